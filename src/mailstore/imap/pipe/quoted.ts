/** Can a text stand in a quoted string (RFC 9051 `quoted`)? */
export function isPlainText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** RFC 9051 `quoted`. Throws a RangeError for what can't stand there. */
export function quoted(text: string): string {
  if (!isPlainText(text)) throw new RangeError('not for a quoted string');
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
