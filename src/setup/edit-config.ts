import { isDeepStrictEqual } from 'node:util';
import { type Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { inLine, keyLines, listItem } from './write-yaml.ts';

type Path = readonly (string | number)[];

/** One change to a configuration: a value set, or an item put behind a list, which is begun where there is none. */
export type Change =
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'add'; readonly path: Path; readonly value: unknown };

/**
 * Carries out changes on the text of a configuration (without faults) and leaves all else as it stands, byte for byte: comments, order,
 * blank lines. JSON stays JSON. A place where a piece of text can't simply be put in is rewritten by the YAML library, which keeps
 * comments and may move them.
 */
export function editConfig(text: string, changes: readonly Change[]): string {
  return changes.reduce(editOnce, text);
}

function editOnce(text: string, change: Change): string {
  const json = asJson(text);
  const before = json ?? (parse(text).toJS() as unknown);
  const after = applied(before, change);
  if (isDeepStrictEqual(before, after)) return text;
  if (json !== null) return `${JSON.stringify(after, null, indentOf(text))}${text.endsWith('\n') ? '\n' : ''}`;
  for (const edited of [spliced(text, change), rewritten(text, change, after)]) {
    if (edited !== null && holds(edited, after)) return edited;
  }
  throw new Error(`the configuration cannot be changed at ${change.path.join('.')}`);
}

/** As document.ts reads it, so that both see the same. */
function parse(text: string): Document.Parsed {
  return parseDocument(text, { schema: 'core', resolveKnownTags: false, merge: false, stringKeys: true });
}

function holds(text: string, data: unknown): boolean {
  const document = parse(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), data);
}

function asJson(text: string): object | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}

function indentOf(text: string): string {
  return /\n([ \t]+)/.exec(text)?.[1] ?? '';
}

/** What the data is after the change. */
function applied(data: unknown, { op, path, value }: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return op === 'set' ? value : [...((data as unknown[] | null) ?? []), value];
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object | null) }) as Record<string | number, unknown>;
  copy[step] = applied(copy[step] ?? null, { op, path: rest, value } as Change);
  return copy;
}

/** Puts the piece of text in at its place; null where there is no simple place for it. */
function spliced(text: string, change: Change): string | null {
  const document = parse(text);
  const { op, path, value } = change;
  const target = document.getIn(path, true) as Node | undefined;
  if (op === 'set' && target?.range && !(isScalar(target) && target.range[0] === target.range[1])) {
    return inPlace(text, target.range[0], target.range[1], inLine(value));
  }
  if (op === 'add' && isSeq(target) && target.items.length > 0) return behindLast(text, target, value);
  const whole = op === 'add' ? [value] : value;
  const parent = document.getIn(path.slice(0, -1), true) as Node | null | undefined;
  const key = path.at(-1);
  if (typeof key !== 'string') return null;
  // A key without a value, or an empty list: what stood there is commented out, or was never filled in.
  if (target !== undefined) return afterKey(text, parent, key, whole);
  if (isMap(parent)) return newKey(text, parent as { items: Pair[]; flow?: boolean }, key, whole);
  const above = path.at(-2);
  if (parent === undefined && typeof above === 'string') {
    return spliced(text, { op: 'set', path: path.slice(0, -1), value: { [key]: whole } });
  }
  return null;
}

function behindLast(text: string, { items, flow }: { items: unknown[]; flow?: boolean | undefined }, value: unknown) {
  const last = items.at(-1) as Node;
  if (!last.range) return null;
  if (flow) return replaced(text, last.range[1], last.range[1], `, ${inLine(value)}`);
  const first = (items[0] as Node).range?.[0] ?? 0;
  const dash = text.lastIndexOf('-', first - 1);
  return lineBehind(text, last.range[1], listItem(value), dash - startOfLine(text, dash));
}

function newKey(text: string, map: { items: Pair[]; flow?: boolean | undefined }, key: string, value: unknown) {
  const last = map.items.at(-1);
  const end = ((last?.value ?? last?.key) as Node | undefined)?.range?.[1];
  const first = (map.items[0]?.key as Node | undefined)?.range?.[0];
  if (end === undefined || first === undefined) return null;
  if (map.flow) return replaced(text, end, end, `, ${key}: ${inLine(value)}`);
  return lineBehind(text, end, keyLines(key, value), first - startOfLine(text, first));
}

function afterKey(text: string, map: unknown, key: string, value: unknown): string | null {
  const pair = isMap(map) ? map.items.find((one) => isScalar(one.key) && one.key.value === key) : undefined;
  const name = (pair?.key as Node | undefined)?.range;
  const colon = name ? text.indexOf(':', name[1]) : -1;
  if (!isMap(map) || !name || colon < 0) return null;
  const empty = isCollection(pair?.value) ? pair.value.range : null;
  const cleared = empty ? text.slice(0, empty[0]).trimEnd() + text.slice(empty[1]) : text;
  const lines = keyLines(key, value);
  if (map.flow || lines.length === 1) return replaced(cleared, colon + 1, colon + 1, ` ${inLine(value)}`);
  return lineBehind(cleared, colon + 1, lines.slice(1), name[0] - startOfLine(text, name[0]));
}

/** New lines behind the one in which `end` lies, all as far in as their neighbours. */
function lineBehind(text: string, end: number, lines: readonly string[], column: number): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  // The end of a block lies at the start of the next line already.
  const at = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  const piece = lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join(eol) + eol;
  const gap = at > 0 && text[at - 1] !== '\n' ? eol : '';
  return replaced(text, at, at, gap + piece);
}

/** In place of what stands there; a comment behind it keeps its column where it can. */
function inPlace(text: string, from: number, to: number, piece: string): string {
  const [, gap = ''] = /^( +)#/.exec(text.slice(to, to + 200)) ?? [];
  const room = gap.length + widthIn(text.slice(from, to)) - widthIn(piece);
  return replaced(text, from, to + gap.length, piece + ' '.repeat(gap === '' ? 0 : Math.max(1, room)));
}

/** Columns, as an editor shows them: Japanese takes two. */
function widthIn(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function replaced(text: string, from: number, to: number, piece: string): string {
  return text.slice(0, from) + piece + text.slice(to);
}

/** By the library: comments stay, the spaces before them may not. */
function rewritten(text: string, { path }: Change, after: unknown): string {
  const document = parse(text);
  const value = path.reduce((data, step) => (data as Record<string | number, unknown>)[step], after);
  document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}
