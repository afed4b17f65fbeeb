/** A piece of an address list (RFC 5322 3.2): what stands in quotes, in parentheses, in angle brackets, or bare. */
export interface AddressToken {
  /** `angle` has the text within the brackets, the others all of theirs. */
  readonly kind: 'quoted' | 'comment' | 'angle' | 'atom' | 'space';
  readonly text: string;
}

export interface AddressEntries {
  /** What commas and semicolons divide; a name with a bare comma in it is one with what follows. */
  readonly entries: readonly (readonly AddressToken[])[];
  /** RFC 5322 3.4 group: with its semicolon, or a bare colon in what may be a name. */
  readonly group: 'closed' | 'open' | null;
  /** A quote, comment or bracket has no end. */
  readonly broken: boolean;
}

/** Cuts an address list into its tokens, strictly, in one pass. Understands nothing of them. */
export function tokenize(text: string): AddressEntries {
  const entries: AddressToken[][] = [[]];
  let colon = false;
  let group: AddressEntries['group'] = null;
  let broken = false;
  /** The entry under way holds what may be an address, or encoded words that may be one's name. */
  let addressed = false;
  for (let at = 0; at < text.length; ) {
    const entry = entries.at(-1) as AddressToken[];
    const char = text[at] as string;
    if (char === ',' || char === ';') {
      if (char === ';' && colon) group = 'closed';
      if (addressed) entries.push([]);
      addressed = false;
      at += 1;
      continue;
    }
    if (char === ':') {
      colon = true;
      group ??= 'open';
      entry.length = 0;
      addressed = false;
      at += 1;
      continue;
    }
    const { token, end, open } = tokenAt(text, at);
    broken ||= open;
    entry.push(token);
    addressed ||= token.kind === 'angle' || token.text.includes('@') || token.text.includes('=?');
    at = end;
  }
  return { entries: entries.filter((entry) => entry.some(({ kind }) => kind !== 'space')), group, broken };
}

function tokenAt(text: string, at: number): { token: AddressToken; end: number; open: boolean } {
  const char = text[at] as string;
  if (char === '"' || char === '<') {
    const close = char === '"' ? '"' : '>';
    let end = at + 1;
    while (end < text.length && text[end] !== close) end += text[end] === '\\' ? 2 : 1;
    const open = end >= text.length;
    const kind = char === '"' ? 'quoted' : 'angle';
    const inner = text.slice(kind === 'angle' ? at + 1 : at, kind === 'angle' ? end : end + 1);
    return { token: { kind, text: inner }, end: Math.min(text.length, end + 1), open };
  }
  if (char === '(') {
    let depth = 1;
    let end = at + 1;
    for (; end < text.length && depth > 0; end += 1) {
      if (text[end] === '\\') end += 1;
      else if (text[end] === '(') depth += 1;
      else if (text[end] === ')') depth -= 1;
    }
    return { token: { kind: 'comment', text: text.slice(at, end) }, end, open: depth > 0 };
  }
  const space = /\s/.test(char);
  let end = at + 1;
  while (
    end < text.length &&
    /\s/.test(text[end] as string) === space &&
    (space || !/["(<,;:]/.test(text[end] as string))
  )
    end += 1;
  return { token: { kind: space ? 'space' : 'atom', text: text.slice(at, end) }, end, open: false };
}
