import { hits, isQuotedAt } from '../find.ts';
import type { Found, Rule, Subject } from '../rule.ts';
import { salutationOf } from '../salutation-lines.ts';

/** A title is an honorific by itself: 部長様, 野村先生様. 「部長様子」 is another word. */
const TITLE =
  '(?:代表取締役(?:社長|会長)?|取締役|執行役員|社長|副社長|会長|専務|常務|本部長|部長|次長|課長|係長|主任|室長|局長|店長|所長|支店長|支社長|工場長|院長|理事長|学長|校長|園長|館長|塾長|教頭|監督|支配人|議長|署長|市長|町長|村長|知事|顧問|相談役|(?<=[\\p{L}])(?:マネージャー|マネジャー|ディレクター|プロデューサー)|編集長|教授|先生|博士)';
const TITLE_SAMA = new RegExp(`(?<title>${TITLE})(?<gap>[ ]{0,3})(?:様|さま)(?![子式々相態変])`, 'gu');

/** 各位 says 様 to all of them. 「お客様各位」 is settled usage. */
/** 担当者様各位, said twice; お客様各位 and お得意様各位 are settled. */
const SAMA_KAKUI = /(?<who>担当者|関係者|出席者|参加者|皆|みな|社員|一同|先生)(?:様|さま|殿)[ ]{0,3}各位/gu;
const KAKUI = /各位[ ]{0,3}(?<end>様|さま|殿|御中)/gu;
const DOUBLED =
  /(?:御中[ ]{0,3}(?:様|殿)|(?:様|殿)[ ]{0,3}(?:御中)|(?:様|さん)(?:様|さん|殿)|様[ ]{1,3}様(?=$|[、,\s])|御中[ ]{1,3}[\p{Script=Han}々]{1,6}[ ]?様|氏様|殿様(?=$|[、。\s]))/gu;
const ENGLISH = /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s{1,3}[\p{L}'’-]{1,30}(?:\s[\p{L}'’-]{1,30})?-(?:san|sama)\b/giu;

/** A mail about how to write them. */
const SPEAKS_OF_IT =
  /敬称|敬語|誤用|誤り|間違い|正しくは|ではなく|は不要|\b(?:honorifics?|mistakes?|incorrect|wrong|instead of|rather than|sama\)|never combined)\b/iu;

/** Two honorifics for one person: 御中 beside 様, 部長様, 各位様, "Mr. Tanaka-san". */
export const honorific: Rule = (subject) => {
  const { lines } = subject;
  const found: Found[] = [];
  const open = ({ line, start, end }: { line: (typeof lines)[number]; start: number; end: number }) =>
    !isQuotedAt(line, start, end) && !SPEAKS_OF_IT.test(line.plain);
  for (const hit of hits(lines, TITLE_SAMA).filter(open)) {
    const { line, start, end, text, groups } = hit;
    const right = groups['title'] ?? '';
    const mend = { line, start, end, to: right };
    found.push({ at: { line, start }, what: text, right, mend });
  }
  for (const { line, start, end, text } of hits(lines, KAKUI).filter(open))
    found.push({ at: { line, start }, what: text, right: '各位', mend: { line, start, end, to: '各位' } });
  for (const { line, start, end, text, groups } of hits(lines, SAMA_KAKUI).filter(open)) {
    const right = `${groups['who']}各位`;
    found.push({ at: { line, start }, what: text, right, mend: { line, start, end, to: right } });
  }
  for (const { line, start, text } of [...hits(lines, DOUBLED), ...hits(lines, ENGLISH)].filter(open))
    found.push({ at: { line, start }, what: text });
  return [...found, ...besideSama(subject)].filter((one, i, all) => all.findIndex((other) => same(one, other)) === i);
};

/** The salutation, and where that is an English one the lines above it. */
function addressLines(lines: Subject['lines']): Subject['lines'] {
  const [first, ...rest] = salutationOf(lines);
  const at = first && rest.length === 0 ? lines.indexOf(first) : 0;
  return first && at > 0 && at < 6 ? lines.slice(0, at) : [...(first ? [first] : []), ...rest];
}

/** 御中 is for a company whose person is not named: above or beside a 様 one of them is wrong, and it is 御中. */
function besideSama(subject: Subject): Found[] {
  const salutation = addressLines(subject.lines);
  const company = hits(salutation, /御中/gu)[0];
  const person = hits(salutation, /(?:様|さま|殿|先生)(?=$|[\s、,(])/gu).find(
    ({ line, start }) => company && (line.index > company.line.index || start > company.start),
  );
  if (!company || !person || /御中[ ]{0,3}(?:様|殿)/u.test(company.line.plain)) return [];
  const { line, start, end } = company;
  const space = /[ ]{0,3}$/.exec(line.plain.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  const mend = { line, start: start - space, end, to: '' };
  return [
    {
      at: { line: person.line, start: person.start },
      what: `${line.plain.trim()} … ${person.line.plain.trim()}`,
      mend,
    },
  ];
}

function same(a: Found, b: Found): boolean {
  if ('header' in a.at || 'header' in b.at) return false;
  return a.at.line === b.at.line;
}
