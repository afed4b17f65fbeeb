import { readBody } from '../mail/body.ts';
import { type Bounce, parseBounce } from '../mail/bounce.ts';
import { withCalendarReplies } from '../mail/calendar-reply.ts';
import { type Message, type RawBody, refKey, type Unreadable } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import { bodyFrom } from '../mailstore/raw-body.ts';
import type { SendRecord } from '../submit/journal.ts';
import type { BodyFacts, judgeAccount } from '../triage/judge.ts';
import type { Verdict } from '../triage/verdict.ts';
import { JOURNAL } from './journal-mail.ts';

/** Where bodies are read from: the store, and the journal for a send that no folder shows yet. */
interface BodySource {
  readonly store: MailStore;
  readonly sends: readonly SendRecord[];
}

/** Of a text part no more than this is read: a verdict needs the beginning. */
const TEXT_LIMIT = 65_536;

/** How often a judgement may ask for more bodies: one text may show that an earlier one counts. */
const ROUNDS = 6;

/** Judges, reads the bodies that the judgement wants, and judges again, until it wants no more. */
export async function judgeWithBodies(
  judge: ReturnType<typeof judgeAccount>,
  source: BodySource,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly unreadable: readonly Unreadable[] }> {
  const known = { texts: new Map<string, OwnText>(), bounces: new Map<string, Bounce | null>(), incomplete: false };
  const all: Unreadable[] = [];
  let judgement = judge(known);
  for (let round = 0; judgement.bodiesWanted.length > 0 && round < ROUNDS; round += 1) {
    const { texts, bounces, unreadable } = await readParts(source, judgement.bodiesWanted);
    for (const [key, text] of texts) known.texts.set(key, text);
    for (const [key, bounce] of bounces) known.bounces.set(key, bounce);
    all.push(...unreadable);
    known.incomplete = all.length > 0;
    judgement = judge(known);
  }
  return { verdicts: judgement.verdicts, unreadable: all };
}

/** Which mails answer an invitation is told by their leaves; few are asked for them. */
export async function withInvitationsAnswered(messages: readonly Message[], from: BodySource): Promise<Message[]> {
  const perhaps = messages.filter(({ envelope }) => envelope.mayBeCalendarReply);
  return withCalendarReplies(messages, perhaps.length === 0 ? [] : await rawBodies(from, perhaps));
}

/**
 * The own words of messages and what delivery reports among them say, by key. A message that has gone meanwhile reads as empty:
 * it asks for an answer all the same. So does one that can't be read, and it is listed.
 */
export async function readParts(
  { store, sends }: BodySource,
  messages: readonly Message[],
): Promise<BodyFacts & { readonly unreadable: readonly Unreadable[] }> {
  const bodies = await rawBodies({ store, sends }, messages);
  const byRef = new Map(bodies.map((body) => [refKey(body.ref), body]));
  const texts = new Map<string, OwnText>();
  const bounces = new Map<string, Bounce | null>();
  for (const { key, copies, envelope } of messages) {
    const body = copies[0] && byRef.get(refKey(copies[0].ref));
    texts.set(key, body ? await readBody(body) : { text: '', attachments: [] });
    if (envelope.deliveryReport) bounces.set(key, body ? parseBounce(body) : null);
  }
  const unreadable = bodies.flatMap(({ ref, unreadable: reason }) =>
    reason === undefined ? [] : [{ mailbox: ref.mailbox, uid: ref.uid, reason }],
  );
  return { texts, bounces, unreadable };
}

/** The bodies of messages, from the store or, of a send that no folder shows yet, from the journal. */
export async function rawBodies(
  { store, sends }: BodySource,
  messages: readonly Message[],
): Promise<readonly RawBody[]> {
  const refs = messages.flatMap(({ copies }) => copies[0]?.ref ?? []);
  const bodies = [
    ...(await store.readBodies(
      refs.filter(({ mailbox }) => mailbox !== JOURNAL),
      TEXT_LIMIT,
    )),
  ];
  for (const ref of refs.filter(({ mailbox }) => mailbox === JOURNAL)) {
    const source = sends.find(({ prepared }) => prepared.messageId === ref.uid)?.prepared.source;
    if (source) bodies.push(await bodyFrom(byteSource(source), ref, TEXT_LIMIT));
  }
  return bodies;
}

function byteSource(source: Buffer) {
  return {
    size: source.length,
    read: async (position: number, length: number) => source.subarray(position, position + length),
  };
}
