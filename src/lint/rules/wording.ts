import { hits, isQuotedAt } from '../find.ts';
import type { Rule } from '../rule.ts';

const RYOKAI = /了解(?<form>いたしました|致しました|しました|です|でございます)/gu;
const TORIISOGI = /(?:取り?急ぎ|とり(?:いそぎ|急ぎ))/gu;
const GOKURO = /(?:ご|御)苦労(?:様|さま|さん)/gu;

/** Words that clients take amiss: 了解 and ご苦労様 are said downwards, 取り急ぎ says that there was no time for them. */
export const wording: Rule = ({ lines }) => {
  const found = [
    ...hits(lines, RYOKAI).map((hit) => ({
      hit,
      right: `承知${/^(?:で|いたし|致し)/u.test(hit.groups['form'] ?? '') ? 'いたしました' : 'しました'}`,
      certain: true,
    })),
    ...hits(lines, GOKURO).map((hit) => ({ hit, right: 'お疲れ様', certain: true })),
    ...hits(lines, TORIISOGI).map((hit) => ({ hit, right: 'まずは', certain: false })),
  ];
  return found
    .filter(({ hit }) => !isQuotedAt(hit.line, hit.start, hit.end))
    .map(({ hit: { line, start, end, text }, right, certain }) => ({
      at: { line, start },
      what: text,
      right,
      ...(certain ? { mend: { line, start, end, to: right } } : {}),
    }));
};
