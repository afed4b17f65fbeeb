/** A line that opens the quoted mail below it: Outlook's and others' header block, or "original message" in its forms. */
const QUOTE_START: readonly RegExp[] = [
  /^-{2,}\s*(?:original message|forwarded message|元のメッセージ|転送メッセージ|オリジナル ?メッセージ|返信元メッセージ)\s*-*$/i,
  /^_{20,}$/,
  /^(?:差出人|送信元)\s*[::].{3,}/,
  /^from\s*:\s.{3,}/i,
  /^-{5,}.{0,10}(?:引用|転送).{0,10}-{5,}$/,
];

/** The line that other programs put before a quote; it may run over two lines. */
const ATTRIBUTION: readonly RegExp[] = [
  /^on .{5,200}\bwrote:$/i,
  /^\d{4}[年/.-]\s*\d{1,2}[月/.-]\s*\d{1,2}日?.{0,150}(?:[::]|書きました|wrote)[::]?$/,
  /^.{0,150}(?:さん|様)?(?:は|が)(?:書きました|次のように書きました)[::]?$/,
  /^(?:>\s*)?at .{5,100} wrote:$/i,
];

/** A line that begins a signature: RFC 3676 4.3, then the rules that Japanese programs draw. */
const SIGNATURE = /^(?:-- ?|[-=_*~＝─━―—_─=*+・]{5,}|[┏┌╔].*|[◆◇■□●○★☆*]{3,}.*|-{2,} ?$)$/;

/**
 * A person's own words in a mail's text: quoted lines, the quoted mail below an attribution or a header block, and the
 * signature left out. Words between quoted lines stay, for many answer so.
 */
export function ownText(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = (lines[i] ?? '').trim();
    if (/^[>＞|]/.test(line)) continue;
    if (QUOTE_START.some((pattern) => pattern.test(line)) && looksLikeHeaderBlock(lines, i)) break;
    const joined = `${line} ${(lines[i + 1] ?? '').trim()}`.trim();
    if (isAttribution(line) && quoteFollows(lines, i + 1)) continue;
    if (isAttribution(joined) && quoteFollows(lines, i + 2)) {
      i += 1;
      continue;
    }
    if (SIGNATURE.test(line) && kept.some((other) => other.trim() !== '') && !longTextFollows(lines, i + 1)) {
      const next = lines.findIndex((later, at) => at > i && startsQuote(later.trim()));
      if (next < 0) break;
      i = next - 1;
      continue;
    }
    kept.push(lines[i] ?? '');
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isAttribution(line: string): boolean {
  return ATTRIBUTION.some((pattern) => pattern.test(line));
}

function startsQuote(line: string): boolean {
  return /^[>＞|]/.test(line) || isAttribution(line) || QUOTE_START.some((pattern) => pattern.test(line));
}

/** The next line with anything on it is quoted. */
function quoteFollows(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find((line) => line.trim() !== '');
  return next === undefined || /^\s*[>＞|]/.test(next);
}

/** `From:` in running text is none: another header line follows within three lines. */
function looksLikeHeaderBlock(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (!/^(?:差出人|送信元|from)\s*[::]/i.test(line)) return true;
  const near = lines.slice(at + 1, at + 4);
  return near.some((next) => /^\s*(?:送信日時|日時|宛先|件名|cc|sent|date|to|subject)\s*[::]/i.test(next));
}

/** A rule in the middle of a long text divides it; a signature is short. */
function longTextFollows(lines: readonly string[], from: number): boolean {
  let count = 0;
  for (const line of lines.slice(from)) {
    if (startsQuote(line.trim())) break;
    if (line.trim() !== '') count += 1;
  }
  return count > 14;
}
