import { type ComposeInput, composeForm } from '../compose/composed.ts';
import type { Lang as MailLang } from '../compose/language.ts';
import { languageOf } from '../compose/language.ts';
import type { Outgoing } from '../compose/reply.ts';
import { type LintProblem, lintMail } from '../lint/lint.ts';
import type { Address, Instant } from '../mail/address.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import type { Asker } from './asker.ts';
import { addressed, answering, type ComposeTarget } from './compose-target.ts';
import { type Collected, collect, composeUsage, type Given } from './compose-values.ts';
import { composeWords } from './compose-words.ts';
import { editDraft } from './edit-draft.ts';
import { isSent, isUncertain } from './journal-mail.ts';
import { lintContext } from './lint-context.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type Composed, showComposed } from './print-composed.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { finishSends } from './recover.ts';
import { storeDraft } from './store-draft.ts';
import { FormFolder } from './templates.ts';
import { withLocks } from './with-locks.ts';
import type { World } from './world.ts';

export interface ComposeOptions {
  readonly template: string;
  /** A thread that is written to; null with `to`. */
  readonly id: string | null;
  /** A client's name, or an address. */
  readonly to: string | null;
  readonly cc: readonly Address[];
  readonly subject: string | null;
  /** The mail's language; null: the client's, else the usual one. */
  readonly mailLang: MailLang | null;
  readonly given: Given;
  readonly asker: () => Promise<Asker> | null;
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
  readonly edit: boolean;
  readonly dryRun: boolean;
  readonly quote: boolean;
  readonly senderOnly: boolean;
}

/** `client-check compose TEMPLATE [ID]`: a draft from a form. Returns the exit code. */
export function compose(world: World, options: ComposeOptions): Promise<number> {
  return options.dryRun ? run(world, options) : withLocks(world, options.accounts, () => run(world, options));
}

async function run(world: World, options: ComposeOptions): Promise<number> {
  const forms = new FormFolder(world.config.templates, world.templates);
  const form = await forms.load(options.template, 'template-unknown');
  let readings = await readAccounts(world, options.since, options.accounts);
  try {
    throwIfAllFailed(readings);
    if (!options.dryRun && (await finishSends(readings, world))) {
      await closeAll(readings);
      readings = await readAccounts(world, options.since, options.accounts);
    }
    const ids = new ThreadIds(readings.flatMap(({ verdicts }) => verdicts));
    const target = await targetOf(readings, ids, world, options);
    const usual = world.config.lang ?? world.lang;
    const { answers } = target;
    const read = answers ? languageOf(`${answers.message.envelope.subject}\n${answers.text}`, usual) : usual;
    const lang = options.mailLang ?? read;
    const context = {
      calendar: target.reading.rules.calendarOf(target.clientKey),
      now: world.now,
      lang,
    };
    const collected = await collect(form(lang), options.given, context, world.lang, options.asker);
    const mail = composeForm(inputOf(target, collected, form(lang), lang, world, options));
    const edited = options.edit ? await editDraft({ mail }, world) : { mail };
    const thread = answers ? ids.of(answers.verdict) : newId(edited?.mail ?? mail, target.reading);
    const composed = { thread, target, ...(await outcomeOf(edited?.mail ?? null, target, options, world)) };
    const warned = warningsOf(edited?.mail ?? mail, collected, target, world);
    showComposed({ ...composed, ...warned, due: collected.dates[0] ?? null }, world, options);
    return exitCodeOf(readings, composed.skipped === null || composed.skipped === 'draft-there' ? 0 : 69);
  } finally {
    await closeAll(readings);
  }
}

function targetOf(
  readings: readonly AccountReading[],
  ids: ThreadIds<AccountReading['verdicts'][number]>,
  world: World,
  { id, to }: ComposeOptions,
): Promise<ComposeTarget> | ComposeTarget {
  if (id !== null) {
    const verdict = oneThread(ids, id);
    const reading = readings.find(({ verdicts }) => verdicts.includes(verdict)) as AccountReading;
    return answering(verdict, reading, world);
  }
  const reading = readings.find(({ store }) => store !== null);
  if (to === null || !reading) throw composeUsage(composeWords[world.lang].noTarget);
  return addressed(to, reading, world);
}

function inputOf(
  { reading, person, company, contact, answers, to }: ComposeTarget,
  { values, dates }: Collected,
  form: ComposeInput['form'],
  lang: MailLang,
  world: World,
  options: ComposeOptions,
): ComposeInput {
  const { account, directory, outgoing } = reading;
  const used = new Set(
    outgoing.sends.filter((send) => isSent(send) || isUncertain(send)).map(({ prepared }) => prepared.messageId),
  );
  const isOwn = (address: string) => directory.lookUp(address) === 'own';
  const { quote, senderOnly, cc, subject } = options;
  return {
    identity: account.identity,
    form,
    values,
    lang,
    person,
    company,
    contact,
    answering: answers && { message: answers.message, text: answers.text, isOwn, quote, senderOnly },
    to,
    cc,
    subject,
    due: dates[0]?.at ?? null,
    calendar: world.calendar,
    now: world.now,
    isTaken: (id) => used.has(id) || outgoing.seen.has(id),
  };
}

/** Writes the draft, unless something speaks against it. A mail that the user emptied in the editor is none. */
async function outcomeOf(
  mail: Outgoing | null,
  { reading, answers, refused }: ComposeTarget,
  { dryRun }: ComposeOptions,
  world: World,
): Promise<Pick<Composed, 'mail' | 'skipped' | 'mailbox'>> {
  const mailbox = reading.folders.drafts ?? '';
  if (mail === null) return { mail, skipped: 'given-up', mailbox };
  if (refused) return { mail, skipped: 'unsafe-reply', mailbox };
  const there = reading.drafts.some(({ envelope }) => envelope.messageId === mail.messageId);
  if (there) return { mail, skipped: 'draft-there', mailbox };
  if (answers?.verdict.draft) return { mail, skipped: 'draft-exists', mailbox };
  if (!dryRun) await storeDraft(mail, reading, world);
  return { mail, skipped: null, mailbox };
}

function warningsOf(mail: Outgoing, { dates }: Collected, target: ComposeTarget, world: World) {
  const checked = {
    ...mail,
    bcc: [],
    from: [mail.from],
    attachments: 0,
    inReplyTo: mail.inReplyTo === null ? [] : [mail.inReplyTo],
  };
  const context = lintContext(world.config, checked, world.now, null);
  // When it goes out is seen when it goes out.
  const problems: LintProblem[] = lintMail(checked, context, new Set([...world.config.lint.off, 'odd-hour']));
  return { daysOff: dates.filter(({ dayOff }) => dayOff), problems, warnings: target.warnings };
}

/** The ID under which `send` knows a mail that begins a conversation, and its thread once it has gone out. */
function newId({ messageId, inReplyTo }: Outgoing, { account, verdicts }: AccountReading): string {
  const envelope = { messageId, references: [], inReplyTo: inReplyTo === null ? [] : [inReplyTo] };
  const one = { account: account.name, messages: [{ key: messageId, envelope }] };
  return new ThreadIds([...verdicts, one]).of(one);
}
