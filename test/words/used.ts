import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pair } from './pairs.ts';
import { propertiesOf } from './pairs.ts';

/** Files that hold words; what only they name is said by nobody. */
const WORDS = /(?:words|error-catalog|fault-words|faults\.ts)/;

/** The code that may say them, without comments. */
export function sayers(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !WORDS.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, ''))
    .join('\n');
}

/** Keys of tables of words that no code names: of `const ja` the first level, and the codes of errors and faults. */
export function unused(pairs: readonly Pair[], code: string): string[] {
  const named = new Set(code.match(/[\w-]+/g));
  const keys = pairs.flatMap(({ file, line, key, ja }) => {
    if (line === 1 && key === null && ja?.type === 'ObjectExpression')
      return [...propertiesOf(ja).keys()].map((one) => ({ file, one }));
    return key !== null && WORDS.test(file) ? [{ file, one: key }] : [];
  });
  return keys.filter(({ one }) => !named.has(one)).map(({ file, one }) => `${file}: ${one}`);
}
