import { latin1 } from './charset.ts';

/** One header field: its name in lower case and its unfolded value, each byte one character (latin1). */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/**
 * Of a field longer than this only the beginning and the end are read: 20,000 References must not cost more than a glance, and it
 * is their first and their last that count.
 */
const MAX_FIELD = 200_000;

/** Stands where something was left out; no identifier and no address reaches over it. */
const GAP = ' <> ';

/**
 * Splits a header section (RFC 5322 2.2) into its fields, in their order. Takes CRLF, LF and bare CR; ends at the first empty
 * line. Lines that are no field are passed over. Never throws.
 */
export function splitHeader(header: Uint8Array): HeaderField[] {
  return scanHeader(header).fields;
}

/**
 * The same, with the names (lower case) of the fields that other programs may see in lines that are none: one that begins the
 * header with white space, one folded before its colon, one with bytes in its name that a field name can't have.
 */
export function scanHeader(header: Uint8Array): { fields: HeaderField[]; hidden: string[] } {
  const fields: HeaderField[] = [];
  const hidden: string[] = [];
  let current: { name: string; lines: string[] } | null = null;
  let passedOver = '';
  const finish = () => {
    if (current) fields.push({ name: current.name, value: shortened(current.lines).trim() });
    current = null;
  };
  for (const line of latin1(header).split(/\r\n|\n|\r/)) {
    if (line === '') {
      if (fields.length > 0 || current) break;
      continue;
    }
    if (line[0] === ' ' || line[0] === '\t') {
      const part: { lines: string[] } | null = current;
      if (part) part.lines.push(line);
      else hidden.push(...hiddenName(passedOver + line.trimStart()));
      continue;
    }
    finish();
    passedOver = '';
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase();
    if (/^[!-9;-~]+$/.test(name)) {
      current = { name, lines: [line.slice(colon + 1)] };
      continue;
    }
    if (colon < 0) passedOver = line;
    else hidden.push(...hiddenName(line));
  }
  finish();
  return { fields, hidden };
}

function hiddenName(line: string): string[] {
  const name = line.slice(0, Math.max(0, line.indexOf(':'))).slice(0, 100);
  return name === '' ? [] : [name.replace(/[^!-9;-~]+/g, '').toLowerCase()];
}

function shortened(lines: readonly string[]): string {
  const whole = lines.length === 1 ? (lines[0] ?? '') : lines.join('');
  if (whole.length <= MAX_FIELD) return whole;
  return whole.slice(0, MAX_FIELD / 2) + GAP + whole.slice(-MAX_FIELD / 2);
}
