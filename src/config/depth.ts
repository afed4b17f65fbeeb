import { type CST, Parser } from 'yaml';

/** Deeper than any honest file goes: the deepest key of the schema lies nine levels down. */
const depthLimit = 40;

/**
 * Is a text nested so deeply that composing it, which recurses, could use up the stack? Node then dies without an exception
 * where a regular expression is compiled last. The token parser keeps a stack of its own, so it can tell beforehand.
 */
export function isTooDeep(text: string): boolean {
  const open: [token: unknown, depth: number][] = [];
  for (const token of new Parser().parse(text)) open.push([token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > depthLimit) return true;
    for (const child of childrenOf(token as CST.Token)) open.push([child, depth + 1]);
  }
  return false;
}

function childrenOf(token: CST.Token): readonly unknown[] {
  if (token.type === 'document') return [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value]).filter((part) => part !== null && part !== undefined);
}
