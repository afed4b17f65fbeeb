import * as z from 'zod';
import { command, envName, fail, port, secretLine, some, text, yes } from './fields.ts';
import { readEmail, readHost, readLine, readPlainName, readRule, readUrl } from './names.ts';
import {
  readDates,
  readDue,
  readDuration,
  readInterval,
  readIntervalOverMidnight,
  readPositiveDuration,
  readTime,
  readTimezone,
  sortIntervals,
} from './scalars.ts';

/*
 * The shape of the file, as contract.md shows it. Unknown keys are faults everywhere; a key without a value counts as left out,
 * since that is what remains when its contents are commented out. Defaults: build.ts. What joins several keys: cross-checks.ts.
 */

const lintRules = [
  'weekday-mismatch',
  'past-date',
  'placeholder',
  'wrong-addressee',
  'honorific',
  'missing-attachment',
  'deadline-day-off',
  'request-without-date',
  'vague-date',
  'many-questions',
  'wording',
  'no-thanks',
  'dropped-cc',
  'odd-hour',
  'report-incomplete',
  'minutes-incomplete',
  'bad-news-without-plan',
] as const;

const name = text(readPlainName);
const line = text(readLine);
const email = text(readEmail);
const rule = text(readRule);
const path = text(readLine);
const url = text(readUrl);

const oauth2 = z.strictObject({
  provider: z.enum(['google', 'microsoft']).nullish(),
  authorizationEndpoint: url.nullish(),
  tokenEndpoint: url.nullish(),
  deviceEndpoint: url.nullish(),
  revocationEndpoint: url.nullish(),
  scopes: some(line).nullish(),
  clientId: line,
  clientSecret: secretLine.nullish(),
  keyring: yes.nullish(),
});

const auth = z.strictObject({
  password: secretLine.nullish(),
  passwordEnv: envName.nullish(),
  passwordCommand: command.nullish(),
  keyring: yes.nullish(),
  oauth2: oauth2.nullish(),
});

const connection = {
  host: text(readHost),
  port: port.nullish(),
  security: z.enum(['tls', 'starttls', 'none']).nullish(),
  ca: path.nullish(),
};

const account = z.strictObject({
  name,
  identity: z.strictObject({
    name: line.nullish(),
    organization: line.nullish(),
    address: email,
    aliases: z.array(email).nullish(),
    signature: z.string().nullish(),
  }),
  imap: z.strictObject({ ...connection, user: line, auth }).nullish(),
  maildir: path.nullish(),
  smtp: z.strictObject({ ...connection, user: line.nullish(), auth: auth.nullish() }).nullish(),
  folders: z
    .strictObject({
      include: some(line).nullish(),
      exclude: z.array(line).nullish(),
      sent: line.nullish(),
      drafts: line.nullish(),
    })
    .nullish(),
  authservId: line.nullish(),
});

const client = z.strictObject({
  name: line,
  match: some(rule),
  window: text(readPositiveDuration).nullish(),
  closed: z.array(text(readDates)).nullish(),
  template: name.nullish(),
  contacts: z
    .array(z.strictObject({ address: email, name: line.nullish(), title: line.nullish(), department: line.nullish() }))
    .nullish(),
});

const response = z.strictObject({
  window: text(readPositiveDuration).nullish(),
  warnBefore: text(readDuration).nullish(),
  clock: z.enum(['elapsed', 'business-days', 'business-hours']).nullish(),
  copied: z.enum(['count', 'show', 'ignore']).nullish(),
  thanks: z.enum(['count', 'show', 'ignore']).nullish(),
});

const hours = some(text(readInterval)).transform((intervals, context) => {
  return sortIntervals(intervals) ?? fail(context, 'intervals-overlap', false);
});

const calendar = z.strictObject({
  timezone: text(readTimezone).nullish(),
  days: some(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).nullish(),
  hours: hours.nullish(),
  holidays: z.enum(['jp', 'none']).nullish(),
  closed: z.array(text(readDates)).nullish(),
});

const holding = z.strictObject({
  template: name.nullish(),
  due: text(readDue).nullish(),
  dueTime: text(readTime).nullish(),
  maxAge: text(readPositiveDuration).nullish(),
});

const webhook = z.strictObject({
  kind: z.enum(['slack', 'teams', 'chatwork', 'google-chat', 'json']),
  url: text(readUrl, { secret: true }).nullish(),
  urlEnv: envName.nullish(),
  urlCommand: command.nullish(),
});

export const schema = z.strictObject({
  accounts: some(account),
  team: z.array(rule).nullish(),
  forms: z.array(email).nullish(),
  clients: z.array(client).nullish(),
  ignore: z.array(rule).nullish(),
  others: z.enum(['everyone', 'correspondents', 'ignore']).nullish(),
  response: response.nullish(),
  calendar: calendar.nullish(),
  holding: holding.nullish(),
  templates: path.nullish(),
  lint: z.strictObject({ off: z.array(z.enum(lintRules)).nullish() }).nullish(),
  notify: z
    .strictObject({ webhook: webhook.nullish(), quiet: z.array(text(readIntervalOverMidnight)).nullish() })
    .nullish(),
  lang: z.enum(['ja', 'en']).nullish(),
});

/** The file as written, with its scalars read. */
export type Written = z.output<typeof schema>;
export type WrittenAccount = Written['accounts'][number];
export type WrittenAuth = z.output<typeof auth>;

/** The keys that may stand at a path; empty where none may. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let at: Inside | undefined = inside(schema);
  for (const step of path) {
    at = inside(typeof step === 'number' ? at?.element : at?.shape?.[String(step)]);
  }
  return Object.keys(at?.shape ?? {});
}

interface Inside {
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Record<string, z.ZodType>;
}

/** The definition behind `nullish()` and `transform()`. */
function inside(type: z.ZodType | undefined): Inside | undefined {
  const definition = type?._zod.def as Inside | undefined;
  const wrapped = definition?.innerType ?? definition?.in;
  return wrapped ? inside(wrapped) : definition;
}
