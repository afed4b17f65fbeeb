import { type Base, build } from './build.ts';
import type { Config } from './config.ts';
import { crossChecks } from './cross-checks.ts';
import type { Fault, Path, Place } from './faults.ts';
import { schema } from './schema.ts';
import { faultsOf, typeWords, type Unplaced } from './zod-faults.ts';

/** Finds the line and column of a key, or of the value behind it; of what is around it where there is none. */
export type PlaceOf = (path: Path, at: 'key' | 'value') => Place;

export interface ValidationContext extends Base {
  readonly placeOf: PlaceOf;
}

export type Validation = { readonly config: Config } | { readonly faults: readonly Fault[] };

/** Turns data from a configuration file into a `Config`, or tells every fault in it, in the order of the file. */
export function validateConfig(data: unknown, context: ValidationContext): Validation {
  const whole = wholeFault(data);
  if (whole) return { faults: [placed(whole, context.placeOf)] };
  const result = schema.safeParse(data);
  const unplaced = withoutEchoes([
    ...(result.error?.issues ?? []).flatMap((issue) => faultsOf(issue, data)),
    ...crossChecks(data),
  ]);
  if (result.success && unplaced.length === 0) return { config: build(result.data, context) };
  return { faults: inOrder(unplaced.map((fault) => placed(fault, context.placeOf))) };
}

/** By place; what the schema and the cross-checks both report, once. */
export function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Map(faults.map((fault) => [JSON.stringify([fault.code, fault.path, fault.values]), fault]));
  return [...seen.values()].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** A key that is misspelt is missing as well; one word about it is enough. */
function withoutEchoes(faults: readonly Unplaced[]): readonly Unplaced[] {
  const keyOf = ({ path }: Unplaced, key: unknown) => JSON.stringify([path, key]);
  const meant = new Set(faults.filter(({ suggestion }) => suggestion).map((fault) => keyOf(fault, fault.suggestion)));
  return faults.filter((fault) => fault.code !== 'missing' || !meant.has(keyOf(fault, fault.values.key)));
}

function wholeFault(data: unknown): Unplaced | null {
  const common = { path: [], suggestion: null, at: 'value' } as const;
  if (data === null || data === undefined) return { ...common, code: 'empty-file', values: {} };
  if (typeof data === 'object' && !Array.isArray(data)) return null;
  const found = typeWords(Array.isArray(data) ? 'array' : typeof data);
  return { ...common, code: 'wrong-type', values: { expected: typeWords('object'), found } };
}

function placed({ at, key, ...fault }: Unplaced, placeOf: PlaceOf): Fault {
  // A missing key has no place of its own: then the lookup gives that of the group it is missing from.
  return { ...fault, place: placeOf(key === undefined ? fault.path : [...fault.path, key], at) };
}
