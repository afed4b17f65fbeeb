import { dateHeader } from '../compose/date.ts';
import { freeze } from '../compose/freeze.ts';
import { ClientCheckError, wordError } from '../errors.ts';
import type { Prepared } from '../submit/journal.ts';
import { sha256 } from '../submit/journal.ts';
import type { Outcome } from '../submit/smtp.ts';
import { type Finished, finishSend } from './finish-send.ts';
import { type OutboxItem, recipientsOf } from './outbox.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

/** What became of a draft that was to go out. */
export type Submitted =
  | { readonly kind: 'sent'; readonly prepared: Prepared; readonly finished: Finished }
  | { readonly kind: 'rejected'; readonly words: string; readonly cause: ClientCheckError | null }
  | { readonly kind: 'uncertain'; readonly prepared: Prepared };

/** Freezes a draft, records it, and submits it. */
export async function submitDraft(item: OutboxItem, world: World): Promise<Submitted> {
  const { reading, mail, source, thread, question, ref } = item;
  const at = world.time();
  const from = mail.envelope.from[0] ?? { name: '', address: reading.account.identity.address };
  const recipients = recipientsOf(mail);
  // A draft that a program saved without a Message-ID gets one that its content decides.
  const messageId = mail.envelope.messageId ?? `${sha256(source).slice(0, 32)}@${from.address.split('@').at(-1)}`;
  const frozen = freeze(source, { from, recipients, messageId }, dateHeader(at, world.calendar));
  const prepared: Prepared = {
    messageId,
    account: reading.account.name,
    hash: sha256(frozen.source),
    source: frozen.source,
    smtp: frozen.smtp,
    answers: question?.key ?? null,
    question: question?.copies.map((copy) => copy.ref) ?? [],
    thread,
    draft: { ref, source },
    at,
  };
  await reading.outgoing.journal.prepare(prepared);
  return submitPrepared(prepared, reading, world);
}

/** Submits what is on record: these very bytes. */
export async function submitPrepared(prepared: Prepared, reading: AccountReading, world: World): Promise<Submitted> {
  const { journal } = reading.outgoing;
  const { source, smtp } = prepared;
  let outcome: Outcome;
  try {
    const submission = await world.openSubmission(reading.account);
    await journal.step(prepared, 'sending', world.time());
    outcome = await submission.submit(smtp, source, () => journal.step(prepared, 'data-end', world.time()));
  } catch (error) {
    // No connection, no login: nothing has gone out. The journal's own failures end the run as they are.
    if (!(error instanceof ClientCheckError)) throw error;
    await journal.step(prepared, 'rejected', world.time(), { detail: { code: error.code } });
    return { kind: 'rejected', words: wordError(error, world.lang).message, cause: error };
  }
  if (outcome.kind === 'rejected') {
    await journal.step(prepared, 'rejected', world.time(), { detail: { response: outcome.words } });
    return { kind: 'rejected', words: outcome.words, cause: null };
  }
  if (outcome.kind === 'unknown') {
    await journal.step(prepared, 'unknown', world.time(), { detail: { response: outcome.words } });
    return { kind: 'uncertain', prepared };
  }
  const detail = { response: outcome.response };
  const record = { prepared, step: 'accepted' as const, detail, copy: null, at: prepared.at };
  try {
    await journal.step(prepared, 'accepted', world.time(), { detail });
  } catch (error) {
    // It has gone out, and a full disk keeps that from the journal: the copy in Sent tells the next run.
    await finishSend(record, reading, world).catch(() => undefined);
    throw error;
  }
  return { kind: 'sent', prepared, finished: await finishSend(record, reading, world) };
}
