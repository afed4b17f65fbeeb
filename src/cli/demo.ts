import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSample } from '../demo/write-sample.ts';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { paintWith } from '../render/style.ts';
import { widthOf } from '../render/width.ts';
import { demoWords } from './demo-words.ts';
import { inbox } from './inbox.ts';
import { closeAll, readAccounts } from './read-account.ts';
import { show } from './show.ts';
import type { World } from './world.ts';

export { SAMPLE_CALENDAR } from '../demo/write-sample.ts';

const DAY = 86_400_000;

export interface DemoOptions {
  /** The instant around which the sample is made. */
  readonly now: Instant;
  readonly json: boolean;
  /** The world of the sample's configuration. */
  readonly worldOf: (file: string) => Promise<World>;
}

/**
 * `client-check demo`: a sample mailbox in a temporary folder; the morning list; one thread with its evidence; and what to try
 * with that mailbox next. It stays where it is until the system clears its temporary files.
 */
export async function demo({ now, json, worldOf }: DemoOptions): Promise<number> {
  const { config } = await sampleIn(now);
  const world = await worldOf(config);
  const scope = { since: now - 60 * DAY, accounts: [], json };
  if (json) return inbox(world, { ...scope, all: false, failOnOverdue: false });

  const { output, lang } = world;
  const paint = paintWith(output.colour);
  const words = demoWords[lang];
  const title = (text: string) => output.print(`${paint.bold.inverse(` ${text} `)}\n\n`);
  output.print(`${words.intro}\n\n`);
  title(`client-check inbox`);
  await inbox(world, { ...scope, all: false, failOnOverdue: false });
  const example = await exampleId(world, scope.since);
  if (example !== null) {
    output.print('\n');
    title(`client-check show ${example}`);
    await show(world, { ...scope, id: example });
  }
  const call = `${world.program} %s --config ${config}`;
  const rows = [
    ['inbox --all', words.all],
    ['inbox --lang en', words.english],
    [`done ${example ?? ''}`.trim(), words.done],
    ['inbox --json', words.json],
  ].map(([command = '', what = '']) => [call.replace('%s', command), what] as const);
  const column = Math.max(...rows.map(([command]) => widthOf(command)));
  const lines = rows.map(
    ([command, what]) => `  ${paint.cyan(command)}${' '.repeat(column - widthOf(command))}  ${what}`,
  );
  output.print(`\n${paint.bold(words.next)}\n${lines.join('\n')}\n\n${words.own}\n`);
  return 0;
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

/** The thread whose evidence tells most: handed on inside the team, and still unanswered. */
async function exampleId(world: World, since: Instant): Promise<string | null> {
  const { viewOf } = await import('./inbox.ts');
  const readings = await readAccounts(world, since);
  await closeAll(readings);
  const view = viewOf(readings, { since, accounts: [], json: false, all: false, failOnOverdue: false }, world);
  const known = view.threads.filter(({ verdict }) => verdict.state === 'overdue' && verdict.client?.known);
  const forwarded = known.find(({ verdict }) => verdict.why.some(({ code }) => code === 'internal-only'));
  return (forwarded ?? known[0] ?? view.threads[0])?.id ?? null;
}
