import { IANAZone } from 'luxon';
import { DAY } from './civil.ts';
import type { Instant } from './types.ts';

/** Time under one offset from UTC: half-open, offset in milliseconds (wall = instant + offset). */
export interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
  readonly offset: number;
}

/** The offsets of one UTC day: `after` holds from `at` on, which is infinite where nothing changes. */
interface UtcDay {
  readonly before: number;
  readonly at: Instant;
  readonly after: number;
}

/** A zone keeps one offset (in milliseconds) from one instant to another, as Japan's has since 1951. Plain data. */
export interface Steady {
  readonly name: string;
  readonly offset: number;
  readonly from: Instant;
  readonly to: Instant;
}

const YEAR = 366 * DAY;

/** Offsets reach from -12:00 to +14:00 since the nineteenth century. */
const FURTHEST = 15 * 3_600_000;

/**
 * An IANA zone. luxon asks Intl at every call (5 us), so the offset is kept for each UTC day: a zone changes its
 * clocks at most once within one, and a binary search finds the very millisecond (Gaza and St John's changed at 00:01).
 * "Wall" is the wall clock's reading in milliseconds, as if it were UTC.
 */
export class Zone {
  private static readonly known = new Map<string, Zone>();
  private readonly days = new Map<number, UtcDay>();
  private readonly midnights = new Map<number, number>();

  /** @param minutes offset from UTC at an instant */
  private constructor(
    readonly name: string,
    private readonly minutes: (instant: Instant) => number,
    /** What it was remembered to keep. */
    readonly steady: Steady | null,
  ) {}

  /** The zone of that name, one object each. Throws a RangeError where Intl knows no such zone. */
  static named(name: string): Zone {
    const known = Zone.known.get(name);
    if (known) return known;
    const iana = ianaZone(name);
    const zone = new Zone(name, (instant) => iana.offset(instant), null);
    Zone.known.set(name, zone);
    return zone;
  }

  /** Has a zone that was found to be steady not ask Intl, whose first answer takes longer than all else of a quiet morning's run. */
  static remember(steady: Steady): void {
    const { name, offset, from, to } = steady;
    if (Zone.known.has(name)) return;
    const minutes = (instant: Instant) =>
      instant >= from && instant <= to ? offset / 60_000 : ianaZone(name).offset(instant);
    Zone.known.set(name, new Zone(name, minutes, steady));
  }

  /**
   * What a zone keeps for ten years before and after an instant; null where it changes. Looked at each fortnight: no zone changes its
   * clocks for less.
   */
  static steadyAround(name: string, now: Instant): Steady | null {
    const zone = Zone.named(name);
    const { steady } = zone;
    if (steady && steady.from <= now - 10 * YEAR && steady.to >= now + 10 * YEAR) return steady;
    const [from, to] = [now - 11 * YEAR, now + 11 * YEAR];
    const offset = zone.offsetAt(from);
    for (let at = from; at <= to; at += 14 * DAY) if (zone.offsetAt(at) !== offset) return null;
    return zone.offsetAt(to) === offset ? { name, offset, from, to } : null;
  }

  /** Offset from UTC at an instant, in milliseconds. */
  offsetAt(instant: Instant): number {
    const day = this.utcDay(Math.floor(instant / DAY));
    return instant < day.at ? day.before : day.after;
  }

  /**
   * The first instant at which the clock on the wall has reached a reading: the first of two where it comes twice,
   * the end of the gap where it is left out.
   */
  instantAt(wall: number): Instant {
    const stretches = this.stretches(wall - FURTHEST, wall + FURTHEST);
    const stretch = stretches.find(({ end, offset }) => end + offset > wall) as Stretch;
    return Math.max(stretch.start, wall - stretch.offset);
  }

  /** The time from one instant to another, cut where the offset changes. */
  stretches(from: Instant, to: Instant): readonly Stretch[] {
    const found: Stretch[] = [];
    let start = from;
    let offset = this.offsetAt(from);
    for (let n = Math.floor(from / DAY); n * DAY < to; n++) {
      const { at, after } = this.utcDay(n);
      if (at <= start || at >= to) continue;
      found.push({ start, end: at, offset });
      start = at;
      offset = after;
    }
    found.push({ start, end: to, offset });
    return found;
  }

  private utcDay(number: number): UtcDay {
    const known = this.days.get(number);
    if (known) return known;
    const before = this.midnight(number);
    const after = this.midnight(number + 1);
    const at = before === after ? Number.POSITIVE_INFINITY : this.change(number * DAY, (number + 1) * DAY, before);
    const day = { before, at, after };
    this.days.set(number, day);
    return day;
  }

  private midnight(number: number): number {
    const known = this.midnights.get(number);
    if (known !== undefined) return known;
    const offset = this.ask(number * DAY);
    if (Number.isNaN(offset)) throw new RangeError('not an instant of the calendar');
    this.midnights.set(number, offset);
    return offset;
  }

  /** The first instant after `low`, at most `high`, whose offset is no longer `before`. */
  private change(low: Instant, high: Instant, before: number): Instant {
    let [same, other] = [low, high];
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.ask(middle) === before) same = middle;
      else other = middle;
    }
    return other;
  }

  private ask(instant: Instant): number {
    return Math.round(this.minutes(instant) * 60_000);
  }
}

function ianaZone(name: string): IANAZone {
  const iana = IANAZone.create(name);
  if (!iana.isValid) throw new RangeError(`not an IANA time zone: ${name}`);
  return iana;
}
