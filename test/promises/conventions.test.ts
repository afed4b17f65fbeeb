import { describe, expect, test } from 'vitest';
import { readCommitments } from '../../src/triage/commitments.ts';
import { at } from '../mail/build.ts';
import { calendar } from '../triage/build.ts';

const read = (text: string, when: string) => {
  const { promise } = readCommitments(text, calendar, at(when));
  return (
    promise && { ...promise, due: new Date(promise.due + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') }
  );
};

describe('the conventions of judgement.md section 6', () => {
  test.each([
    ['3営業日以内に回答いたします。', '2026-11-20 17:50', '2026-11-26 18:30', {}],
    ['月内に回答いたします。', '2026-11-18 10:00', '2026-11-30 18:30', {}],
    ['来週中に回答いたします。', '2026-11-18 10:00', '2026-11-27 18:30', {}],
    ['明日中に回答いたします。', '2026-11-20 17:50', '2026-11-21 18:30', { dayOff: true }],
    ['20日までに回答いたします。', '2026-11-25 10:00', '2026-12-20 18:30', { dayOff: true }],
    ['11月26日(金)までに回答いたします。', '2026-11-18 10:00', '2026-11-26 18:30', { wrongWeekday: true }],
    ['12/1(火)までに回答いたします。', '2026-11-18 10:00', '2026-12-01 18:30', { wrongWeekday: false }],
    ['1/8までに回答いたします。', '2026-11-18 10:00', '2027-01-08 18:30', {}],
    ['2、3日中に回答いたします。', '2026-11-18 10:00', '2026-11-21 18:30', {}],
    ['来月上旬に回答いたします。', '2026-11-18 10:00', '2026-12-10 18:30', {}],
    ['来月中旬までに回答いたします。', '2026-11-18 10:00', '2026-12-20 18:30', {}],
    ['下旬までに回答いたします。', '2026-11-18 10:00', '2026-11-30 18:30', {}],
    ['月初に回答いたします。', '2026-11-18 10:00', '2026-12-01 18:30', {}],
    ['今週中に回答いたします。', '2026-11-21 10:00', '2026-11-27 18:30', {}],
    ['確認いたします。回答は20日(金)になります。', '2026-11-18 10:00', '2026-11-20 18:30', {}],
    ['回答は本日17時になります。', '2026-11-18 10:00', '2026-11-18 17:00', {}],
    ["I'll get back to you by Friday.", '2026-11-18 10:00', '2026-11-20 18:30', {}],
  ])('%s (%s)', (text, when, due, more) => {
    expect(read(text, when)).toMatchObject({ due, ...more });
  });

  test('what the client says, and what is quoted, is neither', () => {
    expect(read('26日までに回答するとお伝えしておりましたが、遅れております。', '2026-11-28 10:00')).toBe(null);
    expect(read('26日までにご回答いただけるとのこと、承知しました。', '2026-11-18 10:00')).toBe(null);
  });

  test('a text of any length comes to an end', () => {
    const long = '11月26日までに、'.repeat(50_000);
    expect(readCommitments(`${long}回答いたします。`, calendar, at('2026-11-18 10:00')).promise).toBe(null);
  });
});
