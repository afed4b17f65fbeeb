import { matterOf } from '../../compose/reply-headers.ts';
import type { LintLine } from '../lines.ts';
import type { Rule } from '../rule.ts';

const MINUTES =
  /議事録|議事メモ|打ち?合わ?せ(?:の)?(?:メモ|記録)|会議(?:メモ|記録)|\b(?:minutes|meeting notes|notes (?:of|from) (?:our|the))\b/iu;
const HEADING =
  /(?:宿題|to-?do|アクション(?:アイテム|プラン)?|タスク|次回まで(?:の|に)|次のアクション|ネクストアクション|対応事項|課題(?:・対応)?|持ち帰り|action (?:items?|points?)|next steps?|tasks)/iu;
const ITEM = /^\s*(?:[・●◆○▼*•-]|\(?\d{1,2}[.)、:]|[①-⑳])\s?(?<what>.+)$/u;
const OTHER_HEADING = /^\s*(?:[■□【<◇▼▽#]|[^\s・-]{1,14}[::]\s*$)/u;
const DATE =
  /\d{1,2}\s?(?:月|\/)\s?\d{1,2}|\d{1,2}日|今週|来週|本日|明日|月末|週内|年内|次回|[月火水木金土日]曜|\b(?:mon|tue|wed|thu|fri|sat|sun)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:today|tomorrow|eod|eow|next week|end of)\b/iu;
const OWNER =
  /担当|様|さん|氏|(?:弊社|当社|御社|貴社|両社|全員|各社|当方)|[((:：、,/|-]\s?[\p{Script=Han}]{1,4}(?=$|[\s)、,/|(])|^[\p{Script=Han}]{1,4}[::]|【[\p{Script=Han}]{1,5}】|^\p{Lu}\p{Ll}{1,15}(?:\s\p{Lu}\p{Ll}{1,15})?\s?[:–-]|\(\p{Lu}\p{Ll}{1,15}|\b(?:owner|we|us|you|by \p{Lu}\p{Ll}+|@\w+)\b/u;

/** A task of the minutes without an owner or a date is nobody's. */
export const minutesIncomplete: Rule = ({ mail, lines }) => {
  const heading = matterOf(mail.subject).normalize('NFKC');
  const titled =
    MINUTES.test(heading) ||
    lines.slice(0, 12).some(({ plain }) => /^[\s■【<#]{0,3}(?:議事録|議事メモ|minutes)/iu.test(plain));
  if (!titled || mail.attachments > 0) return [];
  const items = tasksOf(lines);
  // A heading may say for all of them by when.
  const bad = items.filter(({ text, dated }) => !OWNER.test(text) || !(dated || DATE.test(text)));
  const [first] = bad;
  if (!first) return [];
  const missing = [
    ...(OWNER.test(first.text) ? [] : ['owner']),
    ...(first.dated || DATE.test(first.text) ? [] : ['date']),
  ];
  return [{ at: { line: first.line, start: 0 }, what: first.text.slice(0, 40), right: missing.join(',') }];
};

interface Task {
  readonly line: LintLine;
  readonly text: string;
  readonly dated: boolean;
}

function tasksOf(lines: readonly LintLine[]): Task[] {
  const found: Task[] = [];
  let within: { dated: boolean } | null = null;
  for (const line of lines) {
    const item = ITEM.exec(line.plain)?.groups?.['what'];
    const isHeading =
      HEADING.test(line.plain) && line.plain.length < 30 && !/(?:です|ます|ません|。)/u.test(line.plain);
    if (isHeading && (item === undefined || !within))
      within = { dated: DATE.test(line.plain) && !/次回/u.test(line.plain) };
    else if (item !== undefined && within) found.push({ line, text: item, dated: within.dated });
    else if (within && OTHER_HEADING.test(line.plain)) within = null;
  }
  return found;
}
