import { closest, distance } from 'fastest-levenshtein';
import { Liquid, type Template as Parsed } from 'liquidjs';
import { ClientCheckError } from '../errors.ts';
import { VARIABLES, type Values } from './values.ts';

/** A text with places to fill, checked: rendering it can't fail. */
export interface Template {
  readonly name: string;
  readonly description: string;
  /** Where it was read from, for errors. */
  readonly file: string;
  readonly render: (values: Values) => string;
}

/** Choice and output are all that a mail's text needs. No loops, no files, no other templates. */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'comment', 'raw', '#']);
const FILTERS = new Set(
  'default append prepend upcase downcase capitalize strip lstrip rstrip replace replace_first remove remove_first truncate size'.split(
    ' ',
  ),
);

/** A longer template is none. */
const MAX_LENGTH = 50_000;

/**
 * Reads a template: a header between two lines of `---` with `name` and `description`, then the text in Liquid. A mark that is not
 * closed, an unknown tag, filter or variable is an error with its place, also where no mail would come by it.
 * @param file its path, for errors
 * Throws `template-invalid`.
 */
export function parseTemplate(source: string, file: string): Template {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const header = /^---\n(?<fields>[\s\S]*?)\n---\n/.exec(text);
  const skipped = header ? header[0].split('\n').length - 1 : 0;
  const body = header ? text.slice(header[0].length) : text;
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*"?(.*?)"?[ \\t]*$`, 'm').exec(header?.groups?.['fields'] ?? '')?.[1] ?? '';
  const engine = engineOf();
  const parsed = parsedBody(engine, body, file, skipped);
  checkVariables(engine, parsed, body, file, skipped);
  return {
    name: field('name'),
    description: field('description'),
    file,
    // In Liquid an empty text is true: what is not there is nil.
    render: (values) => tidy(String(engine.renderSync(parsed, withoutEmpty(values)))),
  };
}

function engineOf(): Liquid {
  const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, cache: false });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!FILTERS.has(filter)) delete engine.filters[filter];
  return engine;
}

function parsedBody(engine: Liquid, body: string, file: string, skipped: number): Parsed[] {
  if (body.length > MAX_LENGTH)
    throw invalid(file, 1, `長すぎます (${body.length} 文字)`, `it is too long (${body.length})`);
  try {
    return engine.parse(body);
  } catch (error) {
    const message = String((error as Error).message);
    const line = Number(/line:(\d+)/.exec(message)?.[1] ?? 1) + skipped;
    const filter = /undefined filter: (\S+?),/.exec(message)?.[1];
    if (filter) throw unknown(file, line, 'filter', filter, [...FILTERS]);
    const tag = /tag "(\S+)" not found/.exec(message)?.[1];
    if (tag) throw unknown(file, line, 'tag', tag, [...TAGS]);
    const words = message.replace(/, line:.*/s, '');
    throw invalid(file, line, words, words);
  }
}

function checkVariables(engine: Liquid, parsed: Parsed[], body: string, file: string, skipped: number): void {
  const stranger = engine.globalVariablesSync(parsed).find((name) => !(VARIABLES as readonly string[]).includes(name));
  if (stranger === undefined) return;
  const at = body.search(new RegExp(`\\{[{%][^}]*\\b${stranger.replace(/\W/g, '.')}\\b`));
  const line = body.slice(0, Math.max(0, at)).split('\n').length + skipped;
  throw unknown(file, line, 'variable', stranger, VARIABLES);
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

function invalid(file: string, line: number, reasonJa: string, reasonEn: string): ClientCheckError {
  return new ClientCheckError('template-invalid', { file, line, reasonJa, reasonEn });
}

function withoutEmpty(values: Values): Record<string, string | boolean | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]));
}

/** A line that only held a mark leaves no gap: never more than one empty line, none at either end. */
function tidy(text: string): string {
  return text
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
