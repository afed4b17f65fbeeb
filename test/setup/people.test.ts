import { describe, expect, test } from 'vitest';
import { collectMessages } from '../../src/mail/collect.ts';
import { companyInName, companyInText } from '../../src/setup/company-name.ts';
import { correspondents, rulesFor } from '../../src/setup/correspondents.ts';
import { lineDiff } from '../../src/setup/line-diff.ts';
import { ownIdentity } from '../../src/setup/own-identity.ts';
import { Directory } from '../../src/triage/directory.ts';
import { at, type Mail, raw } from '../mail/build.ts';
import { KAITO, ME, rules } from '../triage/build.ts';

const messagesOf = (mails: readonly Mail[]) => collectMessages(mails.map(raw), at('2026-12-01 00:00')).messages;

describe('correspondents', () => {
  const given = rules({ clients: [], ignore: ['news@minato.example'] });
  const companies = (mails: readonly Mail[]) => correspondents(messagesOf(mails), given, new Directory(given));
  const from = (address: string, day: number, more: Partial<Mail> = {}): Mail => ({
    id: `${address}-${day}`,
    at: `2026-11-${String(day).padStart(2, '0')} 10:00`,
    from: address,
    to: ME,
    ...more,
  });
  const to = (address: string, day: number): Mail =>
    from(ME, day, { to: address, role: '\\Sent', id: `s-${address}-${day}` });

  test('by company; whom we wrote to first, then the busiest; a person at a free-mail service stands alone', () => {
    const found = companies([
      from('sales@spam.example', 1),
      from('sales@spam.example', 2),
      from('sales@spam.example', 3),
      from('Kaito <kaito@sawayaka.example>', 4),
      from('nagisa@tokyo.sawayaka.example', 5),
      to(`${KAITO}, buyer@minato.example`, 6),
      from('taro@gmail.com', 7),
      from('hana@gmail.com', 8),
    ]);
    expect(found.map(({ key, received, sent }) => [key, received, sent])).toEqual([
      ['sawayaka.example', 2, 1],
      ['minato.example', 0, 1],
      ['spam.example', 3, 0],
      ['hana@gmail.com', 1, 0],
      ['taro@gmail.com', 1, 0],
    ]);
    expect(found.map(rulesFor)).toEqual([
      ['sawayaka.example', '*.sawayaka.example'],
      ['minato.example'],
      ['spam.example'],
      ['hana@gmail.com'],
      ['taro@gmail.com'],
    ]);
    expect(found[0]?.people.map(({ address, name }) => [address, name])).toEqual([
      ['kaito@sawayaka.example', 'Kaito'],
      ['nagisa@tokyo.sawayaka.example', ''],
    ]);
  });

  test('robots, colleagues and whoever is forged are nobody; one ignored person does not hide the company', () => {
    const found = companies([
      from('news@shop.example', 1, { headers: ['List-Unsubscribe: <https://shop.example/>'] }),
      from('no-reply@service.example', 2),
      from('jiro@agency.example', 3),
      from('news@minato.example', 4),
      from('buyer@minato.example', 5),
    ]);
    expect(found.map(({ key, outsider }) => [key, outsider.ignored ?? false])).toEqual([['minato.example', false]]);
  });
});

describe('the name of a company', () => {
  test.each([
    ['横浜 海斗(株式会社さわやか商事)', '株式会社さわやか商事'],
    ['さわやか商事株式会社 横浜', 'さわやか商事株式会社'],
    ['横浜/㈱さわやか', '㈱さわやか'],
    ['Kaito (Sawayaka Trading Co., Ltd.)', 'Sawayaka Trading Co., Ltd.'],
    ['横浜 海斗', null],
    ['', null],
  ])('in a display name: %s', (name, found) => {
    expect(companyInName(name)).toBe(found);
  });

  const theirs = '----\n株式会社みなと印刷\n湊 渚\nTEL 03-1234-5678\n';
  test.each([
    ['below the text', `お世話になっております。\n\n${theirs}`, '株式会社みなと印刷'],
    ['not where somebody is addressed', '株式会社エージェンシー 佐藤様\n\nお世話になっております。湊です。\n', null],
    ['not in a sentence', '株式会社山川の件です。\n湊\n', null],
    ['above a quote', `はい。\n${theirs}\n> 株式会社山川\n> 佐藤\n`, '株式会社みなと印刷'],
    ['below a quote', `> 株式会社山川\n> 佐藤\n\nはい。\n${theirs}`, '株式会社みなと印刷'],
    ['not in a mail quoted whole', `はい。湊\n\n-----Original Message-----\nFrom: 佐藤\n\n株式会社山川\n佐藤\n`, null],
    ['not our own', 'はい。\n株式会社エージェンシー\n', null],
    ['none', 'はい。\n', null],
  ])('in a text: %s', (_, text, found) => {
    expect(companyInText(text, ['株式会社エージェンシー'])).toBe(found);
  });

  test('a text without end, made of what the patterns look for, takes no time', () => {
    expect(companyInText(`${'株式会社'.repeat(50_000)}\n${'A '.repeat(50_000)}\n`.repeat(20), [])).toBeNull();
  });
});

test('who the owner of Sent is: the usual name, and addresses used more than once', () => {
  const sent = (from: string, day: number): Mail => ({
    id: `i${day}`,
    at: `2026-11-0${day} 10:00`,
    from,
    to: KAITO,
    role: '\\Sent',
  });
  const messages = messagesOf([
    sent('佐藤 花子 <hanako@agency.example>', 1),
    sent('佐藤 花子 <HANAKO@agency.example>', 2),
    sent('Hanako <hanako@agency.example>', 3),
    sent('sato@agency.example', 4),
    sent('sato@agency.example', 5),
    sent('once@agency.example', 6),
    { id: 'x', at: '2026-11-07 10:00', from: '別人 <hanako@agency.example>', to: KAITO },
  ]);
  expect(ownIdentity(messages, 'hanako@agency.example')).toEqual({
    name: '佐藤 花子',
    aliases: ['sato@agency.example'],
  });
});

test('what a change takes out and puts in', () => {
  expect(lineDiff('a\nb\nc\nd\ne', 'a\nx\nc\ne\nf')).toEqual(['- b', '+ x', '- d', '+ f']);
  expect(lineDiff('a\nb', 'a\nb')).toEqual([]);
  expect(lineDiff('', 'a')).toEqual(['- ', '+ a']);
});
