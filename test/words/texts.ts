import type { Node } from './pairs.ts';
import { propertiesOf } from './pairs.ts';

/** One text in both languages, with where it stands. */
export interface Text {
  readonly path: string;
  readonly ja: string;
  readonly en: string;
}

/** What differs where it should not, and the texts of a pair. */
export interface Compared {
  readonly faults: readonly string[];
  readonly texts: readonly Text[];
}

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression'];

/** Walks both sides at once: the same keys, lists of one length, functions of the same parameters, the same places filled in. */
export function compare(ja: Node, en: Node, path: string): Compared {
  if (ja.type === 'ObjectExpression' && en.type === 'ObjectExpression') return objects(ja, en, path);
  if (ja.type === 'ArrayExpression' && en.type === 'ArrayExpression') {
    const [ours, theirs] = [ja['elements'] as Node[], en['elements'] as Node[]];
    const length =
      ours.length === theirs.length ? [] : [`${path}: ${ours.length} in Japanese, ${theirs.length} in English`];
    return joined([
      { faults: length, texts: [] },
      ...ours.flatMap((one, i) => (theirs[i] ? [compare(one, theirs[i], `${path}[${i}]`)] : [])),
    ]);
  }
  const texts = [{ path, ja: textOf(ja), en: textOf(en) }];
  const [ours, theirs] = [placesIn(ja), placesIn(en)];
  const same = ours.join() === theirs.join();
  return { faults: same ? [] : [`${path}: {${ours}} in Japanese, {${theirs}} in English`], texts };
}

function objects(ja: Node, en: Node, path: string): Compared {
  const [ours, theirs] = [propertiesOf(ja), propertiesOf(en)];
  const missing = [
    ...[...ours.keys()].filter((key) => !theirs.has(key)).map((key) => `${path}.${key}: not in English`),
    ...[...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `${path}.${key}: not in Japanese`),
  ];
  const below = [...ours].flatMap(([key, one]) => {
    const other = theirs.get(key);
    return other ? [compare(one, other, `${path}.${key}`)] : [];
  });
  return joined([{ faults: missing, texts: [] }, ...below]);
}

function joined(all: readonly Compared[]): Compared {
  return { faults: all.flatMap(({ faults }) => faults), texts: all.flatMap(({ texts }) => texts) };
}

/** All that is said, without what is filled in. */
function textOf(node: Node): string {
  return literals(node).join('\u0001');
}

function literals(node: Node): string[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : [];
  if (node.type === 'TemplateElement') return [String((node['value'] as { cooked: string }).cooked)];
  // What is compared with is not said.
  if (node.type === 'BinaryExpression' && node['operator'] !== '+') return [];
  if (node.type === 'MemberExpression') return [];
  return children(node).flatMap(literals);
}

/** `{name}` in a text; of a function the numbers of the parameters that it uses; of an expression the names. */
function placesIn(node: Node): string[] {
  const named = literals(node).flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name).replace(/(?:Ja|En)$/, '')),
  );
  const places = FUNCTIONS.includes(node.type) ? parametersUsed(node) : [];
  return [...new Set([...named, ...places])].toSorted();
}

function parametersUsed(node: Node): string[] {
  const parameters = (node['params'] as Node[]).flatMap((one, i) => {
    if (one.type !== 'ObjectPattern') return [[String(one['name']), String(i)] as const];
    return [...propertiesOf(one)].map(([key, value]) => [String(value['name']), key] as const);
  });
  const used = new Set(identifiers(node['body'] as Node));
  return parameters.filter(([name]) => used.has(name)).map(([, place]) => place);
}

function identifiers(node: Node): string[] {
  return [...(node.type === 'Identifier' ? [String(node['name'])] : []), ...children(node).flatMap(identifiers)];
}

function children(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as { type?: unknown } | null)?.type === 'string');
}
