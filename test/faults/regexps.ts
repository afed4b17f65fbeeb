import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { vi } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');

/** A regular expression of the program, and where it stands or is built. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

/** Without a pattern of its own: `longestInputs` asks while a pattern is at work. */
export const keyOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string =>
  `/${source}/${flags.replaceAll('g', '').replaceAll('y', '')}`;

export function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
}

/** Every literal in src, and every place that builds one. */
export function literalPatterns(): { readonly patterns: Pattern[]; readonly builders: string[] } {
  const patterns: Pattern[] = [];
  const builders: string[] = [];
  for (const file of sourceFiles()) {
    const text = readFileSync(join(src, file), 'utf8');
    const { program, errors } = parseSync(file, text);
    if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
    const at = (offset: number) => `${file}:${text.slice(0, offset).split('\n').length}`;
    const built = ({ callee, start }: { readonly callee: object; readonly start: number }) => {
      if ('name' in callee && callee.name === 'RegExp') builders.push(at(start));
    };
    new Visitor({
      Literal: (node) => {
        if ('regex' in node) patterns.push({ source: node.regex.pattern, flags: node.regex.flags, at: at(node.start) });
      },
      NewExpression: built,
      CallExpression: built,
    }).visit(program);
  }
  return { patterns, builders };
}

/** What `new RegExp` makes while `work` runs, as far as a file of src calls it. */
export async function builtPatterns(work: () => Promise<void>): Promise<Pattern[]> {
  const patterns: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags], newTarget) {
      const made = Reflect.construct(target, [source, flags], newTarget) as RegExp;
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const file = /\/src\/([\w/.-]+\.ts)/.exec(caller)?.[1];
      if (file) patterns.push({ source: made.source, flags: made.flags, at: file });
      return made;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return patterns;
}

/** Imports every module of src but main.ts, so that what they build at their beginning is built. */
export async function importAll(): Promise<void> {
  vi.resetModules();
  for (const file of sourceFiles()) if (file !== 'main.ts') await import(/* @vite-ignore */ join(src, file));
}

/** The longest text that each pattern met while `work` ran, by its key. */
export async function longestInputs(work: () => unknown): Promise<ReadonlyMap<string, number>> {
  const longest = new Map<string, number>();
  const { exec } = RegExp.prototype;
  // Every method of strings and of RegExp asks this one, once it is no longer the built-in (ECMA-262 22.2.7.1).
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const key = keyOf(this);
    const length = String(text).length;
    if (length > (longest.get(key) ?? -1)) longest.set(key, length);
    return exec.call(this, text);
  };
  try {
    await work();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return longest;
}
