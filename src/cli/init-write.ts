import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeSecrets } from '../config/describe-secrets.ts';
import { parseConfig, shellQuoted } from '../config/load.ts';
import { digestOf, readConfigFile } from '../config/read-file.ts';
import { approve } from '../config/trust.ts';
import { visible } from '../config/words.ts';
import { ClientCheckError } from '../errors.ts';
import { makeFolder } from '../on-disk.ts';
import { jsonText } from '../render/json-text.ts';
import { pad, widthOf } from '../render/width.ts';
import { lineDiff } from '../setup/line-diff.ts';
import { writeConfig } from './change-config.ts';
import { type Draft, draftConfig, draftText, shownTexts } from './init-draft.ts';
import { type InitWorld, tell } from './init-world.ts';

/** Shows what would be written, asks, writes it, and says what comes next. Returns the exit code. */
export async function finish(world: InitWorld, draft: Draft, smtpWorks: boolean | null): Promise<number> {
  const { asker, words, output, around, schema } = world;
  const { file, open } = draft.target;
  const text = (open ? '' : schema) + draftText(draft);
  draftConfig(draft, around.home);
  if (open && text === open.text) {
    await keepSignIns(world, draft);
    report(world, draft, smtpWorks, false);
    return 0;
  }
  const { before, after } = shownTexts(draft);
  tell(world, [words.summary, ...(open ? lineDiff(before, after) : withoutComments(after))].join('\n'));
  if (asker && !(await asker.confirm(words.write(visible(file)), true))) {
    output.print(`${words.notWritten}\n`);
    return 0;
  }
  await write(world, draft, text);
  await keepSignIns(world, draft);
  report(world, draft, smtpWorks, true);
  return 0;
}

async function keepSignIns({ signIns, around }: InitWorld, draft: Draft): Promise<void> {
  await signIns.keep(draftConfig(draft, around.home).account);
}

/** Never over what another program wrote meanwhile. */
async function write({ around, options }: InitWorld, { target: { file, open } }: Draft, text: string): Promise<void> {
  const same = open
    ? await readConfigFile(file).then(({ bytes }) => digestOf(bytes) === open.digest)
    : await access(file).then(
        () => false,
        () => true,
      );
  if (!same) throw new ClientCheckError('setup-lost', { file });
  try {
    await makeFolder(dirname(file));
  } catch (cause) {
    throw new ClientCheckError(
      'file-unwritable',
      { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
      { cause },
    );
  }
  await writeConfig(file, text);
  // Whoever names a file and answers the questions has seen what it runs.
  const bytes = Buffer.from(text);
  const named = (options.output ?? options.config) !== undefined;
  if (named && describeSecrets(parseConfig(bytes, file, around.home)).length > 0) {
    await approve({ file, digest: digestOf(bytes) }, around);
  }
}

function report(world: InitWorld, draft: Draft, smtpWorks: boolean | null, written: boolean): void {
  const { words, output, options, program } = world;
  const { file } = draft.target;
  const { account, clients } = draft.setup;
  if (options.json) {
    const server = (one: typeof account.smtp) =>
      one && { host: one.host, port: one.port, security: one.security, user: one.user };
    const servers = { imap: server(account.imap), smtp: server(account.smtp), smtpWorks };
    output.print(
      jsonText({ schema: 'client-check/init/1', file, written, account: account.name, ...servers, clients }),
    );
    return;
  }
  const shown = visible(file);
  const said = written ? words.written(shown) : words.unchanged(shown);
  const unsent = smtpWorks === true ? [] : [words.writtenNotSmtp];
  const named = (options.output ?? options.config) === undefined ? '' : ` --config ${visible(shellQuoted(file))}`;
  const steps = Object.entries(words.steps).map(([step, what]) => [`${program} ${step}${named}`, what] as const);
  const next = ['', words.next, ...inColumns(steps)];
  output.print(`${[said, ...unsent, ...next].join('\n')}\n`);
}

function inColumns(rows: readonly (readonly [command: string, what: string])[]): string[] {
  const column = Math.max(...rows.map(([command]) => widthOf(command)));
  return rows.map(([command, what]) => `  ${pad(command, column)}  ${what}`);
}

function withoutComments(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}
