import { hits, isQuotedAt, sentenceAt } from '../find.ts';
import type { Rule } from '../rule.ts';

const VAGUE =
  /なるはや|なる早|(?:なるべく|できるだけ|出来るだけ|可能な限り)(?:お)?(?:早く|早め|早急|速やか|はやく)(?:に)?|可及的速やか|近日中|近々|近いうち|早急に|至急|大至急|追って|早めに|お早めに|後日(?!談)|そのうち(?![、の])|いずれ(?=ご|お)|準備(?:が|の)?でき次第|(?:分|判)かり次第|でき次第|出来次第|手が空き次第/gu;
const VAGUE_EN =
  /\b(?:asap|as soon as (?:possible|i can|we can)|in due (?:course|time)|at your earliest convenience|when you (?:get|have) a (?:chance|moment|minute)|shortly|in the near future|before long|one of these days|some ?time (?:soon|later)|(?:will|shall|'ll|’ll) [a-z ]{1,40} soon|soon(?:est)?(?= as (?:you|we) can))\b/giu;
const NO_DATE =
  /^(?:.{0,400}(?:順を|順番に|日を)追って|.{0,400}(?:対応|ご?確認|ご?返信|ご?返答|ご?連絡|ご?手配)(?:を)?(?:いただき|頂き|くださ|下さ))/u;

/** A date that says nothing: each side has another in mind, and nothing can be held to it. */
export const vagueDate: Rule = ({ lines, dates }) =>
  [...hits(lines, VAGUE), ...hits(lines, VAGUE_EN)]
    .filter(({ line, start, end, text }) => {
      const sentence = sentenceAt(line, start);
      const told = NO_DATE.test(sentence) && /ありがとう|感謝|御礼|お礼/u.test(sentence);
      const dated = dates.some((one) => one.line === line && sentence.includes(one.date.text));
      const counted = text === '追って' && /(?:順|日|段階|手順)を$/u.test(line.plain.slice(0, start));
      return !isQuotedAt(line, start, end) && !told && !dated && !counted;
    })
    .map(({ line, start, text }) => ({ at: { line, start }, what: text }));
