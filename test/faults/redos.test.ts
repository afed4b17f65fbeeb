import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { check } from 'recheck';
import { describe, expect, test } from 'vitest';
import { readEverything } from './readers.ts';
import { builtPatterns, importAll, keyOf, literalPatterns, longestInputs, type Pattern } from './regexps.ts';

/**
 * What recheck said of each pattern, by a hash of it. The tool searches by time and chance, so it runs once over a pattern and not
 * in every run of the tests. `RECHECK=new npx vitest run test/faults/redos` adds what is new to the file (until then it is checked in
 * each run), `RECHECK=all` does all anew.
 */
const FILE = join(import.meta.dirname, 'regexps.json');
const WRITES = process.env['RECHECK'] !== undefined;
const ALL = process.env['RECHECK'] === 'all';
const tool: string = createRequire(import.meta.url)('recheck/package.json').version;

interface Checked {
  readonly verdict: string;
  /** What makes the pattern slow: texts that are repeated, each with what stands before it, and what stands last. */
  readonly attack?: { readonly pumps: readonly (readonly [before: string, pump: string])[]; readonly suffix: string };
}

/** Patterns whose time grows faster than their text, and the longest text that each is ever given. */
const BOUNDED: readonly { readonly at: string; readonly holds: string; readonly limit: number }[] = [
  { at: 'calendar/dates/english.ts', holds: '(?<noon>noon|midday))', limit: 40 },
  { at: 'calendar/dates/read-dates.ts', holds: '', limit: 1_500 },
  { at: 'compose/person.ts', holds: '[([【「<]', limit: 300 },
  { at: 'compose/person.ts', holds: '(?:株式会社|有限会社|合同会社)[^', limit: 300 },
  ...['addressed', 'salutation-lines', 'weekday-words', 'people', 'days'].map((name) => ({
    at: `lint/${name}.ts`,
    holds: '',
    limit: 1_000,
  })),
  ...[
    'bad-news-without-plan',
    'dropped-cc',
    'many-questions',
    'missing-attachment',
    'past-date',
    'placeholder',
    'honorific',
  ].map((name) => ({
    at: `lint/rules/${name}.ts`,
    holds: '',
    limit: 1_000,
  })),
  { at: 'mail/bounce-prose.ts', holds: '{1,64}@', limit: 2_000 },
  { at: 'mail/bounce-prose.ts', holds: 'did not reach', limit: 100_000 },
  { at: 'mail/bounce-prose.ts', holds: 'still being', limit: 100_000 },
  { at: 'mail/quoted-mail.ts', holds: '', limit: 400 },
  { at: 'mail/signature.ts', holds: '\\S*(?:https?', limit: 100 },
  { at: 'mail/signature.ts', holds: '電話', limit: 300 },
  { at: 'mail/signature.ts', holds: 'お願い(?:いた)?し?', limit: 100 },
  { at: 'mail/subject.ts', holds: '', limit: 2_000 },
  { at: 'mail/thanks-words.ts', holds: '', limit: 1_200 },
  { at: 'mail/thanks.ts', holds: '御中', limit: 1_200 },
  { at: 'mail/thanks.ts', holds: 'Extended_Pictographic', limit: 1_200 },
  { at: 'mailstore/imap/framing.ts', holds: 'RFC822', limit: 4_000 },
  { at: 'triage/commitment-lists.ts', holds: '', limit: 1_500 },
  { at: 'triage/commitments-en.ts', holds: '', limit: 1_500 },
  { at: 'triage/commitment-words-en.ts', holds: '', limit: 1_500 },
  { at: 'triage/commitment-words.ts', holds: '', limit: 1_500 },
  { at: 'triage/names-shown.ts', holds: '', limit: 300 },
];

/** What many lines of a mail look like: some patterns are asked for short lines only. */
const ORDINARY = '見積の件です。\n\n佐藤\nTEL 03-1234-5678\nhttps://client.example\n\nOn 1 Nov 2026, a wrote:\n> x';

const hashOf = (pattern: Pattern) => createHash('sha256').update(keyOf(pattern)).digest('hex').slice(0, 16);
const boundOf = ({ at, source }: Pattern) =>
  BOUNDED.find((one) => at.replace(/:\d+$/, '') === one.at && source.includes(one.holds));

async function checked(pattern: Pattern): Promise<Checked> {
  const result = await check(pattern.source, pattern.flags, { randomSeed: 1, timeout: 120_000 });
  if (result.status === 'unknown') return { verdict: result.error.kind };
  if (result.status === 'safe') return { verdict: 'safe' };
  const { pumps, suffix } = result.attack;
  const attack = { pumps: pumps.map(({ prefix, pump }) => [prefix, pump] as const), suffix };
  return { verdict: result.complexity.type, attack };
}

/** An attack as long as the limit. */
function attackText({ pumps, suffix }: NonNullable<Checked['attack']>, limit: number): string {
  const share = Math.max(1, Math.floor(limit / Math.max(1, pumps.length)));
  const text = pumps
    .map(([before, pump]) => before + pump.repeat(Math.max(1, Math.floor(share / pump.length))))
    .join('');
  return (text.slice(0, Math.max(0, limit - suffix.length)) + suffix).slice(0, limit);
}

describe('no text makes a pattern of ours run without end', async () => {
  const { patterns, builders } = literalPatterns();
  const built = await builtPatterns(importAll);
  const all = [...new Map([...patterns, ...built].map((pattern) => [keyOf(pattern), pattern])).values()];
  const stored: { tool: string; patterns: Record<string, Checked> } = JSON.parse(readFileSync(FILE, 'utf8'));
  /** Of every pattern; the first test adds what the file does not hold. */
  const known = new Map(ALL ? [] : Object.entries(stored.patterns));

  test('the patterns that the code builds are seen too', () => {
    expect(patterns.length).toBeGreaterThan(300);
    const seen = new Set(built.map(({ at }) => at));
    const unseen = builders.map((place) => place.replace(/:\d+$/, '')).filter((file) => !seen.has(file));
    // Built while a template is read, from a word without signs of its own: test/compose/templates.test.ts runs them.
    expect(new Set(unseen)).toEqual(new Set(['compose/template.ts']));
  });

  test('the file is of the tool that is installed', () => expect(stored.tool).toBe(tool));

  test(
    'each is linear by the tool, or bounded here; none is exponential',
    async () => {
      const left = all.filter((pattern) => !known.has(hashOf(pattern)));
      const work = async () => {
        for (let next = left.pop(); next; next = left.pop()) known.set(hashOf(next), await checked(next));
      };
      await Promise.all([work(), work()]);
      if (WRITES) {
        const now = new Set(all.map(hashOf));
        const sorted = Object.fromEntries(
          [...known].filter(([hash]) => now.has(hash)).sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        writeFileSync(FILE, `${JSON.stringify({ tool, patterns: sorted }, null, 2)}\n`);
      }
      const wrong = all.filter((pattern) => {
        const verdict = known.get(hashOf(pattern))?.verdict;
        return verdict !== 'safe' && !(verdict === 'polynomial' && boundOf(pattern));
      });
      expect(wrong.map(({ at, source, flags }) => `${at} /${source}/${flags}`)).toEqual([]);
    },
    ALL ? 900_000 : 300_000,
  );

  test('at its bound each is quick: its worst text takes less than two seconds', () => {
    for (const pattern of all) {
      const [bound, attack] = [boundOf(pattern), known.get(hashOf(pattern))?.attack];
      if (!bound || !attack) continue;
      const text = attackText(attack, bound.limit);
      const started = performance.now();
      for (const _ of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`)));
      expect(performance.now() - started, keyOf(pattern)).toBeLessThan(2_000);
    }
  });

  test('no reader hands a bounded pattern more than its bound, whatever a mail holds', async () => {
    const attacks = all.flatMap((pattern) => known.get(hashOf(pattern))?.attack ?? []);
    // Longer than every bound; the two patterns that are given whole reports get one that is longer still.
    const texts = [
      ...attacks.map((attack) => attackText(attack, 5_000)),
      `not delivered ${'retried '.repeat(15_000)}`,
      ORDINARY,
    ];
    const longest = await longestInputs(() => readEverything(texts));
    const over = all.flatMap((pattern) => {
      if (known.get(hashOf(pattern))?.verdict === 'safe') return [];
      const [bound, length] = [boundOf(pattern), longest.get(keyOf(pattern)) ?? 0];
      return bound && length > bound.limit ? [`${keyOf(pattern)}: ${length}`] : [];
    });
    expect(over).toEqual([]);
    for (const { at, holds } of BOUNDED) {
      const met = all.some(
        (pattern) => boundOf(pattern)?.at === at && pattern.source.includes(holds) && longest.has(keyOf(pattern)),
      );
      expect(met, `${at} ${holds} is met by no reader here`).toBe(true);
    }
  }, 300_000);
});
