/** A piece of HTML: text (character references undecoded), or a tag. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly source: string };

/** Elements whose content is no text of the mail. */
const RAW = new Set(['style', 'script', 'title', 'noscript', 'template', 'textarea', 'xml']);

/** A tag longer than this is looked at no further: its attributes matter little. */
const MAX_TAG = 4_000;

/**
 * Divides HTML into text and tags, as forgiving as mail programs are: comments (with Outlook's conditions), declarations and the
 * content of style and script are left out; a `<` that begins no tag is text. One pass, never throws.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const endless = new Set<string>();
  let lower: string | null = null;
  let at = 0;
  while (at < html.length) {
    const tag = nextTag(html, at);
    const end = tag < html.length ? tagEnd(html, tag) : -1;
    if (end < 0) {
      yield { kind: 'text', text: html.slice(at) };
      return;
    }
    if (tag > at) yield { kind: 'text', text: html.slice(at, tag) };
    at = end;
    if (/[!?]/.test(html[tag + 1] ?? '')) continue;
    const source = html.slice(tag, Math.min(end, tag + MAX_TAG));
    const name = /^<\/?([a-z][a-z0-9:-]{0,30})/i.exec(source)?.[1]?.toLowerCase() ?? '';
    const kind = source[1] === '/' ? 'close' : 'open';
    yield { kind, name, source };
    if (RAW.has(name) && kind === 'open' && !endless.has(name)) {
      lower ??= html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
      const close = lower.indexOf(`</${name}`, at);
      if (close >= 0) at = close;
      else endless.add(name);
    }
  }
}

const PATTERNS = new Map(
  ['class', 'id', 'style', 'alt', 'href'].map((name) => [
    name,
    new RegExp(`[\\s"'/]${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`, 'i'),
  ]),
);

/** The value of a tag's attribute; '' where there is none. */
export function attribute(source: string, name: 'class' | 'id' | 'style' | 'alt' | 'href'): string {
  const match = PATTERNS.get(name)?.exec(source);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

/** Where the next tag, comment or declaration begins; the length where there is none. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-z/!?]/i.test(html[at + 1] ?? '')) return at;
  }
  return html.length;
}

/**
 * Behind the `>` that ends a tag, which may stand in a quoted attribute too; an attribute's quote that never ends counts for
 * none. A comment that never ends takes all (HTML 13.2.5); a tag that never ends is none: -1.
 */
function tagEnd(html: string, from: number): number {
  if (html.startsWith('<!--', from)) {
    const end = html.indexOf('-->', from + 2);
    return end < 0 ? html.length : end + 3;
  }
  for (let at = from + 1; at < Math.min(html.length, from + MAX_TAG); at += 1) {
    const char = html[at];
    if (char === '>') return at + 1;
    if ((char === '"' || char === "'") && html[at - 1] === '=') {
      const close = html.slice(at + 1, from + MAX_TAG).indexOf(char);
      if (close >= 0) at += close + 1;
    }
  }
  const end = html.indexOf('>', from);
  return end < 0 ? -1 : end + 1;
}
