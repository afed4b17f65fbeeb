import { parse } from 'yaml';
import { compile, invalid, splitTemplate } from './template.ts';

/**
 * What a field of a form takes: one line; a text of several; items; boxes to tick; a date; items with a date each; items with who does
 * them and by when.
 */
export const FIELD_TYPES = ['line', 'text', 'list', 'choices', 'date', 'schedule', 'actions'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** The question that asks for it. */
  readonly ask: string;
  readonly required: boolean;
}

/** A template whose values are asked for. */
export interface Form {
  readonly name: string;
  readonly description: string;
  readonly file: string;
  readonly fields: readonly Field[];
  readonly subject: (values: FormValues) => string;
  readonly render: (values: FormValues) => string;
}

/** By the field's name, as they stand in the text; '' where there is none. Besides: `salutation`, `sender`, `matter`. */
export type FormValues = Readonly<Record<string, string>>;

/** What every form may name. */
export const COMMON = ['salutation', 'sender', 'matter'] as const;

/** Nobody answers more questions. */
const MAX_FIELDS = 40;

/**
 * Reads a form: a header in YAML with `name`, `description`, `subject` and `fields`, then the text, as any template's.
 * @param file its path, for errors
 * Throws `template-invalid`.
 */
export function parseForm(source: string, file: string): Form {
  const { head, body, place } = splitTemplate(source, file);
  const header = headerOf(head, file);
  const fields = fieldsOf(header['fields'], file);
  const variables = [...COMMON, ...fields.map(({ name }) => name)];
  const text = (name: string) => (typeof header[name] === 'string' ? header[name] : '');
  const subject = compile(text('subject'), { file, skipped: 0 }, variables);
  const render = compile(body, place, variables);
  return {
    name: text('name'),
    description: text('description'),
    file,
    fields,
    subject: (values) => subject(values).replace(/\s+/g, ' '),
    render,
  };
}

function headerOf(head: string, file: string): Readonly<Record<string, unknown>> {
  let header: unknown;
  try {
    header = parse(head, { maxAliasCount: 0 });
  } catch (error) {
    const { message, linePos } = error as { message: string; linePos?: [{ line: number }] };
    const words = message.split('\n')[0] ?? '';
    throw invalid(file, (linePos?.[0].line ?? 1) + 1, words, words);
  }
  if (isGroup(header)) return header;
  throw invalid(file, 1, '見出し(--- の間)がありません', 'it has no header between two lines of ---');
}

function fieldsOf(given: unknown, file: string): Field[] {
  const entries = isGroup(given) ? Object.entries(given) : [];
  if (entries.length === 0) throw invalid(file, 1, '見出しに fields がありません', 'its header has no fields');
  if (entries.length > MAX_FIELDS) throw invalid(file, 1, 'fields が多すぎます', 'it has too many fields');
  return entries.map(([name, value]) => {
    const { type = 'line', ask = name, required = true, ...rest } = isGroup(value) ? value : {};
    const said = (ja: string, en: string) =>
      invalid(file, 1, `fields の「${name}」: ${ja}`, `the field "${name}": ${en}`);
    if (!/^[a-z][a-z0-9_]{0,40}$/.test(name))
      throw said('名前は英小文字で始めます', 'its name begins with a small letter');
    if ((COMMON as readonly string[]).includes(name)) throw said('使えない名前です', 'the name is taken');
    if (!isOneOf(type)) {
      const types = FIELD_TYPES.join(', ');
      throw said(`type は ${types} のどれかです`, `its type is one of ${types}`);
    }
    const [stranger] = Object.keys(rest);
    if (stranger !== undefined) throw said(`「${stranger}」はありません`, `there is no "${stranger}"`);
    if (typeof ask !== 'string' || typeof required !== 'boolean') throw said('読めません', 'it is not understood');
    return { name, type, ask, required };
  });
}

function isOneOf(type: unknown): type is FieldType {
  return (FIELD_TYPES as readonly unknown[]).includes(type);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
