import { readDraftMail } from '../compose/draft-mail.ts';
import { build } from '../config/build.ts';
import type { Config } from '../config/config.ts';
import { ClientCheckError, type Lang } from '../errors.ts';
import { type LintProblem, lintMail } from '../lint/lint.ts';
import { readLintMark } from '../lint/mark.ts';
import { mendSource } from '../lint/mend.ts';
import { layoutOf, TEXT_ALONE } from '../lint/places.ts';
import type { Answered } from '../lint/rule.ts';
import type { Instant } from '../mail/address.ts';
import { splitHeader } from '../mail/header.ts';
import { jsonText } from '../render/json-text.ts';
import { lintJson, renderLint } from '../render/lint.ts';
import { lintWords } from '../render/lint-words.ts';
import { paintWith } from '../render/style.ts';
import { lintable, lintContext } from './lint-context.ts';
import type { Output } from './world.ts';

/** What a check needs of the surroundings. */
export interface LintWorld {
  readonly config: LintConfig;
  readonly lang: Lang;
  readonly output: Output;
}

export type LintConfig = Pick<Config, 'accounts' | 'team' | 'clients' | 'ignore' | 'calendar' | 'lint'>;

export interface LintOptions {
  readonly json: boolean;
  readonly fix: boolean;
}

/** One mail to be checked. */
export interface LintTarget {
  /** As it is shown before each line. */
  readonly name: string;
  readonly source: Buffer;
  /** When it is to go out; null: by its own Date. */
  readonly now: Instant | null;
  readonly clock: Instant;
  readonly answered: Answered | null;
  /** Lines are counted from the text's first: a draft in a mailbox is no file. */
  readonly asText: boolean;
  /** It is one plain text, which can be mended here. */
  readonly mendable: boolean;
  /** Takes the mended mail. */
  readonly write: (mended: Buffer) => Promise<void>;
  /** Standard output holds the mended mail, so nothing else may. */
  readonly piped: boolean;
}

/** The configuration where there is none: the calendar of Japan, no clients. A file can be checked all the same. */
export function bareConfig(): LintConfig {
  return build({ accounts: [] }, { file: '/', home: '/' });
}

/** Checks one mail, mends what is certain where asked to, and tells what remains. Returns the exit code. */
export async function lintOne(
  target: LintTarget,
  { config, lang, output }: LintWorld,
  options: LintOptions,
): Promise<number> {
  const words = lintWords[lang];
  const mark = readLintMark(target.source);
  if (mark.unknown.length > 0) output.warn(words.unknownRule(mark.unknown.join(', ')));
  let { source } = target;
  let problems = await check(source, target, config);
  const mends = problems.flatMap(({ mend }) => mend ?? []);
  if (options.fix) {
    const { text } = await readDraftMail(source);
    const mended = mends.length === 0 ? source : target.mendable ? mendSource(source, text, mends) : null;
    if (mended === null) output.warn(words.notMended);
    if (target.piped || (mended !== null && mends.length > 0)) await target.write(mended ?? source);
    if (mended !== null && mends.length > 0) {
      source = mended;
      problems = await check(source, target, config);
      if (!target.piped && !options.json) output.print(`${words.mended(mends.length)}\n`);
    }
  }
  const layout = target.asText ? TEXT_ALONE : layoutOf(source);
  const shown = renderLint(target.name, problems, layout, { lang, paint: paintWith(output.colour) });
  if (target.piped) output.warn(shown.trimEnd());
  else output.print(options.json ? jsonText(lintJson(problems, layout, lang)) : shown);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function check(source: Buffer, target: LintTarget, config: LintConfig): Promise<LintProblem[]> {
  const read = await readDraftMail(source);
  const mail = lintable(read);
  const own = read.envelope.date;
  const now = target.now ?? own ?? target.clock;
  const off = new Set([...config.lint.off, ...readLintMark(source).off]);
  return lintMail(mail, lintContext(config, mail, now, target.answered), off);
}

const FIELDS = /^(?:from|to|cc|subject|date|message-id|mime-version|content-type|x-unsent)$/;

/** Fails where bytes are no mail (RFC 5322): no header field that every mail has. */
export function assertMail(source: Buffer, file: string): void {
  const fields = splitHeader(source.subarray(0, 200_000));
  const binary = source.subarray(0, 8_192).includes(0);
  if (binary || !fields.some(({ name }) => FIELDS.test(name))) throw new ClientCheckError('not-a-mail', { file });
}
