import { describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { configuredKey } from '../../src/triage/rules.ts';
import { at } from '../mail/build.ts';
import { calendar, codes, HOUR, JIRO, judge, judgeOne, KAITO, ME, rules, TOKYO } from './build.ts';

const question = { id: 'q1@sawayaka.example', at: '2026-11-18 10:00', from: KAITO, to: ME } as const;
const sent = {
  from: ME,
  to: KAITO,
  role: '\\Sent',
  re: question.id,
  at: '2026-11-18 12:00',
  id: 'a1@agency.example',
} as const;
const NEXT_DAY = { now: '2026-11-19 11:00' };
const failed = ['Authentication-Results: mx.agency.example; dmarc=fail'];

describe('whose message it is', () => {
  test('an alias and a plus-address are ours; case does not matter', () => {
    for (const from of ['SATO@Agency.example', 'hanako+web@agency.example']) {
      expect(judgeOne([question, { ...sent, from, role: null }], NEXT_DAY).state).toBe('answered');
    }
  });

  test('what lies in Sent is ours, whatever its From says', () => {
    expect(judgeOne([question, { ...sent, from: 'hanako@private.example' }], NEXT_DAY).state).toBe('answered');
  });

  test('a mail that claims to be ours and failed DMARC answers nothing, and is shown', () => {
    const forged = { ...sent, role: null, headers: failed };
    const verdict = judgeOne([question, forged], NEXT_DAY);
    expect(verdict.state).toBe('overdue');
    expect(codes(verdict)).toContain('forged');
  });

  test('only the believed Authentication-Results count; without them it counts as ours', () => {
    const other = { ...sent, role: null, headers: ['Authentication-Results: evil.example; dmarc=pass', ...failed] };
    expect(judgeOne([question, other], NEXT_DAY).state).toBe('answered');
    expect(judgeOne([question, other], { ...NEXT_DAY, rules: rules({ authservId: 'mx.agency.example' }) }).state).toBe(
      'overdue',
    );
  });

  test('the longest match wins: address, domain, parent domain', () => {
    const client = (name: string, ...match: string[]) => ({ name, match, window: null, contacts: [] });
    const given = rules({
      clients: [
        client('parent', '*.big.example'),
        client('domain', 'sales.big.example'),
        client('person', 'x@sales.big.example'),
      ],
    });
    const nameOf = (from: string) => judgeOne([{ ...question, from }], { ...NEXT_DAY, rules: given }).client?.name;
    expect(['x@sales.big.example', 'y@sales.big.example', 'z@tokyo.big.example', 'z@big.example'].map(nameOf)).toEqual([
      'person',
      'domain',
      'parent',
      'big.example',
    ]);
  });

  test('who matches no client is named by company, or by address at free-mail domains and carriers', () => {
    const nameOf = (from: string) => judgeOne([{ ...question, from }], NEXT_DAY).client?.name;
    expect(nameOf('a@mail.shop.co.jp')).toBe('shop.co.jp');
    expect(nameOf('Taro.Yamada@gmail.com')).toBe('taro.yamada@gmail.com');
    expect(nameOf('hana@docomo.ne.jp')).toBe('hana@docomo.ne.jp');
    expect(nameOf('x@aa.ocn.ne.jp')).toBe('x@aa.ocn.ne.jp');
  });

  test('others: correspondents are those we have written to; ignored ones are shown with --all only', () => {
    const stranger = { ...question, from: 'salesman@spam.example' };
    const before = {
      ...sent,
      re: undefined,
      id: 'b1@agency.example',
      at: '2026-11-01 10:00',
      to: 'buyer@spam.example',
      subject: '別件',
    };
    const first = (mails: Parameters<typeof judge>[0], others: 'correspondents' | 'ignore') =>
      judge(mails, { ...NEXT_DAY, rules: rules({ others }) }).find(({ messages }) =>
        messages.some(({ key }) => key === question.id),
      );
    expect(first([stranger], 'correspondents')).toMatchObject({ state: 'answered', reply: null });
    expect(first([stranger, { ...before, re: 'none@x.example' }], 'correspondents')?.state).toBe('overdue');
    expect(first([stranger, { ...before, re: 'none@x.example' }], 'ignore')?.state).toBe('answered');
  });

  test("ignore: an address or a domain that is nobody's client, unless a narrower rule of a client names it", () => {
    const client = (name: string, ...match: string[]) => ({ name, match, window: null, contacts: [] });
    const given = rules({
      clients: [client('shop', 'shop.example'), client('person', 'x@provider.example')],
      ignore: ['news@shop.example', 'provider.example', '*.ads.example', 'hanako@agency.example'],
    });
    const stateOf = (from: string) => judgeOne([{ ...question, from }], { ...NEXT_DAY, rules: given }).state;
    expect(['news@shop.example', 'y@provider.example', 'z@a.ads.example'].map(stateOf)).toEqual(
      Array.from({ length: 3 }, () => 'answered'),
    );
    expect(['buyer@shop.example', 'x@provider.example', 'z@ads.example'].map(stateOf)).toEqual(
      Array.from({ length: 3 }, () => 'overdue'),
    );
    const ignored = judgeOne([{ ...question, from: 'news@shop.example' }], { ...NEXT_DAY, rules: given });
    expect(codes(ignored)).toContain('not-a-client');
    expect(ignored.client?.known).toBe(false);
    // What is ours stays ours.
    expect(judgeOne([question, sent], { ...NEXT_DAY, rules: given }).last?.from).toBe('us');
  });

  test('a mail without a sender is shown under no name, not lost', () => {
    const verdict = judgeOne([{ ...question, from: 'undisclosed:;' }], NEXT_DAY);
    expect(verdict).toMatchObject({ state: 'overdue', client: { name: '', address: null, known: false } });
  });

  test('known: a configured client, or someone we have written to', () => {
    const stranger = { ...question, from: 'buyer@new.example' };
    expect(judgeOne([stranger], NEXT_DAY).client?.known).toBe(false);
    expect(judgeOne([question], NEXT_DAY).client?.known).toBe(true);
    const written = judge(
      [stranger, { ...sent, re: 'none@x.example', to: 'boss@new.example', subject: '別件' }],
      NEXT_DAY,
    );
    expect(written.find(({ reply }) => reply)?.client?.known).toBe(true);
  });

  test('a contact form: by `forms`, and by our own domain with a Reply-To outside', () => {
    const form = {
      ...question,
      from: 'Web <form@agency.example>',
      headers: ['Reply-To: 山田 <yamada@yamada.example>', 'Auto-Submitted: auto-generated'],
    };
    const verdict = judgeOne([form], NEXT_DAY);
    expect(verdict).toMatchObject({
      state: 'overdue',
      client: { name: 'yamada.example', contact: '山田', address: 'yamada@yamada.example' },
    });
    expect(codes(verdict)).toContain('contact-form');
    expect(judgeOne([{ ...form, from: 'wordpress@agency.example' }], NEXT_DAY).client?.name).toBe('yamada.example');
    const answer = { ...sent, to: 'yamada@yamada.example' };
    expect(judgeOne([form, answer], NEXT_DAY).state).toBe('answered');
  });

  test("a colleague's answer with a Reply-To outside is no contact form", () => {
    const answer = { ...sent, from: JIRO, role: null, headers: ['Reply-To: jiro@private.example'] };
    expect(judgeOne([question, answer], NEXT_DAY).state).toBe('answered');
  });
});

describe('what counts as an answer', () => {
  test('an answer to another company in the thread does not', () => {
    const verdict = judgeOne([question, { ...sent, to: 'printer@insatsu.example' }], NEXT_DAY);
    expect(verdict.state).toBe('overdue');
    expect(codes(verdict)).toContain('not-to-client');
  });

  test('one to the list that the question came through does', () => {
    const list = { ...question, to: 'project@lists.example', headers: ['List-Post: <mailto:project@lists.example>'] };
    expect(judgeOne([list, { ...sent, to: 'project@lists.example' }], NEXT_DAY).state).toBe('answered');
  });

  test('one that names the question counts though its own clock is behind', () => {
    expect(judgeOne([question, { ...sent, at: '2026-11-18 09:59' }], NEXT_DAY).state).toBe('answered');
  });

  test('\\Answered without a mail of ours that names the question', () => {
    const verdict = judgeOne([{ ...question, flags: ['\\Answered'] }], NEXT_DAY);
    expect([verdict.state, codes(verdict)]).toEqual(['answered', ['client-asked', 'answered-flag']]);
  });

  test('`done` settles what was there, and nothing that comes after', () => {
    const settled = [question.id];
    expect(judgeOne([question], { ...NEXT_DAY, settled })).toMatchObject({ state: 'answered', reply: null });
    const chaser = { ...question, id: 'q2@sawayaka.example', at: '2026-11-19 09:00', re: question.id };
    expect(judgeOne([question, chaser], { ...NEXT_DAY, settled })).toMatchObject({
      state: 'waiting',
      reply: { since: at('2026-11-19 09:00') },
    });
  });

  test('a mail of ours to the client under another subject is told, and answers nothing', () => {
    const { re: _, ...unlinked } = sent;
    const elsewhere = { ...unlinked, subject: '打ち合わせの件' };
    const verdict = judge([question, elsewhere], NEXT_DAY).find(({ reply }) => reply);
    expect(verdict?.state).toBe('overdue');
    expect(verdict?.why.find(({ code }) => code === 'wrote-elsewhere')?.detail['subject']).toBe('打ち合わせの件');
  });

  test('our answer to an invitation answers it', () => {
    const invitation = { ...question, headers: ['Content-Type: text/calendar; method=REQUEST'] };
    const accepted = { ...sent, headers: ['Content-Type: text/calendar; method=REPLY'] };
    expect(judgeOne([invitation, accepted], NEXT_DAY).state).toBe('answered');
  });

  test('a draft of another program, and one of ours', () => {
    const draft = {
      ...sent,
      id: 'd1@agency.example',
      role: '\\Drafts',
      mailbox: '下書き',
      headers: ['X-Client-Check: holding'],
    } as const;
    const found = judgeOne([question, draft], NEXT_DAY).draft;
    expect([found?.message.key, found?.ours]).toEqual(['d1@agency.example', true]);
  });
});

describe('copied and thanks', () => {
  const copied = { ...question, to: JIRO, cc: ME };
  const thanks = { [question.id]: { text: '佐藤様\n承知しました。よろしくお願いいたします。', attachments: [] } };

  test.each([
    ['show', 'copied', true],
    ['count', 'overdue', true],
    ['ignore', 'answered', false],
  ] as const)('our address in Cc only, copied: %s', (mode, state, open) => {
    const verdict = judgeOne([copied], { ...NEXT_DAY, rules: rules({ response: { copied: mode } }) });
    expect([verdict.state, verdict.reply !== null]).toEqual([state, open]);
    expect(codes(verdict)).toContain(mode === 'count' ? 'window' : 'copied-only');
  });

  test('neither To nor Cc counts as To', () => {
    expect(judgeOne([{ ...question, to: 'list@lists.example' }], NEXT_DAY).state).toBe('overdue');
  });

  test.each([
    ['show', 'thanks', true],
    ['count', 'overdue', true],
    ['ignore', 'answered', false],
  ] as const)('nothing but thanks, thanks: %s', (mode, state, open) => {
    const verdict = judgeOne([question], { ...NEXT_DAY, texts: thanks, rules: rules({ response: { thanks: mode } }) });
    expect([verdict.state, verdict.reply !== null]).toEqual([state, open]);
  });

  test('thanks after an open question leave the question open', () => {
    const second = { ...question, id: 'q2@sawayaka.example', at: '2026-11-18 11:00', re: question.id };
    const texts = { 'q2@sawayaka.example': { text: 'ありがとうございました。', attachments: [] } };
    expect(judgeOne([question, second], { ...NEXT_DAY, texts }).state).toBe('overdue');
  });
});

test('two clients wait in one thread: the row is of who waits longest, the first window that ends decides', () => {
  const clients = [
    { name: 'さわやか', match: ['sawayaka.example'], window: null, contacts: [] },
    { name: 'みどり', match: ['midori.example'], window: 2 * HOUR, contacts: [] },
  ];
  const second = {
    ...question,
    id: 'm1@midori.example',
    from: 'midori@midori.example',
    at: '2026-11-18 11:00',
    re: question.id,
  };
  const verdict = judgeOne([question, second], { now: '2026-11-18 14:00', rules: rules({ clients }) });
  expect(verdict).toMatchObject({
    state: 'overdue',
    client: { name: 'さわやか' },
    reply: { since: at('2026-11-18 10:00'), deadline: at('2026-11-18 13:00') },
  });
  expect(verdict.clients.map(({ name }) => name)).toEqual(['さわやか', 'みどり']);
});

test("a client's own days off", () => {
  const closed = new BusinessCalendar(TOKYO, [{ from: '2026-11-19', to: '2026-11-19' }]);
  const given = rules({
    response: { clock: 'business-days' },
    calendarOf: (key) => (key === configuredKey('株式会社さわやか商事') ? closed : calendar),
  });
  expect(judgeOne([question], { ...NEXT_DAY, rules: given }).reply?.deadline).toBe(at('2026-11-20 10:00'));
  expect(judgeOne([{ ...question, from: 'x@other.example' }], { ...NEXT_DAY, rules: given }).reply?.deadline).toBe(
    at('2026-11-19 10:00'),
  );
});

test('where a message could not be read, every verdict says that it may be incomplete, answered ones as well', () => {
  expect(codes(judgeOne([question], { ...NEXT_DAY, incomplete: true }))).toContain('may-be-incomplete');
  const answered = judgeOne([question, sent], { ...NEXT_DAY, incomplete: true });
  expect(answered.state).toBe('answered');
  expect(codes(answered)).toContain('may-be-incomplete');
  expect(codes(judgeOne([question, sent], NEXT_DAY))).not.toContain('may-be-incomplete');
});
