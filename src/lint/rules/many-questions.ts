import { isQuotedAt } from '../find.ts';
import type { LintLine } from '../lines.ts';
import type { Rule } from '../rule.ts';

const ENDS = /(?<=[。!?])(?![。!?])|(?<=[a-z]\.)\s/u;
const ASKS = /(?:(?:でしょう|ます|です|ません|ました|ましょう)か[。?、…\s)]*|[?]+[\s)]*)$/u;
/** Said for politeness, or a request in the form of a question. */
const POLITE =
  /いかがお過ごし|お元気|お変わり(?:ない|あり)|お疲れ|その後いかが|いただけ(?:ます|ません)(?:でしょう)?か|頂け(?:ます|ません)(?:でしょう)?か|くださいます(?:でしょう)?か|もらえ(?:ます|ません)(?:でしょう)?か|願え(?:ます|ません)(?:でしょう)?か|ではないでしょうか|ではありませんか|\bhow are you\b|\bhow (?:is|was) (?:your|the) (?:day|week|weekend)\b|\bhope\b|\b(?:could|would|can|will) you\b|\bisn't it\b/iu;
/** The second half of a choice is no second question. */
const CHOICE = /^(?:それとも|もしくは|または|あるいは|or\b|or,)/iu;

/** More than one question: the client answers the first. */
export const manyQuestions: Rule = ({ lines }) => {
  const asked = lines.flatMap((line) => questionsIn(line));
  const second = asked[1];
  return second ? [{ at: second, what: String(asked.length) }] : [];
};

function questionsIn(line: LintLine): { line: LintLine; start: number }[] {
  const found: { line: LintLine; start: number }[] = [];
  let start = 0;
  for (const sentence of line.plain.split(ENDS)) {
    const text = sentence.trim();
    const quoted = isQuotedAt(line, start, start + sentence.length);
    if (ASKS.test(text.slice(-60)) && !POLITE.test(text) && !CHOICE.test(text) && !quoted) found.push({ line, start });
    start += sentence.length;
  }
  return found;
}
