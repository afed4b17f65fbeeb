import type { LintWords } from './lint-words.ts';

const PARTS: Readonly<Record<string, string>> = {
  cause: 'the cause',
  plan: 'the plan',
  date: 'a date',
  owner: 'an owner',
};
const parts = (names: string) =>
  names
    .split(',')
    .map((name) => PARTS[name] ?? name)
    .join(', ');

/** The words of `lint` in English. */
export const lintWordsEn: LintWords = {
  rules: {
    'weekday-mismatch': {
      found: (what, right) => `The weekday is not that of the date: ${what} (it is a ${right}).`,
      reason: 'The client goes by one of the two and comes on the wrong day.',
    },
    'past-date': {
      found: (what) => `The date given has passed: ${what}.`,
      reason: 'Nobody can keep it, and it shows that the mail was copied.',
    },
    placeholder: {
      found: (what) => `Something was not filled in: ${what}.`,
      reason: 'It tells the client that the mail is a form, and not what it was to tell.',
    },
    'wrong-addressee': {
      found: (what, right) => `The salutation names somebody else than the recipient: ${what} (it goes to ${right}).`,
      reason: "Another client's name is how most misdirected mail is noticed, too late.",
    },
    honorific: {
      found: (what, right) => `Two honorifics for one person: ${what}${right === '' ? '' : ` ("${right}" is enough)`}.`,
      reason: '御中, 各位 and a title are honorifics by themselves.',
    },
    'missing-attachment': {
      found: (what) => `It speaks of an attachment and has none: ${what}.`,
      reason: 'The client has to write back and ask for it.',
    },
    'deadline-day-off': {
      found: (what, right) =>
        `The deadline is a day off: ${what}${right === '' ? '' : ` (the business day before: ${right})`}.`,
      reason: 'Nobody is there to deliver or to receive.',
    },
    'request-without-date': {
      found: (what) => `It asks for something and gives no date: ${what}.`,
      reason: 'A request without a date is put off, and is awkward to chase.',
    },
    'vague-date': {
      found: (what) => `The date is vague: ${what}.`,
      reason: 'Each side has another day in mind, and nothing can be held to it.',
    },
    'many-questions': {
      found: (what) => `It asks ${what} questions.`,
      reason: 'The second tends to go unanswered: ask one in a mail, or number them.',
    },
    wording: {
      found: (what, right) => `A word that clients take amiss: ${what} (better: ${right}).`,
      reason: 'It is said to people below one, or says that there was no time for the reader.',
    },
    'no-thanks': {
      found: () => 'A first reply without a word of thanks.',
      reason: 'They chose to write to us; that comes first.',
    },
    'dropped-cc': {
      found: (what) => `Somebody whom the client had copied is left out: ${what}.`,
      reason: 'They are no longer told, and nobody notices.',
    },
    'odd-hour': {
      found: (what, right) =>
        `It goes out at night or on a day off: ${what}${right === '' ? '' : ` (the next good time: ${right})`}.`,
      reason: 'It asks the client to work then, and makes them wonder how we do.',
    },
    'report-incomplete': {
      found: (_, right) => `The report lacks ${parts(right)}.`,
      reason: 'Only with the cause, the plan and the new date can the client decide what to do.',
    },
    'minutes-incomplete': {
      found: (what, right) => `An item of the minutes lacks ${parts(right)}: ${what}.`,
      reason: 'A task that is nobody’s, or has no day, is not done.',
    },
    'bad-news-without-plan': {
      found: (what) => `Bad news without what is done about it: ${what}.`,
      reason: 'It leaves the client alone with the trouble.',
    },
  },
  severity: { error: 'error', warning: 'warning' },
  summary: (errors, warnings, mendable) =>
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}${mendable > 0 ? ` (${mendable} can be mended with --fix)` : ''}`,
  clean: 'Nothing was found.',
  mended: (count) => `${count} ${count === 1 ? 'place was' : 'places were'} mended.`,
  notMended: 'This mail holds attachments or HTML and cannot be mended here. Mend it in your mail program.',
  unknownRule: (names) => `X-Client-Check-Lint names rules that do not exist: ${names}`,
  draft: (id) => `draft ${id}`,
  stdin: 'standard input',
};
