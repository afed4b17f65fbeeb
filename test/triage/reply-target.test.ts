import { describe, expect, test } from 'vitest';
import { replyRecipients } from '../../src/compose/recipients.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import { Directory } from '../../src/triage/directory.ts';
import { partyOf } from '../../src/triage/party.ts';
import { replyTarget, replyWarnings } from '../../src/triage/reply-target.ts';
import { at } from '../mail/build.ts';
import { rules } from './build.ts';

const RULES = rules({
  own: ['me@me.example'],
  team: ['me.example'],
  forms: ['form@service.example'],
  clients: [
    { name: 'C', match: ['client.example', 'client-group.example'], window: null, contacts: [] },
    { name: 'Y', match: ['yamano-corp.example', '*.yamano-corp.example'], window: null, contacts: [] },
    { name: 'M', match: ['modern.co.jp', 'kaito01@gmail.com'], window: null, contacts: [] },
  ],
});
const DIRECTORY = new Directory(RULES);

/** Header lines -> where the draft would go ('' : refused), the warnings, and whose mail it is taken for. */
function read(lines: readonly string[], known: readonly string[] = []) {
  const header = Buffer.from(
    `${lines.join('\r\n')}\r\nDate: Mon, 02 Nov 2026 10:00:00 +0900\r\nMessage-ID: <1@x>\r\n\r\n`,
  );
  const ref = { mailbox: 'INBOX', uidValidity: '1', uid: 1 };
  const arrival = { kind: 'imap', internalDate: at('2026-11-02 10:00') } as const;
  const raw = { raw: { ref, flags: new Set<string>(), arrival, header }, role: null };
  const [message] = collectMessages([raw], at('2026-11-03 10:00')).messages;
  if (!message) throw new Error('no message');
  const party = partyOf(message, RULES, DIRECTORY);
  const { refused, warnings } = replyTarget(message, party, DIRECTORY, known);
  const isOwn = (address: string) => DIRECTORY.lookUp(address) === 'own';
  const { to } = replyRecipients(message.envelope, { isOwn, senderOnly: false });
  return {
    to: refused ? '' : to.map(({ address }) => address).join(', '),
    warnings,
    client: party.by === 'outsider' ? party.outsider.name : party.by,
    shown: replyWarnings(message, RULES, DIRECTORY, known),
  };
}

const SATO = 'sato@client.example';
const TO_ME = 'To: me@me.example';

describe('a reply goes where the mail came from, without a word', () => {
  test.each([
    ['a bare address', [`From: ${SATO}`], SATO],
    ['a name', [`From: 佐藤 <${SATO}>`], SATO],
    ['an encoded name', [`From: =?UTF-8?B?5L2Q6Jek?= <${SATO}>`], SATO],
    ['a name with a bare comma', [`From: 佐藤, 太郎 <${SATO}>`], SATO],
    ['a quoted name with a comma', [`From: "Sato, Taro (C Corp.)" <${SATO}>`], SATO],
    ['a comment as the name', [`From: ${SATO} (佐藤)`], SATO],
    ['the address as its own name', [`From: "${SATO}" <${SATO}>`], SATO],
    ['a name with an at sign', [`From: 佐藤@営業部 <${SATO}>`], SATO],
    ['a name and its own domain', [`From: 佐藤＠client.example <${SATO}>`], SATO],
    ['a colleague’s address of the same company as the name', [`From: "info@client.example" <${SATO}>`], SATO],
    ['a number in dots in the name', [`From: "Ver.2.0 support" <${SATO}>`], SATO],
    ['white space around', [`From:   <  ${SATO}  > `], SATO],
    ['a field name in capitals', [`FROM : ${SATO}`], SATO],
    ['dots that only carriers allow', ['From: "a..b."@docomo.ne.jp'], 'a..b.@docomo.ne.jp'],
    ['… unquoted', ['From: a..b.@docomo.ne.jp'], 'a..b.@docomo.ne.jp'],
    ['an internationalised domain', ['From: a@日本語.example'], 'a@xn--wgv71a119e.example'],
    ['kana and Latin in one label', ['From: a@eメール.example'], 'a@xn--e-0hu4a5d.example'],
    ['an accent', ['From: a@café.example'], 'a@xn--caf-dma.example'],
    [
      'Reply-To within the company',
      [`From: ${SATO}`, 'Reply-To: info@mail.client.example'],
      'info@mail.client.example',
    ],
    ['… in the client’s other domain', [`From: ${SATO}`, 'Reply-To: a@client-group.example'], 'a@client-group.example'],
    ['… two of them', [`From: ${SATO}`, `Reply-To: ${SATO}, b@client.example`], `${SATO}, b@client.example`],
    ['… with a copy to us', [`From: ${SATO}`, `Reply-To: ${SATO}, me@me.example`], SATO],
    ['an empty Reply-To', [`From: ${SATO}`, 'Reply-To:'], SATO],
    ['an empty one in brackets', [`From: ${SATO}`, 'Reply-To: <>'], SATO],
    ['two that say the same', [`From: ${SATO}`, `Reply-To: ${SATO}`, `Reply-To: "Sato" <${SATO}>`], SATO],
    ['Sender of the same company', [`From: ${SATO}`, 'Sender: secretary@client.example'], SATO],
    ['Sender is our own list server', [`From: ${SATO}`, 'Sender: owner-sales@me.example'], SATO],
    ['sent on by a colleague', [`From: ${SATO}`, 'Resent-From: jiro@me.example'], SATO],
    ['a From twice, the same', [`From: ${SATO}`, `From: ${SATO}`], SATO],
    ['a line break at the end of the subject', [`From: ${SATO}`, 'Subject: =?utf-8?Q?quote=0A?='], SATO],
    [
      'a list that the mail went to',
      [
        'From: taro@outside.example',
        'To: dev@lists.example',
        'Reply-To: dev@lists.example',
        'Sender: dev-bounces@lists.example',
        'List-Post: <mailto:dev@lists.example>',
      ],
      'dev@lists.example',
    ],
    ['a contact form', ['From: form@service.example', 'Reply-To: taro@customer.example'], 'taro@customer.example'],
    ['a contact form of ours', ['From: web@me.example', 'Reply-To: taro@customer.example'], 'taro@customer.example'],
    ['a stranger at a free-mail service', ['From: "佐藤" <taro.sato@gmail.com>'], 'taro.sato@gmail.com'],
    ['someone at a host whose name begins as a client’s does', ['From: a@modern.co.example'], 'a@modern.co.example'],
  ])('%s', (_, lines, to) => {
    const said = read(lines.some((line) => line.startsWith('To:')) ? lines : [...lines, TO_ME]);
    expect([said.to, said.warnings]).toEqual([to, []]);
    expect(said.shown).toEqual([]);
  });
});

describe('a reply goes there, with a warning', () => {
  test.each([
    ['a Sender elsewhere', [`From: ${SATO}`, 'Sender: x@evil.example'], SATO, 'sent-by-other'],
    ['sent on by a stranger', [`From: ${SATO}`, 'Resent-From: x@evil.example'], SATO, 'resent-by-other'],
    ['a route', [`From: <@evil.example:${SATO}>`], SATO, 'route-in-address'],
    ['a client’s address as the name', [`From: "${SATO}" <x@evil.example>`], 'x@evil.example', 'address-in-name'],
    ['… without quotes', [`From: ${SATO} <x@evil.example>`], 'x@evil.example', 'address-in-name'],
    [
      '… encoded',
      ['From: =?utf-8?B?c2F0b0BjbGllbnQuZXhhbXBsZQ==?= <x@evil.example>'],
      'x@evil.example',
      'address-in-name',
    ],
    [
      '… full-width',
      ['From: "ｓａｔｏ＠ｃｌｉｅｎｔ．ｅｘａｍｐｌｅ" <x@evil.example>'],
      'x@evil.example',
      'address-in-name',
    ],
    [
      '… with an ideographic full stop',
      ['From: "sato＠client。example" <x@evil.example>'],
      'x@evil.example',
      'address-in-name',
    ],
    ['… in a comment', [`From: x@evil.example (${SATO})`], 'x@evil.example', 'address-in-name'],
    [
      'a client’s domain in the name',
      ['From: "Sato (client.example)" <x@evil.example>'],
      'x@evil.example',
      'address-in-name',
    ],
    ['our own address as the name', ['From: "me@me.example" <x@evil.example>'], 'x@evil.example', 'address-in-name'],
    [
      'a stranger’s address as the name',
      ['From: "bank@bank.example" <x@evil.example>'],
      'x@evil.example',
      'address-in-name',
    ],
    [
      'another address at the same provider',
      ['From: "boss@gmail.com" <x@gmail.com>'],
      'x@gmail.com',
      'address-in-name',
    ],
    ['a header in the name', [`From: =?utf-8?Q?Sato=0ABcc:_all?= <${SATO}>`], SATO, 'header-in-text'],
    [
      'a header in the subject',
      [`From: ${SATO}`, 'Subject: =?utf-8?Q?quote=0D=0ABcc:_x@evil.example?='],
      SATO,
      'header-in-text',
    ],
    ['a dot at the end', [`From: <${SATO}.>`], SATO, 'loose-address'],
    ['an open bracket', [`From: Sato <${SATO}`], SATO, 'loose-address'],
    ['a bracket too many', [`From: <<${SATO}>>`], SATO, 'loose-address'],
    ['a Reply-To without an address', [`From: ${SATO}`, 'Reply-To: sato'], SATO, 'reply-to-unreadable'],
    [
      'a list that rewrites From',
      [
        'From: "Taro via dev" <dev@lists.example>',
        'Cc: dev@lists.example',
        'Reply-To: taro@outside.example',
        'List-Post: <mailto:dev@lists.example>',
      ],
      'taro@outside.example',
      'reply-to-elsewhere',
    ],
    ['a look-alike in Cc', [`From: ${SATO}`, 'Cc: tanaka@cl1ent.example'], SATO, 'look-alike-copied'],
  ])('%s', (_, lines, to, warning) => {
    const said = read([...lines, TO_ME]);
    expect([said.to, said.warnings.includes(warning as never)]).toEqual([to, true]);
  });
});

describe('no reply is drafted, and why', () => {
  const from = (address: string) => [`From: ${address}`];
  const replyTo = (address: string) => [`From: ${SATO}`, `Reply-To: ${address}`];
  test.each([
    ['no From', [], 'no-sender'],
    ['an empty From', ['From:'], 'no-sender'],
    ['an empty bracket', from('佐藤 <>'), 'no-sender'],
    ['a name alone', from('sato'), 'no-sender'],
    ['a full-width at sign alone', from('sato＠client.example'), 'no-sender'],
    ['only an encoded word', from('=?utf-8?Q?sato=40client.example?='), 'no-sender'],
    ['a group without members', from('undisclosed-recipients:;'), 'no-sender'],
    ['a group of one', from(`Sales: ${SATO};`), 'odd-sender'],
    ['two in From', from(`${SATO}, x@evil.example`), 'several-senders'],
    ['… divided by a semicolon', from(`${SATO}; x@evil.example`), 'several-senders'],
    ['two From fields', [...from(SATO), ...from('x@evil.example')], 'several-senders'],
    ['… one of them with a space before its colon', ['From : x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them in capitals', ['FROM: x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them folded before its colon', ['From', ' : x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them after a space', [' From: x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them after a tab', ['\tFrom: x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them with a NUL', ['From\x00: x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them with an invisible character', ['\u200bFrom: x@evil.example', ...from(SATO)], 'several-senders'],
    ['… one of them after a bare CR', [`Subject: a\rFrom: x@evil.example`, ...from(SATO)], 'several-senders'],
    ['an empty bracket before an address', from(`<>${SATO}`), 'odd-sender'],
    ['an address behind the bracket', from(`<x@evil.example> ${SATO}`), 'odd-sender'],
    ['two brackets', from(`<${SATO}> <x@evil.example>`), 'odd-sender'],
    ['two addresses divided by a space', from(`${SATO} x@evil.example`), 'odd-sender'],
    ['a comment within the domain', from('user@client.example(x)evil.example'), 'odd-sender'],
    ['… and spaces', from('user@client.example (x) evil.example'), 'odd-sender'],
    ['… after the at sign', from('user@(x)client.example'), 'odd-sender'],
    ['… within the local part', from('us(x)er@client.example'), 'odd-sender'],
    ['a comment in a comment', from('user@client.example((x))evil.example'), 'odd-sender'],
    ['a space within the domain', from('<user@client.example evil.example>'), 'odd-sender'],
    ['two at signs', from('user@client.example@evil.example'), 'odd-sender'],
    ['a quoted pair', from(`${SATO}\\,<x@evil.example>`), 'odd-sender'],
    ['a list in brackets', from(`<${SATO},x@evil.example>`), 'odd-sender'],
    [
      'an encoded address before another',
      from('=?utf-8?B?PHNhdG9AY2xpZW50LmV4YW1wbGU+?=,<x@evil.example>'),
      'odd-sender',
    ],
    ['an encoded word as the address', from('<=?utf-8?Q?sato@client.example?=>'), ''],
    ['an encoded word as the local part', from('=?utf-8?Q?sato=40client.example=3E?=@evil.example'), 'odd-sender'],
    ['an open quote', from(`"x@evil.example <${SATO}>`), 'odd-sender'],
    ['an open comment', from(`${SATO} (x@evil.example`), 'odd-sender'],
    ['an address in a quoted local part', from(`"${SATO}"@evil.example`), 'odd-address'],
    ['… and a space', from(`"${SATO} x"@evil.example`), 'odd-address'],
    ['… in brackets', from(`<"${SATO}>"@evil.example>`), ''],
    ['a NUL in the domain', from('sato@client.exam\x00ple'), ''],
    ['an IP address', from('sato@[192.0.2.1]'), 'odd-address'],
    ['… in brackets', from('<sato@[IPv6:2001:db8::1]>'), 'odd-address'],
    ['… without brackets', from('sato@192.0.2.1'), 'odd-address'],
    ['an overlong local part', from(`${'a'.repeat(65)}@client.example`), 'odd-address'],
    ['an overlong label', from(`sato@${'a'.repeat(64)}.example`), 'odd-address'],
    ['an empty label', from('sato@client..example'), 'odd-address'],
    ['a full-width domain', from('sato@ｃｌｉｅｎｔ.example'), 'odd-address'],
    ['a full-width dot', from('sato@client．example'), 'odd-address'],
    ['an ideographic full stop', from('sato@client。example'), 'odd-address'],
    ['a zero-width space', from('sato@cli\u200bent.example'), 'odd-address'],
    ['a soft hyphen', from('sato@cli\u00adent.example'), 'odd-address'],
    ['a full-width local part', from('ｓato@client.example'), 'odd-address'],
    ['Punycode that says nothing', from('sato@xn--999999999.example'), 'odd-address'],
    ['a Cyrillic letter', from('sato@сlient.example'), 'mixed-scripts'],
    ['… as Punycode', from('sato@xn--lient-0ye.example'), 'mixed-scripts'],
    ['… in a stranger’s domain', from('a@раypal.example'), 'mixed-scripts'],
    ['all Cyrillic that looks Latin', from('a@соса.example'), 'mixed-scripts'],
    ['a Greek letter', from('sato@clienτ.example'), 'mixed-scripts'],
    ['a long mark for the hyphen', from('a@yamanoーcorp.example'), 'look-alike-domain'],
    ['一 for the hyphen', from('a@yamano一corp.example'), 'look-alike-domain'],
    ['an accent on a client’s domain', from('sato@clíent.example'), 'look-alike-domain'],
    ['1 for l', from('sato@c1ient.example'), 'look-alike-domain'],
    ['i for l', from('sato@cIIent.example'), 'look-alike-domain'],
    ['rn for m', from('a@rnodern.co.jp'), 'look-alike-domain'],
    ['0 for o', from('a@yaman0-corp.example'), 'look-alike-domain'],
    ['no hyphen', from('a@yamanocorp.example'), 'look-alike-domain'],
    ['below it, a host of the look-alike', from('a@mail.c1ient.example'), 'look-alike-domain'],
    ['our own domain', from('boss@rne.example'), 'look-alike-domain'],
    ['a client’s domain before another', from('sato@client.example.evil.example'), 'look-alike-domain'],
    ['… with a hyphen', from('sato@client.example-mail.example'), 'look-alike-domain'],
    ['a client’s free-mail address', from('kaitoO1@gmail.com'), 'look-alike-domain'],
    ['Reply-To elsewhere', replyTo('x@evil.example'), 'reply-to-elsewhere'],
    ['… at a free-mail service', replyTo('sato.client@gmail.com'), 'reply-to-elsewhere'],
    ['… at another client', replyTo('a@yamano-corp.example'), 'reply-to-elsewhere'],
    ['… at one of two', replyTo(`${SATO}, x@evil.example`), 'reply-to-elsewhere'],
    ['… at the same provider', ['From: a@gmail.com', 'Reply-To: b@gmail.com'], 'reply-to-elsewhere'],
    ['… below one shared host', ['From: a@one.github.io', 'Reply-To: b@two.github.io'], 'reply-to-elsewhere'],
    ['… below one public suffix', ['From: a@one.co.jp', 'Reply-To: b@two.co.jp'], 'reply-to-elsewhere'],
    ['a stranger asks replies to a client', ['From: x@evil.example', `Reply-To: ${SATO}`], 'reply-to-elsewhere'],
    ['two Reply-To fields', [...replyTo(SATO), 'Reply-To: b@client.example'], 'several-reply-to'],
    ['a Reply-To after a space', [' Reply-To: x@evil.example', `From: ${SATO}`], 'several-reply-to'],
    ['a comment within Reply-To', replyTo('sato@client.example(x)evil.example'), 'odd-reply-to'],
    ['a disguised Reply-To', replyTo('sato@ｃlient.example'), 'odd-reply-to'],
    ['a group in Reply-To', replyTo('undisclosed-recipients:;'), 'odd-reply-to'],
    ['a Reply-To that nobody reads', replyTo('no-reply@client.example'), 'reply-to-no-reply'],
    ['a Reply-To of ours alone', replyTo('sales@me.example'), 'reply-to-ours'],
    [
      'a list of a client’s that rewrites From',
      [...replyTo('x@evil.example'), `Cc: ${SATO}`, `List-Post: <mailto:${SATO}>`],
      'reply-to-elsewhere',
    ],
    [
      'a list that the mail did not go to',
      [...replyTo('dev@lists.example'), 'List-Post: <mailto:dev@lists.example>'],
      'reply-to-elsewhere',
    ],
    [
      'a list of another than List-Post’s',
      [...replyTo('x@evil.example'), 'Cc: x@evil.example', 'List-Post: <mailto:dev@lists.example>'],
      'reply-to-elsewhere',
    ],
  ])('%s', (_, lines, warning) => {
    const said = read([...lines, TO_ME]);
    expect(said.to).toBe('');
    if (warning === '') expect(said.warnings).not.toEqual([]);
    else expect(said.warnings).toContain(warning);
  });

  test('a correspondent may be imitated too', () => {
    expect(read(['From: a@par1ner.example', TO_ME], ['parlner.example'])).toMatchObject({
      to: '',
      warnings: ['look-alike-domain'],
    });
    expect(read(['From: a@parlner.example', TO_ME], ['parlner.example']).warnings).toEqual([]);
  });
});

describe('what can be read in several ways makes nobody a client, and nothing ours', () => {
  test.each([
    [`From: <>${SATO}`],
    ['From: user@client.example(x)evil.example'],
    ['From: sato@ｃlient.example'],
    ['From: sato@client.exam\x00ple'],
    [`From: <${SATO}> <x@evil.example>`],
    [`From: "${SATO} x"@evil.example`],
    [`From: ${SATO}\r\nFrom: x@evil.example`],
    [` From: x@evil.example\r\nFrom: ${SATO}`],
  ])('%j', (line) => {
    expect(read([line, TO_ME]).client).not.toBe('C');
  });

  test('someone who claims to be us', () => {
    expect(read(['From: me@me.example\r\nFrom: x@evil.example', TO_ME]).client).toBe('nobody');
    expect(read(['From: me@me.example', TO_ME]).client).toBe('us');
  });

  test('one reading leaves it a client’s', () => {
    expect(read([`From: Sato <${SATO}`, TO_ME]).client).toBe('C');
    expect(read([`From: <@a.example:${SATO}>`, TO_ME]).client).toBe('C');
  });
});
