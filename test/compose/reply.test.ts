import { describe, expect, test } from 'vitest';
import { readDates } from '../../src/calendar/dates/read-dates.ts';
import { formatDue } from '../../src/calendar/due-text.ts';
import { composeReply, type ReplyInput } from '../../src/compose/reply.ts';
import { matterOf, replyReferences, replySubject } from '../../src/compose/reply-headers.ts';
import { sourceOf } from '../../src/compose/source.ts';
import { parseTemplate } from '../../src/compose/template.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import { at, type Mail, messagesOf } from '../mail/build.ts';
import { calendar } from '../triage/build.ts';

const NOW = at('2026-11-24 09:00');
const OWN = ['hanako@agency.example', 'sato@agency.example'];
const question: Mail = {
  id: 'q@client.example',
  at: '2026-11-20 17:50',
  from: '横浜 海斗 <kaito@client.example>',
  to: 'hanako@agency.example',
  subject: 'お見積りの件',
};

function reply(mail: Partial<Mail>, more: Partial<ReplyInput> = {}) {
  const [answers] = messagesOf([{ ...question, ...mail }]);
  if (!answers) throw new Error('no message');
  return composeReply({
    identity: {
      name: '佐藤 花子',
      organization: '株式会社エージェンシー',
      address: 'hanako@agency.example',
      aliases: ['sato@agency.example'],
      signature: '株式会社エージェンシー\n佐藤 花子\n',
    },
    isOwn: (address) => OWN.includes(address.toLowerCase().replace(/\+.*@/, '@')),
    answers,
    text: 'お見積りをお願いできますか。\n\n横浜',
    author: answers.envelope.from[0] ?? { name: '', address: '' },
    company: '株式会社さわやか商事',
    contact: null,
    template: () => parseTemplate('{{ salutation }}\n{{ sender }}\n{{ matter }}\n{{ due }}まで', 't.liquid'),
    facts: { due: at('2026-11-26 17:00'), reason: '', late: false, first: false, promised: null, requested: null },
    calendar,
    now: NOW,
    usualLang: 'ja',
    quote: true,
    senderOnly: false,
    isTaken: () => false,
    ...more,
  });
}

const to = (mail: Partial<Mail>, more: Partial<ReplyInput> = {}) => {
  const made = reply(mail, more);
  return [made.to.map(({ address }) => address), made.cc.map(({ address }) => address)];
};

describe('whom a reply goes to', () => {
  const headers = ['Reply-To: desk@client.example'];
  const all = { to: 'hanako@agency.example, nagisa@client.example', cc: 'jiro@agency.example, SATO@Agency.example' };
  test.each([
    ['the sender', {}, [['kaito@client.example'], []]],
    ['Reply-To goes before From', { headers }, [['desk@client.example'], []]],
    [
      'all others in Cc, ourselves out',
      all,
      [['kaito@client.example'], ['nagisa@client.example', 'jiro@agency.example']],
    ],
    [
      'each once',
      { to: 'hanako+x@agency.example', cc: 'kaito@client.example, a@x.example, A@X.example' },
      [['kaito@client.example'], ['a@x.example']],
    ],
    [
      'our own mail is followed up',
      { from: 'hanako@agency.example', to: 'kaito@client.example' },
      [['kaito@client.example'], []],
    ],
  ])('%s', (_, mail, expected) => {
    expect(to(mail)).toEqual(expected);
  });

  test('the sender alone, if that is wished', () => {
    expect(to(all, { senderOnly: true })).toEqual([['kaito@client.example'], []]);
  });

  test('From is the address that was written to', () => {
    expect(reply({ to: 'x@client.example', cc: 'sato@agency.example' }).from.address).toBe('sato@agency.example');
    expect(reply({ to: 'Hanako+shop@agency.example' }).from.address).toBe('hanako@agency.example');
    expect(reply({ to: 'list@lists.example' }).from).toEqual({ name: '佐藤 花子', address: 'hanako@agency.example' });
  });
});

describe('Subject, In-Reply-To and References', () => {
  test.each([
    ['お見積りの件', 'Re: お見積りの件'],
    ['RE: Re[2]: ＲＥ：返信: お見積りの件', 'Re: お見積りの件'],
    ['Fwd: お見積りの件', 'Re: Fwd: お見積りの件'],
    ['Re:', 'Re:'],
    ['', 'Re:'],
    ['Research', 'Re: Research'],
    ['Aw: Sv: Angebot', 'Re: Angebot'],
  ])('%s -> %s', (subject, expected) => {
    expect(replySubject(subject)).toBe(expected);
  });

  const references = (refs: readonly string[], re?: string) => {
    const [message] = messagesOf([{ ...question, refs, ...(re ? { re } : {}) }]);
    return replyReferences((message ?? { envelope: parseEnvelope(Buffer.from('')) }).envelope).references;
  };

  test('the chain and the mail itself; with no References the one parent of In-Reply-To', () => {
    expect(references(['a@x', 'b@x'])).toEqual(['a@x', 'b@x', 'q@client.example']);
    const [message] = messagesOf([{ ...question, re: 'p@x' }]);
    expect(message && replyReferences(message.envelope).references).toEqual(['p@x', 'q@client.example']);
  });

  test('of a long chain the root and the last twenty', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `${i}@x.example`);
    const found = references(ids);
    expect(found).toHaveLength(21);
    expect([found[0], found.at(-2), found.at(-1)]).toEqual(['0@x.example', '19999@x.example', 'q@client.example']);
  });

  test('no line of the bytes is longer than 998, whatever the ids are', async () => {
    const refs = [`${'r'.repeat(890)}@x`, `${'l'.repeat(1500)}@x`, 'b@x'];
    const source = await sourceOf(reply({ refs, subject: 'あ'.repeat(400) }), calendar);
    const lines = source.toString('latin1').split('\r\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect(source.every((byte) => byte < 128)).toBe(true);
    expect(parseEnvelope(source).references).toEqual([refs[0], 'b@x', 'q@client.example']);
    expect(parseEnvelope(source).subject).toBe(`Re: ${'あ'.repeat(400)}`);
  });

  test('nothing in a name or a subject becomes a header', async () => {
    const mail = reply({
      from: '=?utf-8?Q?x=0D=0ABcc:_spy@evil.example?= <kaito@client.example>',
      subject: '=?utf-8?Q?a=0D=0ABcc:_b@evil.example?=',
    });
    const source = (await sourceOf(mail, calendar)).toString('latin1');
    expect(source).not.toMatch(/^Bcc:/im);
    expect(source.match(/^To:/gm)).toHaveLength(1);
    expect(matterOf('a\r\nBcc: b')).toBe('a Bcc: b');
  });
});

describe('the text', () => {
  test('signature below its mark, then the mail quoted, with whose it is', () => {
    expect(reply({}).text).toBe(`株式会社さわやか商事
横浜 海斗 様
株式会社エージェンシーの佐藤
お見積りの件
11月26日(木)17時まで

-- 
株式会社エージェンシー
佐藤 花子

2026年11月20日(金) 17:50 横浜 海斗 <kaito@client.example>:
> お見積りをお願いできますか。
>
> 横浜
`);
    expect(reply({}, { quote: false }).text).not.toContain('>');
  });

  test('in the language of the mail', () => {
    const english = { subject: 'Quotation', from: 'Emily Carter <emily@client.example>' };
    const { text } = reply(english, { text: 'Could you send us a quotation?' });
    expect(text).toContain('Dear Emily Carter,');
    expect(text).toContain('17:00 (JST) on Thursday, 26 November');
    expect(text).toContain('On Friday, 20 November 2026 at 17:50, Emily Carter <emily@client.example> wrote:');
  });

  test('the same question gives the same Message-ID until a mail has gone out under it', () => {
    const first = reply({}).messageId;
    expect(reply({}).messageId).toBe(first);
    expect(reply({}, { isTaken: (id) => id === first }).messageId).not.toBe(first);
    expect(reply({ id: 'other@client.example' }).messageId).not.toBe(first);
  });
});

describe('dates in text', () => {
  const dates = (text: string) =>
    readDates(text.normalize('NFKC'), calendar, NOW).map(({ at: instant, text: found, wrongWeekday }) => [
      found,
      new Date(instant).toISOString(),
      wrongWeekday,
    ]);
  test.each([
    ['11月26日(木)17時までに', [['11月26日(木)17時', '2026-11-26T08:00:00.000Z', false]]],
    ['１１月２６日（木）１７時３０分', [['11月26日(木)17時30分', '2026-11-26T08:30:00.000Z', false]]],
    ['11/26(金) 15:00', [['11/26(金) 15:00', '2026-11-26T06:00:00.000Z', true]]],
    ['2027年1月6日', [['2027年1月6日', '2027-01-06T09:30:00.000Z', false]]],
    ['1月6日', [['1月6日', '2027-01-06T09:30:00.000Z', false]]],
    ['11月26日(木)午後3時半', [['11月26日(木)午後3時半', '2026-11-26T06:30:00.000Z', false]]],
    ['2月30日と13月1日', []],
    ['3/4の件、A1/2サイズ、1/2/3', [['3/4', '2027-03-04T09:30:00.000Z', false]]],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  test('what is written is read again, in both languages, for every hour of a year', () => {
    for (let day = 0; day < 366; day += 1) {
      const instant = at('2026-11-24 00:00') + day * 86_400_000 + ((day * 37) % 96) * 900_000;
      for (const lang of ['ja', 'en'] as const) {
        const [found, ...more] = readDates(`by ${formatDue(instant, calendar, lang, NOW)}.`, calendar, NOW);
        expect([found?.at, found?.wrongWeekday, more.length]).toEqual([instant, false, 0]);
      }
    }
  });
});
