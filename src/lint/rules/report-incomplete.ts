import { matterOf } from '../../compose/reply-headers.ts';
import type { Rule, Subject } from '../rule.ts';

const REPORT = /報告|状況|経過|レポート|ステータス|\b(?:status|report|incident|progress|postmortem)\b/iu;
/** Something goes wrong; 「遅れはございません」 says that nothing does. */
const TROUBLE =
  /(?:遅れ|遅延|遅く|障害|不具合|トラブル|故障|停止|エラー|間に合|表示されない|つながらない|誤り|ミス|\b(?:delay(?:ed|s)?|late|behind schedule|outage|incident|failure|defect|bug|down|error|problem)\b)/giu;
const NONE =
  /^(?:[^。]{0,8}(?:は|も|が)?(?:ございません|ありません|なく|なし|見つかりません|発生しておりません|出ておりません)|[^.]{0,20}\bno\b)/u;
const NONE_BEFORE = /\b(?:no|without|any|zero)\s(?:\w+\s)?$/iu;

const CAUSE =
  /原因|理由|ため(?:です|でし|、|に)|による(?:もの)?|により|によって|起因|故に|ことから|\b(?:because|cause[ds]?|due to|owing to|reason|since|as a result of|root)\b/iu;
const PLAN =
  /対策|対応(?:として|策|を|いた|中)|今後(?:は|の)|代わり|代替|再発|防ぐ|復旧|復帰|修正(?:を|いた|し)|増員|人員|分割|進め|改め|見直|差し替|入れ替え|調整(?:し|いた)|切り替え|ように(?:いた|し)ます|\b(?:plan|next steps?|will|we have (?:put|added|moved|started|switched|fixed|restored)|fix(?:ed|ing)?|restor|mitigat|instead|workaround|measures?)\b/iu;

/** A report of trouble without its cause, what is done, or the new date: the client has to ask for each. */
export const reportIncomplete: Rule = (subject) => {
  const { mail, lines } = subject;
  const heading = matterOf(mail.subject).normalize('NFKC');
  if (!REPORT.test(heading) || /議事録|\bminutes\b/iu.test(heading)) return [];
  const text = lines.map(({ plain }) => plain).join('\n');
  if (!isTrouble(`${heading}\n${text}`)) return [];
  const missing = [
    ...(CAUSE.test(text) ? [] : ['cause']),
    ...(PLAN.test(text) ? [] : ['plan']),
    ...(namesNewDate(subject) ||
    /復旧(?:し|いた|して)|解消(?:し|いた)|\b(?:is|was|were|has been) (?:fixed|restored|resolved)\b/iu.test(text)
      ? []
      : ['date']),
  ];
  return missing.length === 0 ? [] : [{ at: { header: 'Subject' }, what: heading, right: missing.join(',') }];
};

export function isTrouble(text: string): boolean {
  return [...text.matchAll(TROUBLE)].some(({ index, 0: word }) => {
    return (
      !NONE.test(text.slice(index + word.length, index + word.length + 40)) &&
      !NONE_BEFORE.test(text.slice(Math.max(0, index - 20), index))
    );
  });
}

function namesNewDate({ dates, context }: Subject): boolean {
  const today = context.calendar.dateOf(context.now);
  return dates.some(
    ({ date }) =>
      date.date > today || (date.date === today && (date.hasTime ? date.at > context.now : /中$/u.test(date.text))),
  );
}
