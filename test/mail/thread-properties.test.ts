import { describe, expect, test } from 'vitest';
import { threadMessages } from '../../src/mail/thread.ts';
import { seeded } from '../fuzz/mutate.ts';
import { type Mail, messagesOf } from './build.ts';

type Int = (below: number) => number;

const ROUNDS = 60;
const client = ({ envelope }: { envelope: { from: readonly { address: string }[] } }) => [
  envelope.from[0]?.address ?? '',
];

/** Threads as sorted lists of Message-IDs, and the positions of what only its subject joined. */
const threads = (mails: readonly Mail[]) =>
  threadMessages(messagesOf(mails), client)
    .map(
      ({ messages, joinedBySubject }) => `${messages.map(({ key }) => key).join(' ')}|${[...joinedBySubject].sort()}`,
    )
    .sort();

/** A forest: each mail answers one that came before it in the same tree, or begins a tree. */
function forest(int: Int): { mails: Mail[]; trees: Map<string, number> } {
  const mails: Mail[] = [];
  const trees = new Map<string, number>();
  const ancestors = new Map<string, readonly string[]>();
  for (let i = 0; i < 5 + int(25); i += 1) {
    const id = `m${String(i).padStart(2, '0')}@t.example`;
    const parent = int(4) === 0 ? undefined : mails[int(mails.length)];
    const line = parent ? [...(ancestors.get(String(parent.id)) ?? []), String(parent.id)] : [];
    ancestors.set(id, line);
    trees.set(id, parent ? (trees.get(String(parent.id)) ?? i) : i);
    mails.push({
      id,
      at: new Date(Date.UTC(2026, 10, 1) + i * 3_600_000).toISOString(),
      from: `p${int(3)}@t.example`,
      to: 'us@a.example',
      subject: `s${i}`,
      // Some programs write both fields, some one of them, some cut old ancestors off.
      ...(parent && int(3) > 0 ? { refs: line.slice(int(line.length)) } : {}),
      ...(parent ? { re: String(parent.id) } : {}),
    });
  }
  return { mails, trees };
}

function shuffled<T>(items: readonly T[], int: Int): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = int(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

describe.each(Array.from({ length: ROUNDS }, (_, i) => i))('a random forest (seed %i)', (seed) => {
  const int = seeded(seed);
  const { mails, trees } = forest(int);
  const expected = threads(mails);

  test('each tree is a thread', () => {
    const groups = grouped(trees);
    expect(expected).toEqual(groups.map((ids) => `${ids.join(' ')}|`).sort());
  });

  test('in any order the same', () => {
    expect(threads(shuffled(mails, int))).toEqual(expected);
  });

  test('unseen parents: brothers stay together, nothing else comes in', () => {
    const gone = new Set(mails.filter(() => int(4) === 0).map(({ id }) => id));
    const left = mails.filter(({ id }) => !gone.has(id));
    const found = threads(left);
    expect(threads(shuffled(left, int))).toEqual(found);
    const place = new Map(
      found.flatMap(
        (line, i) =>
          line
            .split('|')[0]
            ?.split(' ')
            .map((id) => [id, i] as const) ?? [],
      ),
    );
    for (const a of left)
      for (const b of left) {
        if (a.re !== undefined && a.re === b.re) expect(place.get(String(a.id))).toBe(place.get(String(b.id)));
        if (place.get(String(a.id)) === place.get(String(b.id)))
          expect(trees.get(String(a.id))).toBe(trees.get(String(b.id)));
      }
  });

  test('loops are cut: mail that names its children or itself stays in its thread', () => {
    const looped = mails.map((mail) => {
      const tree = trees.get(String(mail.id));
      const others = mails.filter(({ id }) => trees.get(String(id)) === tree);
      return int(3) === 0 ? { ...mail, refs: [String(others[int(others.length)]?.id), String(mail.id)] } : mail;
    });
    const sets = (lines: readonly string[]) => lines.map((line) => line.split('|')[0]);
    const kept = looped.map((mail, i) => ({ ...mail, refs: [...(mails[i]?.refs ?? []), ...(mail.refs ?? [])] }));
    expect(sets(threads(kept))).toEqual(sets(expected));
    expect(threads(shuffled(kept, int))).toEqual(threads(kept));
  });

  test('one Message-ID given twice: both are there, in one thread, in any order', () => {
    const twin = mails[int(mails.length)] as Mail;
    const both = [...mails, { ...twin, subject: 'another', at: '2026-12-01T00:00:00Z', from: 'p9@t.example' }];
    const found = threads(both);
    expect(threads(shuffled(both, int))).toEqual(found);
    expect(found.find((line) => line.includes(`${twin.id}#2`))).toContain(`${twin.id} `.trim());
    expect(found.join(' ').match(/m\d\d@t\.example/g)).toHaveLength(both.length);
  });
});

function grouped(trees: ReadonlyMap<string, number>): string[][] {
  const groups = new Map<number, string[]>();
  for (const [id, tree] of trees) groups.set(tree, [...(groups.get(tree) ?? []), id]);
  return [...groups.values()];
}

test('replies that have lost their ids: the same threads in any order', () => {
  for (let seed = 0; seed < ROUNDS; seed += 1) {
    const int = seeded(1_000 + seed);
    const mails = forest(int).mails.map((mail): Mail => {
      const { re, refs, ...rest } = mail;
      const subject = `${re === undefined ? '' : 'Re: '}s${int(3)}`;
      return int(3) === 0 ? { ...rest, subject } : { ...mail, subject };
    });
    expect(threads(shuffled(mails, int))).toEqual(threads(mails));
  }
});
