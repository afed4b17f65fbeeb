import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import type { CalendarRules } from '../../src/calendar/types.ts';
import type { Bounce } from '../../src/mail/bounce.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import type { OwnText } from '../../src/mail/thanks.ts';
import { judgeAccount, NO_JOURNAL } from '../../src/triage/judge.ts';
import type { Rules } from '../../src/triage/rules.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { at, type Mail, raw } from '../mail/build.ts';

export const HOUR = 3_600_000;

/** The people of the worked cases. */
export const ME = '佐藤 花子 <hanako@agency.example>';
export const JIRO = '鈴木 次郎 <jiro@agency.example>';
export const KAITO = '横浜 海斗 <kaito@sawayaka.example>';
export const NAGISA = '湊 渚 <nagisa@sawayaka.example>';

export const TOKYO: CalendarRules = {
  timezone: 'Asia/Tokyo',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: [
    { from: 570, to: 720 },
    { from: 780, to: 1110 },
  ],
  holidays: 'jp',
  closed: [],
};

export const calendar = new BusinessCalendar(TOKYO);

export function rules(
  changes: Partial<Omit<Rules, 'response'>> & { response?: Partial<Rules['response']> } = {},
): Rules {
  return {
    account: 'work',
    own: ['hanako@agency.example', 'sato@agency.example'],
    team: ['agency.example'],
    forms: ['form@agency.example'],
    clients: [
      { name: '株式会社さわやか商事', match: ['sawayaka.example', '*.sawayaka.example'], window: null, contacts: [] },
    ],
    ignore: [],
    others: 'everyone',
    calendar,
    calendarOf: () => calendar,
    authservId: null,
    ...changes,
    response: {
      window: 24 * HOUR,
      warnBefore: 4 * HOUR,
      clock: 'elapsed',
      copied: 'show',
      thanks: 'show',
      ...changes.response,
    },
  };
}

export interface Case {
  readonly now: string;
  readonly rules?: Rules;
  /** Own words by Message-ID; a mail that is not named asks something. */
  readonly texts?: Readonly<Record<string, OwnText>>;
  readonly settled?: readonly string[];
  /** What reports say, by their Message-ID. */
  readonly bounces?: Readonly<Record<string, Bounce>>;
  readonly incomplete?: boolean;
}

/** The verdicts of some mails as of an instant, the text of every mail known. */
export function judge(
  mails: readonly Mail[],
  { now, rules: given, texts = {}, settled = [], bounces = {}, incomplete = false }: Case,
): readonly Verdict[] {
  const clock = at(now);
  const collected = collectMessages(mails.filter((mail) => at(mail.at) <= clock).map(raw), clock);
  const asking = { text: 'ご確認いただけますでしょうか。', attachments: [] };
  return judgeAccount({
    rules: given ?? rules(),
    ...collected,
    now: clock,
    settled: new Set(settled),
    incomplete,
    snoozes: [],
    overrides: new Map(),
    journal: NO_JOURNAL,
  })({
    texts: new Map(
      collected.messages.map(({ key }) => [key, Object.hasOwn(texts, key) ? (texts[key] ?? asking) : asking]),
    ),
    bounces: new Map(Object.entries(bounces)),
  }).verdicts;
}

/** The only verdict of some mails. */
export function judgeOne(mails: readonly Mail[], options: Case): Verdict {
  const verdicts = judge(mails, options);
  if (verdicts.length !== 1 || !verdicts[0]) throw new Error(`${verdicts.length} verdicts, not one`);
  return verdicts[0];
}

export const codes = (verdict: Verdict): string[] => verdict.why.map(({ code }) => code);
