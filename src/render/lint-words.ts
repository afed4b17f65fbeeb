import type { LintProblem } from '../lint/lint.ts';
import type { RuleName } from '../lint/rule.ts';
import { lintWordsEn } from './lint-words-en.ts';
import { lintWordsJa } from './lint-words-ja.ts';

/** What a rule says: what it found, and why that matters, each a sentence. */
export interface RuleWords {
  readonly found: (what: string, right: string) => string;
  readonly reason: string;
}

export interface LintWords {
  readonly rules: Readonly<Record<RuleName, RuleWords>>;
  readonly severity: Readonly<Record<'error' | 'warning', string>>;
  readonly summary: (errors: number, warnings: number, mendable: number) => string;
  readonly clean: string;
  readonly mended: (count: number) => string;
  readonly notMended: string;
  readonly unknownRule: (names: string) => string;
  readonly draft: (id: string) => string;
  readonly stdin: string;
}

export const lintWords: Readonly<Record<'ja' | 'en', LintWords>> = { ja: lintWordsJa, en: lintWordsEn };

/** What was found, and the reason. */
export function lintMessage({ rule, what, right = '' }: LintProblem, lang: 'ja' | 'en'): string {
  const { found, reason } = lintWords[lang].rules[rule];
  return lang === 'ja' ? `${found(what, right)}${reason}` : `${found(what, right)} ${reason}`;
}
