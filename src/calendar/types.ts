/** An instant: milliseconds since 1970-01-01T00:00:00Z. (`mail` and `calendar` import nothing of each other's.) */
export type Instant = number;

/** ISO 8601 calendar date, `YYYY-MM-DD`, in the calendar's zone. */
export type IsoDate = string;

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Which hours a window counts (judgement section 4). */
export type Clock = 'elapsed' | 'business-days' | 'business-hours';

/** The calendar as the configuration gives it, already validated. */
export interface CalendarRules {
  /** IANA zone. */
  readonly timezone: string;
  /** Weekdays that are worked. */
  readonly days: readonly Weekday[];
  /** Half-open intervals of a working day, in minutes after midnight, sorted, not overlapping. */
  readonly hours: readonly { readonly from: number; readonly to: number }[];
  readonly holidays: 'jp' | 'none';
  /** Days off of our own, both ends included. */
  readonly closed: readonly DateRange[];
}

export interface DateRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}
