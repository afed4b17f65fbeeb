import type { LintProblem } from '../lint/lint.ts';
import { type Layout, whereIs } from '../lint/places.ts';
import { printableLine } from '../mail/printable.ts';
import { lintMessage, lintWords } from './lint-words.ts';
import type { Paint } from './style.ts';

/** `client-check/lint/1` of contract.md. */
export function lintJson(problems: readonly LintProblem[], layout: Layout, lang: 'ja' | 'en'): object {
  return {
    schema: 'client-check/lint/1',
    problems: problems.map((one) => ({
      rule: one.rule,
      severity: one.severity,
      ...whereIs(one.at, layout),
      message: printableLine(lintMessage(one, lang)),
    })),
  };
}

/** One line a problem, as editors and grep -n know it: file:line:column. */
export function renderLint(
  name: string,
  problems: readonly LintProblem[],
  layout: Layout,
  { lang, paint }: { readonly lang: 'ja' | 'en'; readonly paint: Paint },
): string {
  const words = lintWords[lang];
  if (problems.length === 0) return `${words.clean}\n`;
  const lines = problems.map((one) => {
    const { line, column } = whereIs(one.at, layout);
    const severity = words.severity[one.severity];
    const painted = one.severity === 'error' ? paint.red(severity) : paint.yellow(severity);
    const message = printableLine(lintMessage(one, lang));
    return `${printableLine(name)}:${line}:${column}: ${painted} ${message} ${paint.dim(`[${one.rule}]`)}`;
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const mendable = problems.filter(({ mend }) => mend).length;
  return `${lines.join('\n')}\n\n${words.summary(errors, problems.length - errors, mendable)}\n`;
}
