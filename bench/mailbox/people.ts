import type { Charset } from './encode.ts';
import { mix, pick, type Random, randomOf } from './random.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** A client's company and who writes from there. */
export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly japanese: boolean;
  readonly charset: Charset;
  readonly people: readonly Person[];
}

export const OWN_DOMAIN = 'studio.example';
export const ME: Person = { name: '佐藤 花子', address: `sato@${OWN_DOMAIN}` };
export const ALIAS: Person = { name: 'スタジオ佐藤', address: `info@${OWN_DOMAIN}` };
export const COLLEAGUE: Person = { name: '鈴木 次郎', address: `suzuki@${OWN_DOMAIN}` };

const FAMILIES =
  '山田 佐藤 鈴木 高橋 田中 伊藤 渡辺 中村 小林 加藤 吉田 松本 井上 木村 清水 斎藤 森 橋本 石川 前田'.split(' ');
const ROMAN =
  'yamada sato suzuki takahashi tanaka ito watanabe nakamura kobayashi kato yoshida matsumoto inoue kimura shimizu saito mori hashimoto ishikawa maeda'.split(
    ' ',
  );
const GIVEN = '健一 美咲 翔太 陽子 大輔 由美 直樹 恵子 拓也 香織'.split(' ');
const TRADES = '製作所 商事 工業 印刷 設計事務所 不動産 出版 食品 運輸 電機'.split(' ');
const ENGLISH_FAMILIES = 'Smith Jones Brown Miller Davis Wilson Clark Lewis Walker Young'.split(' ');
const ENGLISH_GIVEN = 'Anna Ben Carol David Emma Frank Grace Henry Ivy Jack'.split(' ');
const ENGLISH_TRADES = 'Trading Foods Design Logistics Partners Media Systems Works'.split(' ');
const JAPANESE_CHARSETS: readonly Charset[] = [
  'UTF-8',
  'UTF-8',
  'UTF-8',
  'ISO-2022-JP',
  'ISO-2022-JP',
  'Shift_JIS',
] as const;

function person(random: Random, japanese: boolean, index: number, domain: string): Person {
  const family = Math.floor(random() * (japanese ? FAMILIES : ENGLISH_FAMILIES).length);
  const given = Math.floor(random() * GIVEN.length);
  const number = index === 0 ? '' : String(index);
  if (japanese) return { name: `${FAMILIES[family]} ${GIVEN[given]}`, address: `${ROMAN[family]}${number}@${domain}` };
  const [first, last] = [ENGLISH_GIVEN[given] as string, ENGLISH_FAMILIES[family] as string];
  return { name: `${first} ${last}`, address: `${first}.${last}${number}@${domain}`.toLowerCase() };
}

function company(seed: number, index: number): Company {
  const random = randomOf(mix(seed, 1_000_003 + index));
  const japanese = random() < 0.6;
  const count = 1 + Math.floor(random() * 3);
  const domain = `${japanese ? pick(random, ROMAN) : pick(random, ENGLISH_FAMILIES).toLowerCase()}-${index}.example`;
  const name = japanese
    ? `株式会社${pick(random, FAMILIES)}${pick(random, TRADES)}`
    : `${pick(random, ENGLISH_FAMILIES)} ${pick(random, ENGLISH_TRADES)} Ltd`;
  const charset = pick(random, japanese ? JAPANESE_CHARSETS : (['US-ASCII', 'UTF-8'] as const));
  const people = Array.from({ length: count }, (_, one) => person(random, japanese, one, domain));
  return { name, domain, japanese, charset, people };
}

/** The clients, and one of them at random: the first ones write most. */
export function clientele(seed: number, count: number) {
  const companies = Array.from({ length: count }, (_, index) => company(seed, index));
  let total = 0;
  const bounds = companies.map((_, index) => {
    total += 1 / (1 + index * 0.15);
    return total;
  });
  const any = (random: Random): number => {
    const at = random() * total;
    const index = bounds.findIndex((bound) => bound >= at);
    return index < 0 ? count - 1 : index;
  };
  return { companies, any };
}
