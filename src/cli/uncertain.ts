import { formatDayTime } from '../calendar/format.ts';
import { readDraftMail } from '../compose/draft-mail.ts';
import { mailLines } from '../render/drafts.ts';
import { outgoingWords } from '../render/outgoing-words.ts';
import type { UncertainMail } from '../render/sends.ts';
import { paintWith } from '../render/style.ts';
import type { SendRecord } from '../submit/journal.ts';
import type { Verdict } from '../triage/verdict.ts';
import { finishSend } from './finish-send.ts';
import { uncertainSends } from './journal-mail.ts';
import type { AccountReading } from './read-account.ts';
import { type Submitted, submitPrepared } from './submit-draft.ts';
import type { World } from './world.ts';

/**
 * A send that was cut off between the final dot and the reply: only the user can say what became of it. Look again, mark as sent,
 * send the very same bytes; null: left as it is.
 */
export async function settleUncertain(
  record: SendRecord,
  thread: string,
  reading: AccountReading,
  world: World,
): Promise<Submitted | null> {
  const { lang, output, calendar, now, person } = world;
  const words = outgoingWords[lang];
  const { prepared } = record;
  const paint = paintWith(output.colour);
  const { envelope, text } = await readDraftMail(prepared.source);
  const from = envelope.from[0] ?? { name: '', address: '' };
  output.print(`${paint.bold(words.uncertainTitle(thread, formatDayTime(prepared.at, calendar, lang, now)))}\n\n`);
  const mail = { from, to: envelope.to, cc: envelope.cc, subject: envelope.subject, text };
  output.print(`${mailLines(mail, { lang, paint }).join('\n')}\n\n`);
  for (;;) {
    const answer = (await person.ask(words.uncertainQuestion)).trim().toLowerCase();
    if (answer === 'q' || answer === '\u0004') return null;
    if (answer === 'l' && !(await isInSent(prepared.messageId, reading))) output.print(`${words.notFound}\n`);
    else if (answer === 'l' || answer === 'm') {
      await reading.outgoing.journal.step(prepared, 'accepted', world.time(), {
        detail: { response: 'settled by the user' },
      });
      const finished = await finishSend({ ...record, step: 'accepted', detail: {} }, reading, world);
      output.print(`${words.resolved(thread)}\n`);
      return { kind: 'sent', prepared, finished };
    } else if (answer === 's') return submitPrepared(prepared, reading, world);
  }
}

/** The send in a thread of which nobody knows what became of it, whatever the thread's state: it may have been put off. */
export function uncertainIn({ messages }: Verdict, { outgoing }: AccountReading): SendRecord | undefined {
  const keys = new Set(messages.map(({ key }) => key));
  return uncertainSends(outgoing.sends, outgoing.seen).find(({ prepared }) => keys.has(prepared.answers ?? ''));
}

/** Such sends whose thread is not there any more. @param told those that stand in the list already */
export function uncertainOrphans(readings: readonly AccountReading[], told: readonly UncertainMail[]): UncertainMail[] {
  return readings
    .flatMap(({ outgoing }) => uncertainSends(outgoing.sends, outgoing.seen))
    .map(({ prepared: { thread, messageId } }) => ({ thread, messageId }))
    .filter(({ messageId }) => !told.some((one) => one.messageId === messageId));
}

async function isInSent(messageId: string, { store, folders }: AccountReading): Promise<boolean> {
  if (store === null || folders.sent === null) return false;
  return (await store.findByMessageId(folders.sent, messageId)).length > 0;
}
