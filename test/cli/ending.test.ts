import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ending } from '../../src/cli/ending.ts';

let ended: [code: string, exit: number][];
let ending: Ending;
beforeEach(() => {
  vi.useFakeTimers();
  ended = [];
  ending = new Ending((error, code) => ended.push([error.code, code]), 1_000);
});
afterEach(() => {
  vi.useRealTimers();
});

test('a run that takes too long is given up', () => {
  vi.advanceTimersByTime(999);
  expect(ended).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ended).toEqual([['run-too-long', 75]]);
});

test('a person’s time does not count, and each step of a send begins anew', async () => {
  let answer = (_: string) => {};
  const waiting = ending.waitFor(new Promise<string>((resolve) => (answer = resolve)));
  vi.advanceTimersByTime(60_000);
  answer('y');
  expect(await waiting).toBe('y');
  vi.advanceTimersByTime(900);
  ending.journal('before', 'sending');
  vi.advanceTimersByTime(900);
  expect(ended).toEqual([]);
});

test('signals end it as a shell expects; between the final dot and its reply nobody knows', () => {
  ending.signal('SIGINT');
  ending.signal('SIGTERM');
  ending.signal('SIGHUP');
  ending.journal('before', 'data-end');
  ending.signal('SIGINT');
  ending.journal('after', 'data-end');
  ending.signal('SIGINT');
  ending.journal('after', 'accepted');
  ending.signal('SIGINT');
  expect(ended).toEqual([
    ['interrupted', 130],
    ['interrupted', 143],
    ['interrupted', 129],
    ['interrupted', 130],
    ['interrupted-in-doubt', 130],
    ['interrupted', 130],
  ]);
});

test('Ctrl-C is the editor’s while one is open; what it leaves is taken away however the run ends', async () => {
  const removed: string[] = [];
  let close = () => {};
  const session = ending.edit((leaves) => {
    leaves(() => removed.push('file'));
    return new Promise<void>((resolve) => (close = resolve));
  });
  ending.signal('SIGINT');
  expect(ended).toEqual([]);
  ending.signal('SIGTERM');
  expect([ended, removed]).toEqual([[['interrupted', 143]], ['file']]);
  close();
  await session;
  ending.signal('SIGINT');
  expect([ended.length, removed]).toEqual([2, ['file']]);
});
