import { closest, distance } from 'fastest-levenshtein';
import { Liquid, type Template as Parsed } from 'liquidjs';
import { ClientCheckError } from '../errors.ts';
import { FLAGS, VARIABLES, type Values } from './values.ts';

/** A text with places to fill, checked. */
export interface Template {
  readonly name: string;
  readonly description: string;
  /** Where it was read from, for errors. */
  readonly file: string;
  /** Throws `template-invalid` where what a mail says makes it say too much. */
  readonly render: (values: Values) => string;
}

/** Choice and output are all that a mail's text needs. No loops, no files, no other templates. */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'comment', 'raw', '#']);
const FILTERS = new Set(
  'default append prepend upcase downcase capitalize strip lstrip rstrip replace replace_first remove remove_first truncate size'.split(
    ' ',
  ),
);

/** A longer template is none; nor is one whose text grows beyond any mail, as `append` of a text to itself makes it. */
const MAX_LENGTH = 50_000;
const MAX_MEMORY = 2_000_000;
const MAX_TEXT = 500_000;

/**
 * Reads a template: a header between two lines of `---` with `name` and `description`, then the text in Liquid. A mark that is not
 * closed, an unknown tag, filter or variable is an error with its place, also where no mail would come by it.
 * @param file its path, for errors
 * Throws `template-invalid`.
 */
export function parseTemplate(source: string, file: string): Template {
  const { head, body, place } = splitTemplate(source, file);
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*"?(.*?)"?[ \\t]*$`, 'm').exec(head)?.[1] ?? '';
  const compiled = compile(body, place, VARIABLES, FLAGS);
  return { name: field('name'), description: field('description'), file, render: (values) => compiled({ ...values }) };
}

/** A template's header and text, and where the text stands in its file. */
export function splitTemplate(source: string, file: string): { head: string; body: string; place: Place } {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const header = /^---\n(?<fields>[\s\S]*?)\n---\n/.exec(text);
  const skipped = header ? header[0].split('\n').length - 1 : 0;
  const body = header ? text.slice(header[0].length) : text;
  return { head: header?.groups?.['fields'] ?? '', body, place: { file, skipped } };
}

type Render = (values: Readonly<Record<string, string | boolean>>) => string;

/**
 * Reads a text with places to fill. Throws `template-invalid`.
 * @param variables all that it may name
 * @param flags those of them that are yes or no
 */
export function compile(
  body: string,
  place: Place,
  variables: readonly string[],
  flags: ReadonlySet<string> = new Set(),
): Render {
  const engine = engineOf();
  const parsed = parsedBody(engine, body, place, variables);
  checkVariables(engine, parsed, body, place, variables);
  const render: Render = (values) => filled(engine, parsed, values, place, variables);
  // What only shows when it is filled in (a variable that is set in one branch alone, a text without end) shows here already.
  for (const all of [true, false]) {
    render(Object.fromEntries(variables.map((name) => [name, flags.has(name) ? all : all ? name : ''])));
  }
  return render;
}

/** Where a template's text stands: its file, and the lines of the header above it. */
export interface Place {
  readonly file: string;
  readonly skipped: number;
}

function filled(
  engine: Liquid,
  parsed: Parsed[],
  values: Readonly<Record<string, string | boolean>>,
  place: Place,
  variables: readonly string[],
): string {
  let text = '';
  try {
    // In Liquid an empty text is true: what is not there is nil.
    text = String(engine.renderSync(parsed, withoutEmpty(values)));
  } catch (error) {
    throw faultOf(error, place, variables);
  }
  if (text.length > MAX_TEXT) throw tooLarge(place.file, 1);
  return tidy(text);
}

function engineOf(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    cache: false,
    memoryLimit: MAX_MEMORY,
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!FILTERS.has(filter)) delete engine.filters[filter];
  return engine;
}

function parsedBody(engine: Liquid, body: string, place: Place, variables: readonly string[]): Parsed[] {
  if (body.length > MAX_LENGTH)
    throw invalid(place.file, 1, `長すぎます (${body.length} 文字)`, `it is too long (${body.length})`);
  try {
    return engine.parse(body);
  } catch (error) {
    throw faultOf(error, place, variables);
  }
}

/** An error of Liquid's, with its place. */
function faultOf(error: unknown, { file, skipped }: Place, variables: readonly string[]): ClientCheckError {
  const message = String((error as Error).message);
  const line = Number(/line:(\d+)/.exec(message)?.[1] ?? 1) + skipped;
  const filter = /undefined filter: ([^\s,]+)/.exec(message)?.[1];
  if (filter) return unknown(file, line, 'filter', filter, [...FILTERS]);
  const tag = /tag "([^"\s]+)" not found/.exec(message)?.[1];
  if (tag) return unknown(file, line, 'tag', tag, [...TAGS]);
  const variable = /undefined variable: ([^\s,]+)/.exec(message)?.[1];
  if (variable) return unknown(file, line, 'variable', variable, variables);
  if (/limit exceeded|call stack|invalid (?:string|array) length/i.test(message)) return tooLarge(file, line);
  const words = message.replace(/, line:.*/s, '');
  return invalid(file, line, words, words);
}

function tooLarge(file: string, line: number): ClientCheckError {
  return invalid(
    file,
    line,
    '入れ子が深すぎるか、展開すると大きくなりすぎます',
    'it is nested too deep, or grows too large when it is filled in',
  );
}

function checkVariables(
  engine: Liquid,
  parsed: Parsed[],
  body: string,
  { file, skipped }: Place,
  variables: readonly string[],
): void {
  const stranger = engine.globalVariablesSync(parsed).find((name) => !variables.includes(name));
  if (stranger === undefined) return;
  const at = body.search(new RegExp(`\\{[{%][^}]*\\b${stranger.replace(/\W/g, '.')}\\b`));
  const line = body.slice(0, Math.max(0, at)).split('\n').length + skipped;
  throw unknown(file, line, 'variable', stranger, variables);
}

const KINDS = { filter: 'フィルター', tag: 'タグ', variable: '変数' } as const;

function unknown(file: string, line: number, kind: keyof typeof KINDS, name: string, known: readonly string[]) {
  const near = closest(name, [...known]);
  const likely = distance(name, near) <= Math.max(1, Math.floor(near.length / 3));
  return invalid(
    file,
    line,
    `${KINDS[kind]}「${name}」はありません。${likely ? `「${near}」の誤りですか?` : `使えるもの: ${known.join(', ')}`}`,
    `there is no ${kind} "${name}". ${likely ? `Did you mean "${near}"?` : `There are: ${known.join(', ')}`}`,
  );
}

export function invalid(file: string, line: number, reasonJa: string, reasonEn: string): ClientCheckError {
  return new ClientCheckError('template-invalid', { file, line, reasonJa, reasonEn });
}

function withoutEmpty(values: Readonly<Record<string, string | boolean>>): Record<string, string | boolean | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]));
}

/** A line that only held a mark leaves no gap: never more than one empty line, none at either end. */
function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
