import type { Rule } from '../rule.ts';

const THANKS =
  /ありがと|有(?:り)?難|感謝|御礼|お礼|恐れ入ります|うれしく|嬉しく|光栄|\b(?:thank|thanks|appreciat|grateful|pleased to hear|delighted)/iu;

/** No thanks in the first reply to somebody: they chose to write to us. */
export const noThanks: Rule = ({ lines, mail, context }) => {
  const [first] = lines;
  const isFirst = context.answered
    ? context.answered.first
    : mail.inReplyTo.length > 0 && new Set([...mail.references, ...mail.inReplyTo]).size === 1;
  if (!first || !isFirst || lines.some(({ plain }) => THANKS.test(plain))) return [];
  return [{ at: { line: first, start: 0 }, what: '' }];
};
