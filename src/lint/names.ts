import { readingsOf, romanised } from './surnames.ts';

/** Characters that differ in their form only: whoever types 高橋 for 髙橋 has not mistaken the person. 斉 and 斎 are two names. */
const FORMS: readonly string[] = [
  '高髙',
  '崎﨑嵜',
  '斎齋',
  '斉齊',
  '辺邊邉',
  '沢澤',
  '浜濱濵',
  '広廣',
  '桜櫻',
  '国國',
  '徳德',
  '恵惠',
  '真眞',
  '島嶋嶌',
  '吉𠮷',
  '瀬瀨',
  '頼賴',
  '竜龍',
  '栄榮',
  '条條',
  '滝瀧',
  '槙槇',
  '桑桒',
  '渡渉',
  '塚塚',
  '富冨',
  '峰峯',
  '薮藪',
  '曽曾',
  '関關',
  '実實',
  '学學',
  '秋穐',
]; // prettier-ignore
const FOLD = new Map(
  FORMS.flatMap((forms) => [...forms].map((form): [string, string] => [form, [...forms][0] as string])),
);

const NICKNAMES: readonly string[] = [
  'robert bob rob bobby',
  'william bill will billy liam',
  'richard rick dick rich',
  'james jim jimmy jamie',
  'john jack johnny jon',
  'michael mike mick',
  'elizabeth liz beth betty lizzy eliza',
  'margaret maggie meg peggy',
  'katherine kate kathy katie kat catherine cathy',
  'edward ed ted eddie',
  'thomas tom tommy',
  'charles charlie chuck',
  'anthony tony',
  'andrew andy drew',
  'joseph joe joey',
  'susan sue susie',
  'jennifer jen jenny',
  'patricia pat patty tricia',
  'alexander alex sasha xander',
  'alexandra alex sasha',
  'christopher chris kit',
  'christina chris tina',
  'daniel dan danny',
  'samuel sam sammy',
  'samantha sam',
  'benjamin ben',
  'nicholas nick',
  'matthew matt',
  'david dave',
  'stephen steve steven',
  'gregory greg',
  'lawrence larry',
  'henry harry hank',
  'rebecca becky',
  'deborah debbie deb',
  'victoria vicky tori',
  'abigail abby',
  'jonathan jon',
  'peter pete',
  'timothy tim',
  'kenneth ken',
  'ronald ron',
  'donald don',
  'francis frank',
  'frederick fred',
  'theodore ted theo',
  'philip phil',
  'gerald gerry jerry',
  'jessica jess',
  'isabella bella izzy',
  'eleanor nell ellie',
  'sarah sally',
  'mary molly polly',
]; // prettier-ignore

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const KANA_ONLY = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;

/** One form for all forms of a character, letters in lower case without accents. */
export function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  const latin = /[a-z]/.test(plain) ? plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : plain;
  return [...latin].map((one) => FOLD.get(one) ?? one).join('');
}

/**
 * Does a salutation's name speak of the person who is known by another writing of it? Null where nobody can tell: 「鈴木様」 and
 * "Ichiro Suzuki".
 */
export function speaksOf(spoken: readonly string[], known: string): boolean | null {
  const text = spoken.join('');
  const kanji = /\p{Script=Han}/u;
  if (kanji.test(text) && !JAPANESE.test(known)) return isReadAs(spoken[0] ?? '', known);
  if (JAPANESE.test(text) !== JAPANESE.test(known)) return null;
  if (!JAPANESE.test(text)) return latin(spoken.flatMap(words), words(known));
  if (KANA_ONLY.test(text) && kanji.test(known)) return null;
  if (KANA_ONLY.test(known) && kanji.test(text)) return null;
  return japanese(spoken.map(folded), folded(known).trim().split(/\s+/));
}

/** Is one of the words of a name in Latin letters a reading of the surname? Null where its readings are not known. */
function isReadAs(surname: string, known: string): boolean | null {
  const readings = readingsOf(folded(surname));
  const parts = words(known).map(romanised);
  if (readings === null || parts.length < 2 || parts.some((part) => part === '')) return null;
  return parts.some((part) => readings.includes(part));
}

function japanese(spoken: readonly string[], known: readonly string[]): boolean {
  const [family = '', given] = known;
  const whole = known.join('');
  const at = spoken.findIndex((word) => word === family || word === whole || word.startsWith(family));
  const found = at < 0 ? undefined : (spoken[at] as string);
  if (found === undefined) {
    const last = spoken.at(-1) ?? '';
    if (family.length > 1 && spoken.some((word) => word.includes(family))) return true;
    return (
      (given === undefined && last.length > 1 && whole.startsWith(last)) || (given !== undefined && last === given)
    );
  }
  if (found === whole) return true;
  const rest = found === family ? spoken.slice(at + 1).join('') : found.slice(family.length);
  if (rest === '' || given === undefined) return found === family || given !== undefined || family.length > 1;
  return rest === given || rest.startsWith(given) || given.startsWith(rest);
}

function latin(spoken: readonly string[], known: readonly string[]): boolean {
  const alike = (a: string, b: string) =>
    a === b || (a.length > 1 && b.startsWith(a)) || (b.length > 1 && a.startsWith(b)) || nicknames(a, b);
  if (spoken.length === 2 && known.length === 2) {
    const [a = '', b = ''] = spoken;
    const [c = '', d = ''] = known;
    return (alike(a, c) && alike(b, d)) || (alike(a, d) && alike(b, c));
  }
  return spoken.some((word) => known.some((other) => alike(word, other)));
}

function nicknames(a: string, b: string): boolean {
  return NICKNAMES.some((row) => row.split(' ').includes(a) && row.split(' ').includes(b));
}

function words(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

const FORMS_OF_COMPANY =
  /(?:株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益財団法人|公益社団法人|特定非営利活動法人|npo法人|医療法人|学校法人|\([株有同]\)|御中|\b(?:inc|ltd|llc|limited|corp|corporation|gmbh|co|k\.?k)\b\.?)/giu;

/** A company's name without its legal form: ㈱さわやか商事 and 株式会社さわやか商事 are one. */
export function companyCore(name: string): string {
  return folded(name)
    .replace(FORMS_OF_COMPANY, '')
    .replace(/[\s・.,'’"-]+/gu, '');
}

/** Are they one company? Null where they are written in different scripts. */
export function sameCompany(a: string, b: string): boolean | null {
  const [x, y] = [companyCore(a), companyCore(b)];
  if (x === '' || y === '') return null;
  if (x.includes(y) || y.includes(x)) return true;
  return JAPANESE.test(x) === JAPANESE.test(y) ? false : null;
}
