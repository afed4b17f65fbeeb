import { describe, expect, test } from 'vitest';
import { at } from '../mail/build.ts';
import { codes, JIRO, judge, judgeOne, KAITO, ME, NAGISA, rules } from './build.ts';

const question = { id: 'q1@sawayaka.example', at: '2026-11-18 10:00', from: KAITO, to: ME } as const;
const chaser = {
  ...question,
  id: 'q2@sawayaka.example',
  at: '2026-11-19 10:00',
  re: 'q1@sawayaka.example',
  subject: 'Re: お見積りの件',
};
const sent = { from: ME, to: KAITO, role: '\\Sent', re: question.id, subject: 'Re: お見積りの件' } as const;

describe('the worked cases of judgement.md section 7 that need no promise', () => {
  test('client asks; nothing from us for 25 h: overdue', () => {
    const verdict = judgeOne([question], { now: '2026-11-19 11:00' });
    expect(verdict.state).toBe('overdue');
    expect(verdict.reply).toMatchObject({ since: at('2026-11-18 10:00'), deadline: at('2026-11-19 10:00') });
    expect(codes(verdict)).toEqual(['client-wrote-last', 'window']);
  });

  test('client asks, chases the next day: overdue since the first', () => {
    const verdict = judgeOne([question, chaser], { now: '2026-11-19 11:00' });
    expect(verdict.state).toBe('overdue');
    expect(verdict.reply?.since).toBe(at('2026-11-18 10:00'));
    expect(verdict.reply?.messages.map(({ key }) => key)).toEqual(['q1@sawayaka.example', 'q2@sawayaka.example']);
  });

  test('client asks; we forward it to a colleague: still unanswered', () => {
    const forward = { ...sent, id: 'f1@agency.example', at: '2026-11-18 11:00', to: JIRO, subject: 'Fw: お見積りの件' };
    const verdict = judgeOne([question, forward], { now: '2026-11-19 11:00' });
    expect(verdict.state).toBe('overdue');
    expect(codes(verdict)).toContain('internal-only');
  });

  test('the same where the colleague was in Cc of the question, and where the forward set \\Answered', () => {
    const copied = { ...question, cc: JIRO, flags: ['\\Answered'] };
    const forward = { ...sent, id: 'f1@agency.example', at: '2026-11-18 11:00', to: JIRO };
    expect(judgeOne([copied, forward], { now: '2026-11-19 11:00' }).state).toBe('overdue');
  });

  test('client asks; a colleague answers, us in Cc: answered', () => {
    const answer = { id: 'a1@agency.example', at: '2026-11-18 12:00', from: JIRO, to: KAITO, cc: ME, re: question.id };
    const verdict = judgeOne([question, answer], { now: '2026-11-25 11:00' });
    expect(verdict.state).toBe('answered');
    expect(codes(verdict)).toContain('answered-by-colleague');
  });

  test('client asks; we answer to another person of the same client: answered', () => {
    const answer = { ...sent, id: 'a1@agency.example', at: '2026-11-18 12:00', to: NAGISA };
    expect(judgeOne([question, answer], { now: '2026-11-25 11:00' }).state).toBe('answered');
  });

  test('client asks; our vacation reply goes out: still unanswered', () => {
    const vacation = {
      ...sent,
      id: 'v1@agency.example',
      at: '2026-11-18 10:00',
      headers: ['Auto-Submitted: auto-replied'],
    };
    const verdict = judgeOne([question, vacation], { now: '2026-11-19 11:00' });
    expect(verdict.state).toBe('overdue');
    expect(codes(verdict)).toContain('own-automatic');
  });

  test("client's out-of-office after our answer: answered", () => {
    const answer = { ...sent, id: 'a1@agency.example', at: '2026-11-18 12:00' };
    const away = {
      id: 'o1@sawayaka.example',
      at: '2026-11-18 12:01',
      from: KAITO,
      to: ME,
      re: 'a1@agency.example',
      headers: ['Auto-Submitted: auto-replied'],
    };
    expect(judgeOne([question, answer, away], { now: '2026-11-25 11:00' }).state).toBe('answered');
  });

  test("a newsletter from the client's domain: not a thread of ours", () => {
    const news = {
      at: '2026-11-18 10:00',
      from: 'さわやか通信 <news@sawayaka.example>',
      to: ME,
      headers: ['List-Unsubscribe: <https://sawayaka.example/u>'],
    };
    expect(judge([news], { now: '2026-11-25 11:00' })).toEqual([]);
  });

  test('two clients, one subject, no References: two threads', () => {
    const other = {
      id: 'q9@midori.example',
      at: '2026-11-18 11:00',
      from: 'みどり <midori@midori.example>',
      to: ME,
      subject: 'Re: お見積りの件',
    };
    const verdicts = judge([question, other], { now: '2026-11-19 12:00' });
    expect(verdicts.map(({ client }) => client?.name).sort()).toEqual(['midori.example', '株式会社さわやか商事']);
  });

  test('the reply lies in a folder for that client: found all the same', () => {
    const answer = { ...sent, id: 'a1@agency.example', at: '2026-11-18 12:00', role: null, mailbox: 'さわやか商事' };
    expect(judgeOne([question, answer], { now: '2026-11-25 11:00' }).state).toBe('answered');
  });

  test('a draft of the answer waits in Drafts: unanswered, draft set', () => {
    const draft = {
      ...sent,
      id: 'd1@agency.example',
      at: '2026-11-18 12:00',
      role: '\\Drafts',
      mailbox: 'Drafts',
    } as const;
    const verdict = judgeOne([question, draft], { now: '2026-11-19 11:00' });
    expect(verdict.state).toBe('overdue');
    expect([verdict.draft?.message.key, verdict.draft?.ours]).toEqual(['d1@agency.example', false]);
  });
});

describe('the clock', () => {
  const friday = { ...question, at: '2026-11-20 17:50' };
  const deadline = (clock: 'elapsed' | 'business-days' | 'business-hours', window: number, mail = friday) =>
    judgeOne([mail], { now: '2026-11-20 18:00', rules: rules({ response: { clock, window: window * 3_600_000 } }) })
      .reply?.deadline;

  test('received Friday before a Monday holiday, on all three clocks', () => {
    expect(deadline('elapsed', 24)).toBe(at('2026-11-21 17:50'));
    expect(deadline('business-days', 24)).toBe(at('2026-11-24 17:50'));
    expect(deadline('business-hours', 4)).toBe(at('2026-11-24 13:50'));
  });

  test('the evidence names the days off that the window passed over', () => {
    const passed = (clock: 'elapsed' | 'business-days') =>
      judgeOne([friday], { now: '2026-11-20 18:00', rules: rules({ response: { clock } }) }).why.find(
        ({ code }) => code === 'window',
      )?.detail['daysOff'];
    expect(passed('business-days')).toBe('2026-11-21,2026-11-22,2026-11-23');
    expect(passed('elapsed')).toBe('');
  });

  test('due soon begins warnBefore the end, at most half the window', () => {
    const states = (times: string[], window: number) =>
      times.map(
        (now) => judgeOne([question], { now, rules: rules({ response: { window: window * 3_600_000 } }) }).state,
      );
    expect(states(['2026-11-19 05:59', '2026-11-19 06:00', '2026-11-19 10:00', '2026-11-19 10:01'], 24)).toEqual([
      'waiting',
      'due-soon',
      'due-soon',
      'overdue',
    ]);
    expect(states(['2026-11-18 10:59', '2026-11-18 11:00'], 2)).toEqual(['waiting', 'due-soon']);
  });

  test('an answer in the same second as the question is later', () => {
    const answer = { ...sent, id: 'a1@agency.example', at: question.at, re: undefined, refs: [question.id] };
    expect(judgeOne([question, { ...answer, re: question.id }], { now: '2026-11-25 11:00' }).state).toBe('answered');
  });

  test('a client message after our answer starts a clock of its own', () => {
    const answer = { ...sent, id: 'a1@agency.example', at: '2026-11-18 12:00' };
    const next = { ...question, id: 'q2@sawayaka.example', at: '2026-11-20 09:00', re: 'a1@agency.example' };
    expect(judgeOne([question, answer, next], { now: '2026-11-20 11:00' })).toMatchObject({
      state: 'waiting',
      reply: { since: at('2026-11-20 09:00') },
    });
  });

  test("a client's own window", () => {
    const own = rules({
      clients: [{ name: 'さわやか', match: ['sawayaka.example'], window: 4 * 3_600_000, contacts: [] }],
    });
    expect(judgeOne([question], { now: '2026-11-18 14:01', rules: own }).state).toBe('overdue');
  });
});
