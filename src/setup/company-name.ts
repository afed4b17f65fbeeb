import { attributionAt, headerBlock, isForwardMark, isQuoted } from '../mail/quoted-mail.ts';

const KIND = '株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|学校法人|医療法人|㈱|㈲|\\(株\\)|（株）';
const WORD = '[\\p{L}\\p{N}ー・&＆.\\-]';

/** 「株式会社さわやか商事」,「さわやか商事株式会社」: the name ends where a blank, a stroke or a bracket stands. */
const JAPANESE = new RegExp(`(?:${KIND})[ \\u3000]?${WORD}{1,30}|${WORD}{1,30}(?:${KIND})`, 'u');
const ENGLISH =
  /[A-Z][\p{L}\p{N}&'.-]{0,30}(?: [\p{L}\p{N}&'.-]{1,30}){0,4},? (?:Inc|Ltd|LLC|Corp|Corporation|GmbH|K\.K|Co)\b\.?/u;

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

function companyIn(text: string): string | null {
  return (JAPANESE.exec(text) ?? ENGLISH.exec(text))?.[0].trim() ?? null;
}
