import type { Problem } from '../compose/checks.ts';

export type ProblemWords = Readonly<Record<Problem['code'], (what: string) => string>>;

/** What keeps a draft from being sent without a second look, in the few words that `send` has for it. */
export const problemWords: Readonly<Record<'ja' | 'en', ProblemWords>> = {
  ja: {
    placeholder: (what) => `書き入れていない箇所があります: ${what}`,
    'past-date': (what) => `過ぎた日時が期日になっています: ${what}`,
    'weekday-mismatch': (what) => `日付と曜日が合いません: ${what}`,
    'wrong-addressee': (what) => `宛名が宛先と違います: ${what}`,
    honorific: (what) => `敬称が重なっています: ${what}`,
    'missing-attachment': (what) => `「添付」とありますが、添付ファイルがありません: ${what}`,
    'no-recipient': () => '宛先がありません。',
    'odd-address': (what) => `宛先の形が正しくありません: ${what}`,
    stranger: (what) => `このスレッドにいない宛先です: ${what}`,
    'not-to-client': (what) => `お客様が宛先にいません: ${what}`,
    'foreign-sender': (what) => `差出人が設定のアドレスではありません: ${what}`,
    empty: () => '本文がありません。',
  },
  en: {
    placeholder: (what) => `something was not filled in: ${what}`,
    'past-date': (what) => `the date given has passed: ${what}`,
    'weekday-mismatch': (what) => `the weekday is not that of the date: ${what}`,
    'wrong-addressee': (what) => `the salutation names somebody else: ${what}`,
    honorific: (what) => `two honorifics for one person: ${what}`,
    'missing-attachment': (what) => `it speaks of an attachment and has none: ${what}`,
    'no-recipient': () => 'it has no recipient.',
    'odd-address': (what) => `not a mail address: ${what}`,
    stranger: (what) => `not one of this thread: ${what}`,
    'not-to-client': (what) => `the client is not among the recipients: ${what}`,
    'foreign-sender': (what) => `its sender is not an address of the configuration: ${what}`,
    empty: () => 'it has no text.',
  },
};
