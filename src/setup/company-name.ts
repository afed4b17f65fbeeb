import { attributionAt, headerBlock, isForwardMark, isQuoted } from '../mail/quoted-mail.ts';

/** What stands before or behind the name of a company of Japan. */
const KINDS = [
  ...['株式会社', '有限会社', '合同会社', '合資会社', '一般社団法人', '一般財団法人', '公益社団法人', '公益財団法人'],
  ...['学校法人', '医療法人', '㈱', '㈲'],
];
const FORMS: ReadonlySet<string> = new Set(['inc', 'ltd', 'llc', 'corp', 'corporation', 'gmbh', 'kk', 'co']);

/** Words of an English name, its form left out; the longest word of a Japanese one. */
const MAX_WORDS = 5;
const MAX_WORD = 40;

/** Somebody is addressed or spoken of here; a signature does neither. */
const SPEAKS = /様|御中|さん|殿|[。、？?]|です|ます|\b(?:dear|hi|hello)\b/i;

const LINES = 25;
const LONGEST = 80;

/** The company that a display name tells: 「横浜 海斗(株式会社さわやか商事)」. */
export function companyInName(name: string): string | null {
  return companyIn(name.slice(0, LONGEST));
}

/** The company that the signature of a mail tells; what is quoted is others' words. @param own not to be taken for theirs */
export function companyInText(text: string, own: readonly string[]): string | null {
  const lines = text.split('\n').slice(0, 2_000);
  const quote = lines.findIndex(
    (line, at) => isForwardMark(line) || headerBlock(lines, at, false) > 0 || attributionAt(lines, at) !== null,
  );
  const lastQuoted = lines.findLastIndex(isQuoted);
  // Who answers above the quote signs above it, who answers below it signs at the end.
  const places = [quote < 0 ? lines : lines.slice(0, quote), lastQuoted < 0 ? [] : lines.slice(lastQuoted + 1)];
  for (const line of places.flatMap((place) => place.filter((one) => !isQuoted(one)).slice(-LINES))) {
    if (line.length > LONGEST || SPEAKS.test(line)) continue;
    const found = companyIn(line.trim());
    if (found !== null && !own.includes(found)) return found;
  }
  return null;
}

/** Words by words, for a pattern that looks for both ends of a name tries too many of them. */
function companyIn(text: string): string | null {
  const plain = text.replaceAll(/\(株\)|（株）/g, '㈱').replaceAll(/\(有\)|（有）/g, '㈲');
  const parts = plain.split(/[()（）/／|｜<>]/);
  const found = japanese(parts.flatMap((part) => part.split(/[\s「」【】:：,、・]/).filter(Boolean)));
  return found ?? parts.map((part) => english(part.split(/\s/).filter(Boolean))).find((name) => name !== null) ?? null;
}

/** 「株式会社さわやか商事」,「株式会社 さわやか商事」,「さわやか商事株式会社」. */
function japanese(words: readonly string[]): string | null {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    if (KINDS.includes(word) && next !== '' && next.length <= MAX_WORD) return `${word}${next}`;
    const named = KINDS.some((kind) => word !== kind && (word.startsWith(kind) || word.endsWith(kind)));
    if (named && word.length <= MAX_WORD) return word;
  }
  return null;
}

/** "Sawayaka Trading Co., Ltd.": the form, and the words with capitals before it. */
function english(words: readonly string[]): string | null {
  const isForm = (word = '') => FORMS.has(word.toLowerCase().replaceAll(/[.,]/g, ''));
  const first = words.findIndex(isForm);
  if (first < 1) return null;
  let start = first;
  while (start > 0 && first - start < MAX_WORDS && /^[\p{Lu}\d&]/u.test(words[start - 1] ?? '')) start -= 1;
  let end = first + 1;
  while (isForm(words[end])) end += 1;
  const name = words.slice(start, end).join(' ').replace(/,$/, '');
  return start < first && name.length <= MAX_WORD * 2 ? name : null;
}
