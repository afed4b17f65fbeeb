import type { core } from 'zod';
import type { Fault, Path } from './faults.ts';
import type { FaultParams } from './fields.ts';
import { knownKeys } from './schema.ts';
import { suggest } from './suggest.ts';
import { shortly, type Worded } from './words.ts';

/** A fault before its place is looked up: at the key itself, or at the value behind it. */
export type Unplaced = Omit<Fault, 'place'> & { readonly at: 'key' | 'value'; readonly key?: string };

/** Translates an issue of zod, whose own words are for programmers and in English. */
export function faultsOf(issue: core.$ZodIssue, data: unknown): readonly Unplaced[] {
  const path = issue.path as Path;
  const value = valueAt(data, path);
  const fault = (code: Fault['code'], values: Fault['values'] = {}, suggestion: string | null = null): Unplaced => {
    return { code, path, values, suggestion, at: 'value' };
  };
  const wrongType = (expected: string) =>
    fault('wrong-type', { expected: typeWords(expected), found: typeWords(typeName(value)) });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...fault('unknown-key', { key: shortly(key) }, suggest(key, knownKeys(path))),
        at: 'key',
        key,
      }));
    case 'invalid_type':
      if (value === undefined || value === null) return [missing(path)];
      return [wrongType(issue.expected)];
    case 'invalid_value': {
      if (value === undefined || value === null) return [missing(path)];
      const allowed = issue.values.map(String);
      if (typeof value === 'object') return [wrongType('string')];
      const written = shortly(plain(value));
      return [fault('not-one-of', { value: written, allowed: allowed.join(', ') }, suggest(plain(value), allowed))];
    }
    case 'too_small':
      return [fault(Array.isArray(value) ? 'empty-list' : 'empty-text')];
    case 'custom': {
      const params = issue.params as FaultParams | undefined;
      const written = params?.secret ? '' : shortly(plain(value));
      const zone = params?.fault === 'bad-timezone' ? suggest(plain(value), Intl.supportedValuesOf('timeZone')) : null;
      return [fault(params?.fault ?? 'wrong-type', { value: written }, zone)];
    }
    default:
      return [wrongType('unknown')];
  }
}

/** What is written at a path; undefined where nothing is. Own properties only: `constructor` is no key of a file without one. */
function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, step)
      ? (at as Record<string | number, unknown>)[step]
      : undefined;
  }, data);
}

function missing(path: Path): Unplaced {
  const key = path.at(-1) ?? '';
  if (typeof key === 'number') return { code: 'empty-text', path, values: {}, suggestion: null, at: 'value' };
  return { code: 'missing', path: path.slice(0, -1), values: { key }, suggestion: null, at: 'key', key };
}

/** A scalar as text. A group could bear a `toString` of its own, so it is never converted. */
function plain(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

const typeTable: Readonly<Record<string, Worded>> = {
  string: { ja: '文字列', en: 'a text' },
  number: { ja: '数', en: 'a number' },
  boolean: { ja: 'true か false', en: 'true or false' },
  array: { ja: '「[…]」か「- 」の並び', en: 'a list' },
  object: { ja: '「キー: 値」の組', en: 'a group of "key: value"' },
  null: { ja: '空', en: 'empty' },
};

/** A type in words that a user of the file knows. */
export function typeWords(type: string): Worded {
  return typeTable[type] ?? { ja: '別の形', en: 'something else' };
}
