import type { Result } from './cases.ts';
import { MBSYNC } from './copies.ts';
import { HELP_PAGE, VERSION } from './local-cases.ts';
import type { Question } from './options.ts';
import { IMAPFLOW } from './peers.ts';
import type { Measured } from './rounds.ts';
import { median, medianRatio } from './statistics.ts';
import { TOOL } from './tool.ts';

/** A bound of the product and what came out. `null`: this bench did not ask. */
export interface Verdict {
  readonly bound: string;
  readonly held: boolean | null;
  readonly found: string;
}

export const walls = (measured: Measured | undefined) => measured?.runs.map((run) => run?.wall ?? null) ?? [];

export function ratioTo(result: Result, name: string, base: string): number {
  const find = (wanted: string) => result.measured.find((one) => one.name === wanted);
  return medianRatio(walls(find(name)), walls(find(base)));
}

function medianOf({ measured }: Result, name: string, of: 'wall' | 'megabytes'): number {
  const runs = measured.find((one) => one.name === name)?.runs ?? [];
  return median(runs.flatMap((run) => run?.[of] ?? []));
}

const failed = ({ measured }: Result) => measured.find(({ name }) => name === TOOL)?.failures.length !== 0;

/** One bound over the results that it is about; each says what it found and whether that holds. */
function over(
  bound: string,
  results: readonly Result[],
  look: (result: Result) => readonly [string, boolean],
): Verdict {
  const looked = results.map((result) => {
    const place = result.size > 0 ? `${result.size.toLocaleString('en')} at ${result.delay} ms: ` : '';
    if (result.question !== 'start' && failed(result)) return { text: `${place}FAILED`, held: false };
    const [text, held] = look(result);
    return { text: place + text, held };
  });
  if (looked.length === 0) return { bound, held: null, found: 'not asked' };
  return { bound, held: looked.every(({ held }) => held), found: looked.map(({ text }) => text).join('; ') };
}

function ratio(limit: number, name = TOOL) {
  return (result: Result): readonly [string, boolean] => {
    const found = ratioTo(result, name, result.base);
    const withText = ratioTo(result, name, result.textBase);
    return [`${found.toFixed(2)}x${Number.isNaN(withText) ? '' : ` (${withText.toFixed(2)}x)`}`, found <= limit];
  };
}

function trips(result: Result): number {
  return result.measured.find(({ name }) => name === TOOL)?.traffic?.roundTrips ?? Number.NaN;
}

function both(one: ReturnType<typeof ratio>, most: number) {
  return (result: Result): readonly [string, boolean] => {
    const [text, held] = one(result);
    return [`${text}, ${trips(result)} round trips`, held && trips(result) <= most];
  };
}

/** Faster than each peer that ran. */
function ahead(result: Result): readonly [string, boolean] {
  const peers = result.measured.filter(({ name, runs }) => [IMAPFLOW, MBSYNC].includes(name) && runs.some(Boolean));
  const ratios = peers.map(({ name }) => [name, ratioTo(result, TOOL, name)] as const);
  if (ratios.length === 0) return ['no peer ran', false];
  return [
    ratios.map(([name, found]) => `${found.toFixed(2)}x ${name}`).join(', '),
    ratios.every(([, found]) => found < 1),
  ];
}

/** The bounds that the project has set itself, against what was measured. */
export function bounds(results: readonly Result[]): Verdict[] {
  const of = (question: Question, sizes?: readonly number[], delay?: number) =>
    results.filter((one) => {
      return one.question === question && (sizes?.includes(one.size) ?? true) && (delay ?? one.delay) === one.delay;
    });
  const usual = [10_000, 100_000];
  const memory = (most: number) => (result: Result) => {
    const found = medianOf(result, TOOL, 'megabytes');
    return [`${found.toFixed(0)} MB`, found <= most] as const;
  };
  // Node's own start takes longer than the peers' whole work on a small mailbox that lies near.
  const large = ({ size }: Result) => size >= 10_000;
  // What is compared with the mailbox of 10,000 at the same delay.
  const compared = ({ delay }: Result) => of('next', [10_000], delay).length > 0;
  return [
    over('Nothing changed, 0 ms: at most 1.8x the raw client', of('next', usual, 0), ratio(1.8)),
    over('Nothing changed, 100 ms: at most 1.7x, five round trips', of('next', usual, 100), both(ratio(1.7), 5)),
    over('Nothing changed: ahead of mbsync + notmuch and of imapflow', of('next').filter(large), ahead),
    over('52 new messages, 0 ms: at most 2.0x', of('new50', undefined, 0), ratio(2)),
    over('52 new messages, 100 ms: at most 1.8x', of('new50', undefined, 100), ratio(1.8)),
    over('First run, 10,000: at most 2.2x', of('first', [10_000]), ratio(2.2)),
    over('First run, 100,000: at most 1.5x', of('first', [100_000]), ratio(1.5)),
    over('First run, 1,000,000: at most 1.0x', of('first', [1_000_000]), ratio(1)),
    over('First run, 10 Mbit/s and 50 ms: at most 1.5x the raw client with DEFLATE', of('slow-line'), ratio(1.5)),
    over(
      'Many folders, 100 ms: at most two round trips more than one',
      of('folders', undefined, 100).filter(compared),
      (result) => {
        const [one] = of('next', [10_000], 100);
        const more = trips(result) - (one ? trips(one) : Number.NaN);
        return [`${trips(result)} round trips, ${more} more`, more <= 2];
      },
    ),
    ...[VERSION, HELP_PAGE].map((name) => over(`${name}: at most 1.2x node -e 0`, of('start'), ratio(1.2, name))),
    over('Maildir of 10,000, nothing changed: at most 3x node -e 0', of('maildir'), ratio(3)),
    over('Memory, nothing changed: at most 80 MB', of('next'), memory(80)),
    over('Memory, first run of 100,000: at most 110 MB', of('first', [100_000]), memory(110)),
    over(
      'Nothing changed, from 10,000 to 1,000,000: at most half as long again',
      of('next', [1_000_000]).filter(compared),
      (result) => {
        const [small] = of('next', [10_000], result.delay);
        const growth = medianOf(result, TOOL, 'wall') / (small ? medianOf(small, TOOL, 'wall') : Number.NaN);
        return [`${growth.toFixed(2)}x`, growth <= 1.5];
      },
    ),
  ];
}
