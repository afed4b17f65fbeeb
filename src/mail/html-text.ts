import { decodeEntities } from './html-entities.ts';
import { attribute, htmlTokens } from './html-tags.ts';

/** Elements that begin and end a line. */
const BLOCK = new Set(
  'address article aside body blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** Those with an empty line before and behind. Outlook's `MsoNormal` paragraphs are lines. */
const SPACED = new Set(['p', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre']);

/** Containers that hold somebody else's words, or the line that says whose: Gmail, Yahoo, Thunderbird. */
const QUOTED = /(?:^|\s)(?:gmail_attr|moz-cite-prefix|moz-forward-container)(?:\s|$)|yahoo_quoted/i;

/** Containers that hold a signature and nothing else. Others (iOS', Outlook's) people write their mail into. */
const SIGNATURE =
  /(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block|ymail_android_signature)(?:\s|$)/i;

/** Characters between which a line end in the source is no space: East Asian text has none (CSS Text 4.1.2). */
const WIDE = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

interface Open {
  readonly name: string;
  readonly quote: boolean;
  readonly signature: boolean;
}

/**
 * The text of an HTML mail, line by line as a person sees it; quoted elements get `> ` before each line, as in plain text.
 * `own`: signatures that a program has marked as such are left out. One pass; never throws.
 */
export function htmlText(html: string, own: boolean): string {
  const page = new Page();
  const open: Open[] = [];
  const counts = new Map<string, number>();
  let preformatted = 0;
  let hidden = 0;
  let link = '';
  const push = (element: Open) => {
    open.push(element);
    counts.set(element.name, (counts.get(element.name) ?? 0) + 1);
    if (element.quote) page.depth += 1;
    if (element.signature) hidden += 1;
  };
  const pop = (name: string) => {
    while ((counts.get(name) ?? 0) > 0) {
      const element = open.pop() as Open;
      counts.set(element.name, (counts.get(element.name) ?? 1) - 1);
      if (element.quote) page.depth -= 1;
      if (element.signature) hidden -= 1;
      if (element.name === name) return;
    }
  };
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      if (hidden === 0) page.write(decodeEntities(token.text), preformatted > 0);
      continue;
    }
    const { kind, name, source } = token;
    const opening = kind === 'open';
    if (name === 'br' && hidden === 0) page.breakLine();
    if ((name === 'td' || name === 'th') && opening) page.write(' ', false);
    if (name === 'pre') preformatted = Math.max(0, preformatted + (opening ? 1 : -1));
    if (BLOCK.has(name)) page.block(SPACED.has(name) && !/\bmso/i.test(attribute(source, 'class')));
    if (name === 'li' && opening) page.write('・', false);
    if (name === 'hr' && hidden === 0) page.rule();
    if (name === 'img' && opening) page.write(shortAlt(source), false);
    if (name === 'a') {
      if (!opening && hidden === 0) page.target(link);
      link = opening ? linkOf(source) : '';
      page.linked = '';
    }
    if (name === 'div' || name === 'blockquote' || name === 'span') {
      if (opening) push(openElement(name, source, own));
      else pop(name);
    }
  }
  return page.text();
}

function openElement(name: string, source: string, own: boolean): Open {
  const label = `${attribute(source, 'class')} ${attribute(source, 'id')}`.trim();
  // Gmail's "indent more" is a blockquote without any border: a person's own words.
  const indented = /border:\s?none/i.test(attribute(source, 'style')) && !/quote/i.test(label);
  const quote = name === 'blockquote' ? !indented : name === 'div' && QUOTED.test(label);
  return { name, quote, signature: own && name !== 'blockquote' && SIGNATURE.test(label) };
}

/** Emoji are pictures in Gmail and on Japanese phones; longer texts describe logos. */
function shortAlt(source: string): string {
  const alt = decodeEntities(attribute(source, 'alt'));
  return [...alt].length <= 3 ? alt : '';
}

function linkOf(source: string): string {
  const href = decodeEntities(attribute(source, 'href')).trim();
  return /^https?:\/\/\S+$/i.test(href) && href.length < 500 ? href : '';
}

/** Lines in the making. */
class Page {
  depth = 0;
  private readonly lines: string[] = [];
  private line: string[] = [];
  private last = '';
  private space = false;
  private newline = false;
  private gap = false;
  private depthAbove = 0;
  /** What was written since the link began. */
  linked = '';

  write(text: string, preformatted: boolean): void {
    if (preformatted) {
      for (const [index, part] of text.split(/\r\n|\n|\r/).entries()) {
        if (index > 0) this.breakLine();
        this.put(part);
      }
      return;
    }
    for (const part of text.split(/([ \t\r\n\f]+)/)) {
      if (part === '') continue;
      if (/^[ \t\r\n\f]/.test(part)) {
        this.space ||= this.last !== '';
        this.newline ||= part.includes('\n');
      } else this.put(part);
    }
  }

  /** Where a link leads, if its text does not say so. */
  target(link: string): void {
    const bare = (url: string) => url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
    if (link !== '' && this.linked !== '' && bare(link) !== bare(this.linked.trim())) this.put(` <${link}>`);
  }

  breakLine(): void {
    const content = this.line.join('').replaceAll('\u00a0', ' ').trimEnd();
    if (content !== '') this.fillGap();
    this.push(content, this.depth);
    this.line = [];
    this.last = '';
    this.space = false;
    this.newline = false;
  }

  /** Ends the line that has begun; an empty one follows if the element has space around it, at the lesser depth of quoting. */
  block(spaced: boolean): void {
    if (this.line.length > 0) this.breakLine();
    this.gap ||= spaced;
  }

  private fillGap(): void {
    const above = this.lines.at(-1);
    if (this.gap && above !== undefined && above.replace(/^[> ]+/, '') !== '') {
      this.push('', Math.min(this.depth, this.depthAbove));
    }
    this.gap = false;
  }

  private push(content: string, depth: number): void {
    this.lines.push(depth > 0 ? `${'>'.repeat(Math.min(depth, 9))} ${content}`.trimEnd() : content);
    this.depthAbove = depth;
  }

  rule(): void {
    this.block(false);
    this.put('----------');
    this.breakLine();
  }

  text(): string {
    this.block(false);
    return this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  private put(text: string): void {
    if (text === '') return;
    const joins = this.newline && WIDE.test(this.last) && WIDE.test(text[0] ?? '');
    if (this.space && !joins) this.line.push(' ');
    this.line.push(text);
    this.linked += text;
    this.last = text.at(-1) ?? '';
    this.space = false;
    this.newline = false;
  }
}
