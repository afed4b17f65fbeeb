import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintable, lintContext } from '../../src/cli/lint-context.ts';
import { readDraftMail } from '../../src/compose/draft-mail.ts';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/load.ts';
import { type LintProblem, lintMail } from '../../src/lint/lint.ts';
import { layoutOf, whereIs } from '../../src/lint/places.ts';
import { ERRORS, type RuleName, WARNINGS } from '../../src/lint/rule.ts';

const FOLDER = import.meta.dirname;

/** A mail of the set, what is expected of it, and what the rules find. */
export interface Checked {
  readonly mail: string;
  readonly expected: readonly { readonly rule: string; readonly line: number }[];
  readonly looksLike: readonly string[];
  readonly found: readonly (LintProblem & { readonly place: { readonly line: number; readonly column: number } })[];
}

export function configOfSet(): Config {
  const file = join(FOLDER, 'clientrc.yaml');
  return parseConfig(readFileSync(file), file, '/home/none');
}

/** Checks every mail of a folder, each as of its own Date. */
export async function checkSet(folder = 'mails', table = 'expected.tsv'): Promise<Checked[]> {
  const config = configOfSet();
  const rows = readFileSync(join(FOLDER, table), 'utf8').trimEnd().split('\n').slice(1);
  const expected = rows.map((row) => row.split('\t') as [string, string, string]);
  const names = readdirSync(join(FOLDER, folder)).map((name) => name.replace(/\.eml$/, ''));
  return Promise.all(
    names.map(async (mail): Promise<Checked> => {
      const source = readFileSync(join(FOLDER, folder, `${mail}.eml`));
      const read = await readDraftMail(source);
      const layout = layoutOf(source);
      const lintableMail = lintable(read);
      const now = read.envelope.date as number;
      const of = expected.filter(([name]) => name === mail);
      return {
        mail,
        expected: of.flatMap(([, rule, line]) => (/^\d+$/.test(line) ? [{ rule, line: Number(line) }] : [])),
        looksLike: of.flatMap(([, rule, line]) => (line === 'looks-like' ? [rule] : [])),
        found: lintMail(lintableMail, lintContext(config, lintableMail, now, null)).map((one) => ({
          ...one,
          place: whereIs(one.at, layout),
        })),
      };
    }),
  );
}

export interface Figures {
  readonly rule: RuleName;
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall of every rule, by mail. */
export function figuresOf(all: readonly Checked[]): Figures[] {
  return [...ERRORS, ...WARNINGS].map((rule) => {
    const has = (list: readonly { readonly rule: string }[]) => list.some((one) => one.rule === rule);
    const right = all.filter(({ found, expected }) => has(found) && has(expected)).length;
    const wrong = all.filter(({ found, expected }) => has(found) && !has(expected)).map(({ mail }) => mail);
    const missed = all.filter(({ found, expected }) => !has(found) && has(expected)).map(({ mail }) => mail);
    return {
      rule,
      right,
      wrong,
      missed,
      precision: right + wrong.length === 0 ? 1 : right / (right + wrong.length),
      recall: right + missed.length === 0 ? 1 : right / (right + missed.length),
    };
  });
}
