import { personOf } from '../compose/person.ts';
import type { Address } from '../mail/address.ts';
import type { LintContext, LintMail } from './rule.ts';

/** Whom a mail goes to, as far as the configuration, the display name or a quoted `name <address>` tells. */
export interface Recipient {
  readonly address: string;
  /** Ways in which the name is written; empty where it is not known. */
  readonly names: readonly string[];
  readonly companies: readonly string[];
  /** Of the configuration. */
  readonly client: string | null;
}

/** A signature stands at the end of what is quoted. */
const MAX_QUOTED = 4_000;
const DESK =
  /\b(?:team|office|desk|production|sales|support|info|accounts?|billing|marketing|press|studio|group|staff|admin|service|department|editorial|contact|hello|mail|hr|pr|inc|ltd|llc|gmbh|corp|co|films?|pictures|media|design|agency|partners|company|project|list)\b/iu;
const JAPANESE_PERSON =
  /^[\p{Script=Han}々ヶ\p{Script=Hiragana}\p{Script=Katakana}ー]{1,5}(?:\s[\p{Script=Han}々ヶ\p{Script=Hiragana}\p{Script=Katakana}ー]{1,5})?$/u;
const JAPANESE_COMPANY =
  /(?:商事|商店|商会|企画|印刷|工業|製作所|制作所|製作|制作|映像|出版|書店|デザイン|スタジオ|オフィス|サービス|グループ|物産|建設|食品|電機|産業|広告|広報|総務|経理|営業|編集|人事|採用|事務|窓口|担当|新聞|放送|学園|大学|病院|協会|組合|工房|劇場|美術館|チーム|センター|委員会|実行|社|店|部|課|室|局|係|会|館)$/u;

/** Of the people that a mail is written to those who are not ours. */
export function recipientsOf(list: readonly Address[], mail: LintMail, context: LintContext): Recipient[] {
  const quoted = quotedText(mail.text);
  return list
    .filter(({ address }) => !context.isOurs(address))
    .map((one) => {
      const configured = context.personOf(one.address);
      const shown = [one.name, quotedName(one.address, mail.text)].map((name) =>
        personOf({ ...one, name: turned(name) }, null, null, ''),
      );
      const names = [configured.name, ...shown.map(({ name }) => (isPerson(name, one.address) ? name : null))];
      const companies = [
        configured.company,
        personOf({ ...one, name: turned(one.name) }, null, null, quoted).company,
        ...shown.map(({ company }) => company),
        companyShown(one),
        companyBeside(one),
      ];
      return {
        address: one.address,
        names: names.filter((name) => name !== null),
        companies: companies.filter((company) => company !== null),
        client: configured.company,
      };
    });
}

/** What is quoted of their mail, whose signature may name the company. */
function quotedText(text: string): string {
  const lines = text.split('\n').filter((line) => /^\s{0,3}[>>|]/.test(line));
  return lines
    .map((line) => line.replace(/^[\s>>|]{1,20}/, ''))
    .join('\n')
    .slice(-MAX_QUOTED);
}

/** "Osprey Media" <hello@osprey.example>: the word that is the domain's too names the company. */
function companyShown({ name, address }: Address): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const [label = ''] = domain.split('.');
  const words = /^[\p{Script=Latin}\p{N}\s&.'’-]{4,60}$/u.test(name) ? name.split(/[^\p{L}\p{N}]+/u) : [];
  return words.find((word) => word.length > 3 && label.includes(word.toLowerCase())) ?? null;
}

/** 「星空出版 石川 真理」, 「石川 真理(星空出版)」: what ends as companies do. */
function companyBeside({ name }: Address): string | null {
  const inside = /[(][\s]?(?<company>[^()]{3,30}?)[\s]?[)]\s*$/u.exec(name.normalize('NFKC'))?.groups?.['company'];
  if (inside && JAPANESE_COMPANY.test(inside) && !/[部課室局係]$/u.test(inside)) return inside;
  const words = name.normalize('NFKC').trim().split(/\s+/);
  const [first = ''] = words;
  return words.length === 3 && first.length > 2 && JAPANESE_COMPANY.test(first) && !/[部課室局係]$/u.test(first)
    ? first
    : null;
}

/** "Miller, Robert" */
function turned(name: string): string {
  const parts = /^"?([\p{L}'’-]{1,30}),\s?([\p{L}'’.-]{1,30})"?$/u.exec(name.trim());
  return parts ? `${parts[2]} ${parts[1]}` : name;
}

/** A desk, a company and a nickname are shown as names too. */
function isPerson(name: string | null, address: string): name is string {
  if (name === null || DESK.test(name)) return false;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name))
    return (
      JAPANESE_PERSON.test(name) && !name.split(/\s/).some((part) => part.length > 2 && JAPANESE_COMPANY.test(part))
    );
  const words = name.toLowerCase().split(/\s+/);
  return !words.some((word) => word.length > 3 && domain.split('.').some((label) => label === word));
}

/** A mail that is quoted shows the name beside the address: 「横浜 海斗 <kaito@sawayaka.example>」. */
function quotedName(address: string, text: string): string {
  const at = text.toLowerCase().indexOf(`<${address.toLowerCase()}>`);
  if (at < 0) return '';
  const before = text.slice(Math.max(0, at - 40), at);
  return (/[^\n,;:：、"<>()（）\d]{1,40}$/u.exec(before)?.[0] ?? '').replace(/^[\s>|]+/, '').trim();
}
