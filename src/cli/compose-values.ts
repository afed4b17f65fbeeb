import { closest, distance } from 'fastest-levenshtein';
import { type Fault, type FieldContext, type Filled, fillField } from '../compose/field-value.ts';
import type { Field, Form } from '../compose/form.ts';
import { ClientCheckError, type Lang } from '../errors.ts';
import type { Asker } from './asker.ts';
import { composeWords } from './compose-words.ts';

/** Values as they were given, lines of text by the field's name. */
export type Given = ReadonlyMap<string, readonly string[]>;

export interface Collected {
  readonly values: Readonly<Record<string, string>>;
  readonly dates: Filled['dates'];
}

/** A call that can't be carried out. */
export function composeUsage(what: string): ClientCheckError {
  return new ClientCheckError('usage', { what, call: 'client-check compose --help' });
}

/** What `--set` says: the same key again adds a line. Throws `usage`. */
export function readSet(pairs: readonly string[], lang: Lang): Given {
  const given = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at <= 0) throw composeUsage(composeWords[lang].badSet(pair));
    const key = pair.slice(0, at).trim();
    given.set(key, [...(given.get(key) ?? []), pair.slice(at + 1)]);
  }
  return given;
}

/** What a YAML file says: a text, a list of texts, or a list of rows (`what`, `owner`, `due`). Throws `usage`. */
export async function readValues(text: string, name: string, lang: Lang): Promise<Given> {
  const { parse } = await import('yaml');
  const wrong = (why: string) => composeUsage(composeWords[lang].badValues(name, why));
  let data: unknown;
  try {
    // Dates stay the text that they are.
    data = parse(text, { maxAliasCount: 0, schema: 'failsafe' });
  } catch (error) {
    throw wrong((error as Error).message.split('\n')[0] ?? '');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw wrong('key: value');
  return new Map(
    Object.entries(data).map(([key, value]) => [
      key,
      (Array.isArray(value) ? value : [value]).map((one) => lineOf(one)),
    ]),
  );
  function lineOf(value: unknown): string {
    if (typeof value === 'string') return value;
    const row = value as { what?: unknown; owner?: unknown; due?: unknown } | null;
    const cells = [row?.what, row?.owner, row?.due].filter((cell): cell is string => typeof cell === 'string');
    if (cells.length === 0) throw wrong('what, owner, due');
    return cells.join(' / ');
  }
}

/**
 * The values of a form: as they were given; where required ones are missing and somebody sits there, all that are left are asked for.
 * Throws `usage` with all that is wrong or missing.
 */
export async function collect(
  form: Form,
  given: Given,
  context: FieldContext,
  screen: Lang,
  asker: () => Promise<Asker> | null,
): Promise<Collected> {
  const words = composeWords[screen];
  const known = form.fields.map(({ name }) => name);
  for (const name of given.keys()) if (!known.includes(name)) throw composeUsage(strange(name, form, known, screen));
  const filled = new Map<string, Filled>();
  const faults: string[] = [];
  for (const field of form.fields.filter(({ name }) => given.has(name))) {
    const value = fillField(field, given.get(field.name) ?? [], context);
    if ('fault' in value) faults.push(`  ${words.faulty(field.name, words.faults[value.fault](value.what))}`);
    else filled.set(field.name, value);
  }
  if (faults.length > 0) throw composeUsage(faults.join('\n').trim());
  const left = form.fields.filter(({ name }) => !filled.has(name));
  const missing = left.filter(({ required }) => required);
  if (missing.length > 0) {
    const asking = asker();
    if (asking === null) {
      const lines = missing.map(({ name, ask }) => `  ${name}  ${ask}`).join('\n');
      throw composeUsage(words.missing(form.name, lines));
    }
    const someone = await asking;
    for (const field of left) filled.set(field.name, await askField(field, context, screen, someone));
  }
  return {
    values: Object.fromEntries(form.fields.map(({ name }) => [name, filled.get(name)?.text ?? ''])),
    dates: [...filled.values()].flatMap(({ dates }) => dates),
  };
}

function strange(name: string, form: Form, known: readonly string[], lang: Lang): string {
  const near = closest(name, [...known]);
  const likely = distance(name, near) <= Math.max(1, Math.floor(near.length / 3));
  return composeWords[lang].unknownField(name, form.name, likely ? near : null, known.join(', '));
}

/** Asks for one field until it is understood; what was made of a date is shown. */
async function askField(field: Field, context: FieldContext, lang: Lang, asker: Asker): Promise<Filled> {
  const words = composeWords[lang];
  const hint = field.required ? words.types[field.type] : `${words.types[field.type]}; ${words.optional}`;
  const tell = ({ fault, what }: Fault) => words.faults[fault](what);
  const many = field.type !== 'line' && field.type !== 'date';
  const lines: string[] = [];
  for (;;) {
    const question = lines.length === 0 ? `${field.ask}  (${hint})` : words.oneMore;
    const check = (answer: string): string | null => {
      if (answer === '' && (lines.length > 0 || !field.required)) return null;
      const value = fillField(field, [answer], context);
      return 'fault' in value ? tell(value) : null;
    };
    const answer = await asker.text(question, { check });
    if (answer !== '') lines.push(answer);
    if (many && answer !== '') continue;
    const value = fillField(field, lines, context);
    if (!('fault' in value)) {
      for (const { shown, dayOff } of many ? [] : value.dates) asker.say(words.understood(shown, dayOff));
      return value;
    }
    asker.warn(tell(value));
    lines.length = 0;
  }
}
