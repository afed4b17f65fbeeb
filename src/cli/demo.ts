import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeSample } from '../demo/write-sample.ts';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { paintWith } from '../render/style.ts';
import { pad, widthOf } from '../render/width.ts';
import { demoWords } from './demo-words.ts';
import { draft } from './draft.ts';
import { fileSubmission } from './file-submission.ts';
import { type InboxOptions, inbox, printInbox, viewOf } from './inbox.ts';
import { closeAll, readAccounts } from './read-account.ts';
import { send } from './send.ts';
import { printThread } from './show.ts';
import type { World } from './world.ts';

export { SAMPLE_CALENDAR } from '../demo/write-sample.ts';

export interface DemoOptions {
  /** The instant around which the sample is made. */
  readonly now: Instant;
  /** The world of the sample's configuration, and what its commands look at. */
  readonly worldOf: (file: string) => Promise<World>;
  readonly scopeOf: (world: World) => Omit<InboxOptions, 'all' | 'failOnOverdue'>;
}

/**
 * `client-check demo`: a sample mailbox in a temporary folder; the morning list; one thread with its evidence; holding replies for
 * all that are late; one of them sent, into a file; the list after it; and what to try with that mailbox next. It stays where it is until the system clears its temporary files.
 */
export async function demo({ now, worldOf, scopeOf }: DemoOptions): Promise<number> {
  const { config } = await sampleIn(now);
  const folder = dirname(config);
  const sentFiles: string[] = [];
  const sampleWorld = await worldOf(config);
  const world: World = {
    ...sampleWorld,
    // The sample's own clock, state and outbox: nothing of it reaches the user's.
    clock: sampleWorld.now,
    time: () => sampleWorld.now,
    stateDir: join(folder, 'state'),
    openSubmission: async () => fileSubmission(join(folder, 'outbox'), (file) => sentFiles.push(file)),
  };
  const scope = { ...scopeOf(world), all: false, failOnOverdue: false };
  const readings = await readAccounts(world, scope.since);
  try {
    if (scope.json) return printInbox(readings, scope, world);
    const { output, lang } = world;
    const paint = paintWith(output.colour);
    const words = demoWords[lang];
    const title = (command: string) => output.print(`${paint.bold.inverse(` client-check ${command} `)}\n\n`);
    output.print(`${words.intro}\n\n`);
    title('inbox');
    printInbox(readings, scope, world);
    const id = exampleId(viewOf(readings, scope, world));
    output.print('\n');
    title(`show ${id}`);
    await printThread(readings, { id, json: false }, world);
    output.print('\n');
    title('draft');
    await draft(world, { ...scope, ...NO_DRAFT_OPTIONS, ids: [] });
    output.print('\n');
    title(`send ${id} --yes`);
    await send(world, { ...scope, ids: [id], yes: true, dryRun: false, edit: false });
    for (const file of sentFiles) output.print(`${words.sentTo(file)}\n`);
    output.print('\n');
    title('inbox');
    await inbox(world, scope);
    output.print(`\n${paint.bold(words.next)}\n${suggestions(config, id, world)}\n\n${words.own}\n`);
    return 0;
  } finally {
    await closeAll(readings);
  }
}

const NO_DRAFT_OPTIONS = {
  due: null,
  template: null,
  reason: '',
  edit: false,
  dryRun: false,
  quote: true,
  senderOnly: false,
} as const;

function suggestions(config: string, id: string, { program, lang, output }: World): string {
  const words = demoWords[lang];
  const rows = [
    ['inbox --all', words.all],
    ['inbox --lang en', words.english],
    ['draft --dry-run', words.drafts],
    [`show ${id}`, words.held],
    ['inbox --json', words.json],
  ].map(([command, what]) => [`${program} ${command} --config ${config}`, what ?? ''] as const);
  const column = Math.max(...rows.map(([command]) => widthOf(command)));
  const paint = paintWith(output.colour);
  return rows.map(([command, what]) => `  ${paint.cyan(pad(command, column))}  ${what}`).join('\n');
}

/** The thread whose evidence tells most: handed on inside the team, and still unanswered. */
function exampleId({ threads }: InboxView): string {
  const forwarded = threads.find(({ verdict }) => verdict.why.some(({ code }) => code === 'internal-only'));
  return (forwarded ?? threads[0])?.id ?? '';
}

async function sampleIn(now: Instant): Promise<{ config: string }> {
  try {
    return await writeSample(await mkdtemp(join(tmpdir(), 'client-check-demo-')), now);
  } catch (cause) {
    throw new ClientCheckError(
      'file-unwritable',
      { file: tmpdir(), reason: (cause as NodeJS.ErrnoException).code ?? '' },
      { cause },
    );
  }
}
