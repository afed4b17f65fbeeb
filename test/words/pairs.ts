import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** A part of the syntax tree, as far as it is looked at here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Something said in both languages; null where it is said in one only. */
export interface Pair {
  readonly file: string;
  readonly line: number;
  /** The key that it stands at, where it stands at one. */
  readonly key: string | null;
  readonly ja: Node | null;
  readonly en: Node | null;
}

export const SRC = join(import.meta.dirname, '../../src');

/** Every pair of Japanese and English in the program: tables, `say(ja, en)`, `lang === 'ja' ? … : …`, `reasonJa` and `reasonEn`. */
export function pairsIn(folder: string): Pair[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const tables: { file: string; lang: string; node: Node }[] = [];
  const pairs = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const finder = new Finder(file, text);
    tables.push(...finder.tables.map((table) => ({ file, ...table })));
    return finder.pairs;
  });
  // `const ja` and `const en`, in one file or in …-ja.ts and …-en.ts.
  const named = (file: string) => file.replace(/-(?:ja|en)\.ts$/, '.ts');
  const ja = tables.filter(({ lang }) => lang === 'ja');
  const en = tables.filter(({ lang }) => lang === 'en');
  const both = ja.map(({ file, node }) => {
    const other = en.find((one) => named(one.file) === named(file));
    return { file, line: 1, key: null, ja: node, en: other?.node ?? null };
  });
  const alone = en.filter(({ file }) => !ja.some((one) => named(one.file) === named(file)));
  return [...pairs, ...both, ...alone.map(({ file, node }) => ({ file, line: 1, key: null, ja: null, en: node }))];
}

class Finder {
  readonly pairs: Pair[] = [];
  readonly tables: { readonly lang: string; readonly node: Node }[] = [];
  private readonly keys = new Map<Node, string>();

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {
    const { program } = parseSync(file, text);
    const on = (look: (node: Node) => void) => (node: unknown) => look(node as Node);
    new Visitor({
      ObjectExpression: on((node) => this.object(node)),
      CallExpression: on((node) => this.call(node)),
      ConditionalExpression: on((node) => this.conditional(node)),
      VariableDeclarator: on((node) => this.variable(node)),
    }).visit(program);
  }

  private add(at: Node, ja: Node | null, en: Node | null, key: string | null = null): void {
    const line = this.text.slice(0, at.start).split('\n').length;
    this.pairs.push({ file: this.file, line, key, ja, en });
  }

  private object(node: Node): void {
    const properties = propertiesOf(node);
    for (const [name, value] of properties) this.keys.set(value, name);
    for (const [name, value] of properties) {
      const other =
        name === 'ja' ? 'en' : name === 'en' ? 'ja' : name.replace(/(?:Ja|En)$/, (end) => (end === 'Ja' ? 'En' : 'Ja'));
      if (other === name) continue;
      const there = properties.get(other) ?? null;
      const japanese = name === 'ja' || name.endsWith('Ja');
      if (japanese) this.add(value, value, there, this.keys.get(node) ?? null);
      else if (there === null) this.add(value, null, value);
    }
  }

  private call(node: Node): void {
    const [ja, en] = node['arguments'] as Node[];
    // Other functions of that name take one text, worded already; types see to it that this one has two.
    if ((node['callee'] as Node)['name'] === 'say' && ja && en) this.add(node, ja, en);
  }

  private conditional(node: Node): void {
    const { start } = node['test'] as Node & { end: number };
    const test = this.text.slice(start, (node['test'] as unknown as { end: number }).end);
    if (/^(?:\w+\.)*lang === 'ja'$/.test(test)) this.add(node, node['consequent'] as Node, node['alternate'] as Node);
  }

  private variable(node: Node): void {
    const id = node['id'] as Node;
    const init = node['init'] as Node | null;
    if (!init) return;
    if (id.type === 'ArrayPattern' && init.type === 'ArrayExpression') {
      const names = (id['elements'] as (Node | null)[]).map((one) => String(one?.['name'] ?? ''));
      const values = init['elements'] as Node[];
      const at = names.findIndex((name) => name.endsWith('Ja'));
      if (at >= 0) this.add(node, values[at] ?? null, values[names.findIndex((name) => name.endsWith('En'))] ?? null);
    }
    const name = String(id['name'] ?? '');
    if ((name === 'ja' || name === 'en') && init.type === 'ObjectExpression')
      this.tables.push({ lang: name, node: init });
  }
}

export function propertiesOf(node: Node): Map<string, Node> {
  const all = (node['properties'] as Node[]).filter(({ type }) => type === 'Property');
  return new Map(
    all.map((property) => {
      const key = property['key'] as Node;
      return [String(key['name'] ?? key['value']), property['value'] as Node];
    }),
  );
}
