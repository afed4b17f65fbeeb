import { splitHeader } from '../mail/header.ts';
import { ERRORS, WARNINGS } from './rule.ts';

/** The header of a draft or a file that switches rules off for it alone; `freeze` takes it out, so no client ever sees it. */
export const LINT_FIELD = 'X-Client-Check-Lint';

export interface LintMark {
  readonly off: readonly string[];
  /** Names that are no rule's. */
  readonly unknown: readonly string[];
}

/** Reads `X-Client-Check-Lint: off=odd-hour, many-questions`. */
export function readLintMark(source: Uint8Array): LintMark {
  const known: readonly string[] = [...ERRORS, ...WARNINGS];
  const names = splitHeader(source)
    .filter(({ name }) => name === LINT_FIELD.toLowerCase())
    .flatMap(({ value }) =>
      value
        .slice(0, 1_000)
        .replace(/^\s*off\s*=/i, '')
        .split(/[,;\s]+/),
    )
    .filter((name) => name !== '');
  return { off: names.filter((name) => known.includes(name)), unknown: names.filter((name) => !known.includes(name)) };
}
