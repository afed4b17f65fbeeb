import { describe, expect, test } from 'vitest';
import { ThreadIds } from '../../src/triage/thread-id.ts';
import { messagesOf } from '../mail/build.ts';

const thread = (...ids: string[]) => ({
  account: 'work',
  messages: messagesOf(
    ids.map((id, index) => ({
      id,
      at: `2026-11-${10 + index} 10:00`,
      from: 'a@x.example',
      ...(index > 0 ? { re: ids[index - 1] as string } : {}),
    })),
  ),
});

describe('ThreadIds', () => {
  const threads = Array.from({ length: 3_000 }, (_, i) => thread(`root${i}@x.example`, `reply${i}@x.example`));
  const ids = new ThreadIds(threads);

  test('short, of plain characters, and each of one thread only', () => {
    const shown = threads.map((one) => ids.of(one));
    expect(new Set(shown).size).toBe(threads.length);
    for (const id of shown) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{4,8}$/);
    for (const one of threads) expect(ids.find(ids.of(one))).toEqual([one]);
  });

  test('any Message-ID of the thread, with or without brackets', () => {
    expect(ids.find('<reply7@x.example>')).toEqual([threads[7]]);
    expect(ids.find('root7@x.example')).toEqual([threads[7]]);
  });

  test('a beginning that fits several threads gives them all; nonsense gives none', () => {
    expect(ids.find(ids.of(threads[0] as (typeof threads)[0]).slice(0, 1)).length).toBeGreaterThan(1);
    expect(ids.find('')).toEqual([]);
    expect(ids.find('../../etc')).toEqual([]);
    expect(ids.find('no@x.example')).toEqual([]);
  });

  test('an ID once shown goes on working when an older or a newer mail joins the thread', () => {
    const before = thread('b@x.example', 'c@x.example');
    const shown = new ThreadIds([before]).of(before);
    const grown = thread('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example');
    expect(new ThreadIds([grown, ...threads.slice(0, 50)]).find(shown)).toEqual([grown]);
    const later = { account: 'work', messages: before.messages.slice(1) };
    expect(new ThreadIds([later]).find(shown)).toEqual([later]);
  });

  test('the account counts', () => {
    const other = { ...thread('root1@x.example'), account: 'private' };
    expect(new ThreadIds([other]).of(other)).not.toBe(ids.of(threads[1] as (typeof threads)[0]));
  });
});
