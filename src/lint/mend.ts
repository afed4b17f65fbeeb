import { splitHeader } from '../mail/header.ts';
import { parseParameters } from '../mail/parameters.ts';
import { layoutOf } from './places.ts';
import type { Mend } from './rule.ts';

/** A text with pieces of it replaced; lines end as they did. */
export function mendText(text: string, mends: readonly Mend[]): string {
  const parts = text.split(/(\r\n|\n|\r)/);
  for (const { line, start, end, to } of mends.toSorted((a, b) => b.start - a.start)) {
    const at = line.index * 2;
    const raw = parts[at];
    const [from, until] = [line.origin[start], line.origin[end]];
    // What is not the line that was read is left as it is.
    if (raw === undefined || from === undefined || until === undefined || !raw.startsWith(line.raw)) continue;
    parts[at] = raw.slice(0, from) + to + raw.slice(until);
  }
  return parts.join('');
}

/**
 * A mail with its text mended, its header as it was. A text that stands there in UTF-8 stays so byte for byte but for what is mended;
 * any other is written anew in UTF-8 (base64, RFC 2045 6.8). Null where there is more than one plain text.
 * @param text as it was read from these bytes
 */
export function mendSource(source: Uint8Array, text: string, mends: readonly Mend[]): Buffer | null {
  const bytes = Buffer.from(source);
  const fields = splitHeader(bytes);
  const type = parseParameters(fields.find(({ name }) => name === 'content-type')?.value ?? '');
  if (type.value !== '' && type.value !== 'text/plain') return null;
  const raw = bytes.toString('latin1');
  const gap = /\r\n\r\n|\n\n|\r\r/.exec(raw);
  if (!gap) return null;
  const body = bytes.subarray(gap.index + gap[0].length);
  const charset = type.parameter('charset').toLowerCase();
  const utf8 = body.toString('utf8');
  if (layoutOf(bytes).asWritten && (charset === 'utf-8' || charset === 'utf8') && Buffer.from(utf8).equals(body)) {
    return Buffer.concat([bytes.subarray(0, gap.index + gap[0].length), Buffer.from(mendText(utf8, mends))]);
  }
  const newline = gap[0].slice(0, gap[0].length / 2);
  const header = raw
    .slice(0, gap.index)
    .split(/(?:\r\n|\n|\r)(?![ \t])/)
    .filter((field) => !/^(?:content-type|content-transfer-encoding|mime-version)\s*:/i.test(field));
  const encoded = Buffer.from(`${mendText(text, mends)}\n`.replace(/\r?\n/g, '\r\n')).toString('base64');
  const lines = [
    ...header,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(encoded.match(/.{1,76}/g) ?? []),
    '',
  ];
  return Buffer.from(lines.join(newline), 'latin1');
}
