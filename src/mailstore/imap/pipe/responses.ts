import { type Answer, WireError } from './stream.ts';
import { textOf, type Value, Values } from './values.ts';

/** The end of a command, or an untagged condition (RFC 9051 7.1). */
export interface Condition {
  readonly status: 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';
  /** The response code without its brackets, as `UIDNEXT 4392`; '' where there is none. */
  readonly code: string;
  readonly text: string;
}

/** What a message of FETCH says, by the upper-case name of the item; sections as `BODY[1.MIME]`, `BODY[HEADER.FIELDS]`. */
export type Fetched = ReadonlyMap<string, Value>;

const CONDITION = /^(OK|NO|BAD|BYE|PREAUTH)(?: (?:\[([^\]]*)\] ?)?(.*))?$/is;

/** Reads what stands behind a tag or a star, where it is a condition. */
export function conditionOf(text: string): Condition | null {
  const match = CONDITION.exec(text);
  if (!match) return null;
  const [, status = '', code = '', words = ''] = match;
  return { status: status.toUpperCase() as Condition['status'], code, text: words };
}

/** How long Microsoft 365 wants to be left alone, in milliseconds; null where a condition says no such thing. */
export function backoffIn({ status, text }: Condition): number | null {
  if (status === 'OK' || !/Request is throttled/i.test(text)) return null;
  const asked = /Backoff Time[:=\s]{1,9}(\d{1,12})/i.exec(text)?.[1];
  return asked === undefined ? null : Number(asked);
}

/** The items of `* n FETCH (…)`. Throws a `WireError` where one stands there twice, or a header goes on behind its end. */
export function fetched(answer: Answer): Fetched {
  const values = new Values(answer, answer.text.indexOf('('));
  const list = values.next();
  if (!Array.isArray(list) || list.length % 2 !== 0 || !values.ended) throw new WireError('FETCH without its items');
  const items = new Map<string, Value>();
  for (let i = 0; i < list.length; i += 2) {
    const name = nameOf(textOf(list[i] as Value));
    if (items.has(name)) throw new WireError(`${name} twice`);
    const value = list[i + 1] as Value;
    if (HEADER.test(name) && Buffer.isBuffer(value) && goesOn(value)) throw new WireError('a header with a body');
    items.set(name, value);
  }
  return items;
}

const HEADER = /^BODY\[(?:[\d.]*(?:HEADER\b.*|MIME))\]/;

/** The fields that were asked for are many, and named by us: they are left out. */
function nameOf(item: string): string {
  const upper = item.toUpperCase();
  if (upper.startsWith('BODY[HEADER.FIELDS')) return 'BODY[HEADER.FIELDS]';
  return upper.replace(/<\d+>$/, '');
}

function goesOn(header: Buffer): boolean {
  if (header.length > 2 && header[0] === 0x0d && header[1] === 0x0a) return true;
  const end = header.indexOf('\r\n\r\n');
  return end >= 0 && end + 4 < header.length;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `20-Nov-2026 10:00:00 +0900` as an instant; null where it is no such text. */
export function internalDate(text: string): number | null {
  const match = /^ ?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/i.exec(text);
  if (!match) return null;
  const [, day, month = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  const index = MONTHS.indexOf(month.toLowerCase());
  if (index < 0) return null;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  return Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second)) - zone * 60_000;
}

/** The numbers of a sequence set such as `1:3,7`. Throws a `WireError` where it is none, or has more than `limit`. */
export function numbersOf(set: string, limit = 5_000_000): number[] {
  const numbers: number[] = [];
  for (const [low, high] of rangesOf(set)) {
    if (numbers.length + high - low > limit) throw new WireError('a set beyond all bounds', 'TOO_LARGE');
    for (let number = low; number <= high; number += 1) numbers.push(number);
  }
  return numbers;
}

/** Those of some numbers that stand in a sequence set, which may be much larger. */
export function within(numbers: readonly number[], set: string): Set<number> {
  const ranges = rangesOf(set).sort(([a], [b]) => a - b);
  const found = new Set<number>();
  let at = 0;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    while (at < ranges.length && (ranges[at]?.[1] ?? 0) < number) at += 1;
    if ((ranges[at]?.[0] ?? Number.POSITIVE_INFINITY) <= number) found.add(number);
  }
  return found;
}

function rangesOf(set: string): [low: number, high: number][] {
  return set.split(',').map((range) => {
    const [first = Number.NaN, last = first] = range.split(':').map(Number);
    if (!Number.isInteger(first) || !Number.isInteger(last)) throw new WireError('no sequence set');
    return [Math.min(first, last), Math.max(first, last)];
  });
}
