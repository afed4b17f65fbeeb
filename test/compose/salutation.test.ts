import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/compose/language.ts';
import { personOf } from '../../src/compose/person.ts';
import { salutation, senderName } from '../../src/compose/salutation.ts';

const SIGNED = `お世話になっております。
お見積りをお願いできますか。

==============================
株式会社さわやか商事
法人営業部 課長 横浜 海斗
TEL 045-000-0000
==============================
> 株式会社エージェンシー 制作部 部長 佐藤 花子`;

const greet = (
  name: string,
  {
    contact = null,
    company = null,
    text = '',
  }: { contact?: Parameters<typeof personOf>[1]; company?: string | null; text?: string } = {},
) => salutation(personOf({ name, address: 'kaito@sawayaka.example' }, contact, company, text), 'ja');

const yokohama = { name: '横浜 海斗', title: '課長', department: '法人営業部' };

describe('the salutation of a Japanese mail', () => {
  test.each([
    [
      'all from the configuration',
      greet('Kaito', { contact: yokohama, company: 'さわやか商事' }),
      'さわやか商事\n法人営業部 課長 横浜 海斗 様',
    ],
    ['a name that ends as departments do', greet('服部 圭'), '服部 圭 様'],
    ['such a name beside a department', greet('広報室 阿部 健'), '阿部 健 様'],
    ['no title known', greet('横浜 海斗', { company: 'さわやか商事' }), 'さわやか商事\n横浜 海斗 様'],
    ['from the signature', greet('横浜 海斗', { text: SIGNED }), '株式会社さわやか商事\n法人営業部 課長 横浜 海斗 様'],
    [
      'the name without its space',
      greet('横浜海斗', { text: SIGNED }),
      '株式会社さわやか商事\n法人営業部 課長 横浜海斗 様',
    ],
    ['another name in the signature', greet('湊 渚', { text: SIGNED }), '湊 渚 様'],
    ['only an address', greet(''), 'ご担当者様'],
    ['only an address, the company known', greet('', { company: 'さわやか商事' }), 'さわやか商事\nご担当者様'],
    ['a desk', greet('お問い合わせ窓口', { company: 'さわやか商事' }), 'さわやか商事\nご担当者様'],
    ['info', greet('info'), 'ご担当者様'],
    ['a company', greet('株式会社さわやか商事'), '株式会社さわやか商事\nご担当者様'],
    ['a department', greet('営業部', { company: 'さわやか商事' }), 'さわやか商事\nご担当者様'],
    ['company and name', greet('株式会社さわやか商事 横浜 海斗'), '株式会社さわやか商事\n横浜 海斗 様'],
    ['the company in brackets', greet('横浜 海斗(さわやか商事)'), '横浜 海斗 様'],
    ['a slash', greet('横浜 海斗 / 株式会社さわやか商事'), '株式会社さわやか商事\n横浜 海斗 様'],
    ['already with 様', greet('横浜 海斗 様'), '横浜 海斗 様'],
    ['an address as a name', greet('kaito@sawayaka.example'), 'ご担当者様'],
    ['one who trades under their own name', greet('亀岡 千夏', { company: '亀岡 千夏' }), '亀岡 千夏 様'],
    ['Latin letters', greet("Kaito O'Hara-Yokohama"), "Kaito O'Hara-Yokohama 様"],
    ['a hostile name', greet('様'.repeat(300)), 'ご担当者様'],
    ['a name with marks', greet('{{ due }}'), 'ご担当者様'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
    expect(found).not.toMatch(/御中|様様/);
  });

  test('what they say of themselves in a sentence is no post', () => {
    const text = 'お世話になっております。\n営業部 課長 横浜 海斗です。\n\n横浜 海斗';
    expect(greet('横浜 海斗', { text })).toBe('横浜 海斗 様');
  });
});

test('who writes', () => {
  const us = { name: '佐藤 花子', organization: '株式会社エージェンシー', address: 'a@agency.example' };
  expect(senderName(us, 'ja')).toBe('株式会社エージェンシーの佐藤');
  expect(senderName({ ...us, organization: null }, 'ja')).toBe('佐藤 花子');
  expect(senderName({ ...us, name: null }, 'ja')).toBe('株式会社エージェンシー');
  expect(senderName(us, 'en')).toBe('佐藤 花子');
  expect(salutation({ company: 'X', department: null, title: '課長', name: 'Emily Carter' }, 'en')).toBe(
    'Dear Emily Carter,',
  );
});

test.each([
  ['お見積りの件', 'ja'],
  ['見積', 'ja'],
  ['Quotation', 'en'],
  ['12345', 'ja'],
  ['Re: サンプル', 'ja'],
  ['报价单', 'ja'],
])('the language of %s', (text, lang) => {
  expect(languageOf(text, 'ja')).toBe(lang);
});
