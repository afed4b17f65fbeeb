import type { Instant } from './address.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 5322 4.3 obs-zone, in minutes. Military letters are read as -0000, as the RFC asks. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  jst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const PATTERN =
  /(\d{1,2})[ \t-]+([a-z]{3})[a-z]*[ \t-]+(\d{2,4})[ \t]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?[ \t]*([+-]\d{4}|[a-z]{1,5})?/i;

/**
 * RFC 5322 3.3 date-time, with the obsolete forms of 4.3, anywhere in the value (a Received field ends with one).
 * A missing or unknown zone is read as UTC: the machine's own zone must not decide. Null where there is no valid date.
 */
export function parseDate(value: string): Instant | null {
  const match = PATTERN.exec(value.slice(0, 500));
  if (!match) return null;
  const [, day, monthName = '', yearText = '', hour, minute, second, zone = ''] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const short = Number(yearText);
  const year =
    yearText.length === 2 ? short + (short < 50 ? 2000 : 1900) : yearText.length === 3 ? short + 1900 : short;
  const at = Date.UTC(year, month, Number(day), Number(hour), Number(minute), Number(second ?? 0));
  if (
    month < 0 ||
    Number(day) < 1 ||
    Number(day) > 31 ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number.isNaN(at)
  ) {
    return null;
  }
  return at - zoneMinutes(zone) * 60_000;
}

function zoneMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return ZONES[zone.toLowerCase()] ?? 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone[0] === '-' ? -minutes : minutes;
}
