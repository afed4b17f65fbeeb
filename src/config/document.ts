import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { isTooDeep } from './depth.ts';
import type { Fault, FaultCode, Path, Place } from './faults.ts';
import type { PlaceOf } from './validate.ts';
import { shortly } from './words.ts';

/** A configuration file as data, with the place of every part of it. JSON is YAML, so one parser serves both. */
export interface ConfigDocument {
  /** null where the text is no YAML at all. */
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** Is `data` what the writer meant, so that its own faults are worth telling too? */
  readonly sound: boolean;
  readonly placeOf: PlaceOf;
}

/** Reads YAML 1.2 (dates stay texts, `yes` and `no` too); no tags, no merge keys, few aliases. */
export function readDocument(text: string): ConfigDocument {
  const start: Place = { line: 1, column: 1 };
  const nothing = { data: null, sound: false, placeOf: () => start };
  if (isTooDeep(text)) return { ...nothing, faults: [fault('too-deep', start)] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    stringKeys: true,
    prettyErrors: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const found = [...yamlFaults(document, text, placeAt), ...aliasFaults(document, placeAt)];
  const faults = firstOfEachLine(found);
  if (faults.some(({ code }) => code !== 'duplicate-key')) return { ...nothing, faults };
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return { data, faults, sound: true, placeOf: (path, at) => placeAt(offsetOf(document, path, at)) };
  } catch {
    // With every alias resolvable, only their number is left to fail.
    return { ...nothing, faults: [fault('yaml-alias-bomb', start)] };
  }
}

const codes: Readonly<Record<string, FaultCode>> = {
  TAB_AS_INDENT: 'yaml-tab',
  BAD_INDENT: 'yaml-indent',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-nested',
  MISSING_CHAR: 'yaml-unclosed',
  BAD_SCALAR_START: 'yaml-quote',
  BAD_ALIAS: 'yaml-alias',
  MULTIPLE_DOCS: 'yaml-documents',
  TAG_RESOLVE_FAILED: 'yaml-tag',
  BAD_DQ_ESCAPE: 'yaml-escape',
  NON_STRING_KEY: 'yaml-key',
  DUPLICATE_KEY: 'duplicate-key',
};

function yamlFaults(document: Document, text: string, placeAt: (offset: number) => Place): Fault[] {
  return [...document.errors, ...document.warnings].map(({ code, message, pos: [from] }) => {
    const key = code === 'DUPLICATE_KEY' ? (/^["']?([^\s:"']*)/.exec(text.slice(from, from + 100))?.[1] ?? '') : '';
    // One code for two slips: lines that do not line up, and a bracket that is not closed before the next line begins.
    const open = code === 'BAD_INDENT' && message.startsWith('Flow');
    return fault(
      open ? 'yaml-unclosed' : (codes[code] ?? 'yaml-syntax'),
      placeAt(from),
      key ? { key: shortly(key) } : {},
    );
  });
}

/** `*.example.jp` without quotes is an alias to the parser, and one of nothing. */
function aliasFaults(document: Document, placeAt: (offset: number) => Place): Fault[] {
  const faults: Fault[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) faults.push(fault('yaml-alias', placeAt(node.range?.[0] ?? 0)));
      } else if (node.anchor) anchors.add(node.anchor);
    },
  });
  return faults;
}

/** One slip makes a parser stumble several times over; the first is the one to mend. */
function firstOfEachLine(faults: readonly Fault[]): readonly Fault[] {
  const sorted = faults.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return sorted.filter(({ place }, i) => place.line !== sorted[i - 1]?.place.line);
}

function offsetOf(document: Document, path: Path, at: 'key' | 'value'): number {
  let node: Node | null = document.contents as Node | null;
  let anchor = 0;
  for (const step of path) {
    const within: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(within)) {
      const pair = within.items.findLast(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === step);
      if (!pair) return anchor;
      anchor = startOf(pair.key) ?? anchor;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(within)) {
      node = (within.items[Number(step)] as Node | undefined) ?? null;
      anchor = startOf(node) ?? anchor;
    } else return anchor;
  }
  const empty = isScalar(node) && node.range?.[0] === node.range?.[1];
  return at === 'key' || empty ? anchor : (startOf(node) ?? anchor);
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function fault(code: FaultCode, place: Place, values: Fault['values'] = {}): Fault {
  return { code, path: [], place, values, suggestion: null };
}
