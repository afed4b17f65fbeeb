import type { Due } from '../compose/due.ts';
import type { Lang } from '../compose/language.ts';
import { composeReply, type Outgoing } from '../compose/reply.ts';
import type { Template } from '../compose/template.ts';
import { type LintProblem, lintMail } from '../lint/lint.ts';
import { type Address, addressKey } from '../mail/address.ts';
import { readText } from '../mail/body.ts';
import type { Message } from '../mail/message.ts';
import { ownText } from '../mail/own-text.ts';
import type { DraftWarning } from '../render/drafts.ts';
import { readCommitments } from '../triage/commitments.ts';
import type { Directory } from '../triage/directory.ts';
import { partyOf } from '../triage/party.ts';
import type { DraftPlan } from '../triage/plan.ts';
import { isSent, isUncertain } from './journal-mail.ts';
import { lintContext } from './lint-context.ts';
import type { AccountReading } from './read-account.ts';
import { rawBodies } from './read-parts.ts';
import type { World } from './world.ts';

interface ReplyContext {
  readonly reading: AccountReading;
  readonly world: World;
  readonly template: (lang: Lang) => Template;
  readonly due: Due;
  readonly options: { readonly reason: string; readonly quote: boolean; readonly senderOnly: boolean };
}

/** Reads the mail that is answered, and composes the reply to it. */
export async function makeReply(
  plan: DraftPlan,
  { reading, world, template, due, options }: ReplyContext,
): Promise<{ mail: Outgoing; warnings: readonly DraftWarning[]; problems: readonly LintProblem[] }> {
  const { verdict, answers } = plan;
  const { account, directory, rules, store, outgoing } = reading;
  const bodies = store ? await rawBodies({ store, sends: outgoing.sends }, [answers]) : [];
  const body = bodies[0];
  const text = body ? await readText(body) : '';
  const party = partyOf(answers, rules, directory);
  const author = authorOf(answers, party.by === 'us' || party.by === 'colleague' ? null : party.person, directory);
  const rule = directory.outsider(author.address)?.rule ?? null;
  const client = world.config.clients.find(({ name }) => name === rule?.name);
  const contact = client?.contacts.find(({ address }) => addressKey(address) === addressKey(author.address)) ?? null;
  const used = new Set(
    outgoing.sends.filter((send) => isSent(send) || isUncertain(send)).map(({ prepared }) => prepared.messageId),
  );
  const mail = composeReply({
    identity: account.identity,
    isOwn: (address) => directory.lookUp(address) === 'own',
    answers,
    text,
    author,
    company: rule?.name ?? null,
    contact,
    template,
    facts: {
      due: due.at,
      reason: options.reason,
      late: plan.late,
      first: verdict.client !== null && !verdict.client.known,
      promised: verdict.promise?.due ?? null,
      requested: verdict.request?.due ?? null,
    },
    calendar: world.calendar,
    now: world.now,
    usualLang: world.config.lang ?? world.lang,
    quote: options.quote && text !== '',
    senderOnly: options.senderOnly,
    isTaken: (id) => used.has(id) || outgoing.seen.has(id),
  });
  const read = readCommitments(ownText(mail.text), world.calendar, world.now);
  const date = plan.kind === 'reminder' ? read.request : (read.promise ?? read.request);
  const checked = {
    ...mail,
    bcc: [],
    from: [mail.from],
    attachments: 0,
    inReplyTo: mail.inReplyTo === null ? [] : [mail.inReplyTo],
  };
  const linted = lintMail(checked, lintContext(world.config, checked, world.now, null), new Set(world.config.lint.off));
  return {
    mail,
    problems: linted.filter(({ severity }) => severity === 'error'),
    warnings: [
      ...plan.warnings,
      ...(due.dayOff ? (['due-day-off'] as const) : []),
      // A template of the user's own may word the date as nobody can read it: then nothing will be held to it.
      ...(date?.due === due.at ? [] : (['due-not-read'] as const)),
    ],
  };
}

/** Whom the salutation names: who wrote it, or, of a mail of our own that is followed up, whom it went to. */
function authorOf({ envelope }: Message, person: Address | null, directory: Directory): Address {
  const outside = [...envelope.to, ...envelope.cc].find(({ address }) => directory.outsider(address));
  return person ?? outside ?? envelope.from[0] ?? { name: '', address: '' };
}
