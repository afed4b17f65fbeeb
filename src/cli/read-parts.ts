import type { FactCache } from '../cache/fact-cache.ts';
import type { BodyFact } from '../cache/facts.ts';
import { readBody } from '../mail/body.ts';
import { type Bounce, parseBounce } from '../mail/bounce.ts';
import { holdsCalendarReply, withCalendarReplies } from '../mail/calendar-reply.ts';
import { type Message, type RawBody, refKey, type Unreadable } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import { bodyFrom } from '../mailstore/raw-body.ts';
import type { SendRecord } from '../submit/journal.ts';
import type { Bounced } from '../triage/answers.ts';
import type { BodyFacts, judgeAccount } from '../triage/judge.ts';
import type { Verdict } from '../triage/verdict.ts';
import { JOURNAL } from './journal-mail.ts';

/** Where bodies are read from: the store, and the journal for a send that no folder shows yet. */
interface BodySource {
  readonly store: MailStore;
  readonly sends: readonly SendRecord[];
  readonly cache?: FactCache | null;
}

/** Bodies as they were read. */
interface Parts {
  readonly texts: ReadonlyMap<string, OwnText>;
  readonly bounces: ReadonlyMap<string, Bounce | null>;
  readonly unreadable: readonly Unreadable[];
}

/** Of a text part no more than this is read: a verdict needs the beginning. */
const TEXT_LIMIT = 65_536;

/** How often a judgement may ask for more bodies: one text may show that an earlier one counts. */
const ROUNDS = 6;

/**
 * Judges, reads the bodies that the judgement wants, and judges again, until it wants no more.
 * @param along bodies that somebody else will want, to be read in the same flight, if there is one; they change no verdict
 */
export async function judgeWithBodies(
  judge: ReturnType<typeof judgeAccount>,
  source: BodySource,
  messages: readonly Message[],
  along: (verdicts: readonly Verdict[]) => readonly Message[] = () => [],
): Promise<{
  readonly verdicts: readonly Verdict[];
  readonly unreadable: readonly Unreadable[];
  /** The own words that were read or remembered. */
  readonly texts: BodyFacts['texts'];
  readonly bounced: Bounced;
}> {
  const bodies = new Remembered(source.cache ?? null, messages);
  const all: Unreadable[] = [];
  let judgement = judge(bodies.facts(false));
  for (let round = 0; judgement.bodiesWanted.length > 0 && round < ROUNDS; round += 1) {
    const wanted = round === 0 ? judgement.bodiesWanted : withTheirThreads(judgement, bodies);
    const more = round === 0 ? along(judgement.verdicts) : [];
    const { texts, bounces, unreadable } = await readParts(source, [...new Set([...wanted, ...more])]);
    bodies.add(texts, bounces);
    all.push(...unreadable.filter((one) => wanted.some((message) => isOf(one, message))));
    judgement = judge(bodies.facts(all.length > 0));
  }
  const { verdicts, bounced } = judgement;
  return { verdicts, bounced, unreadable: all, texts: bodies.facts(false).texts };
}

function isOf({ mailbox, uid }: Unreadable, { copies }: Message): boolean {
  return copies.some(({ ref }) => ref.mailbox === mailbox && ref.uid === uid);
}

/** Of a thread that wants more after its first texts have come, so many of the newest messages are read at once. */
const AT_ONCE = 8;

/**
 * What is wanted, and what the same threads are likely to want next: few threads ask again, and each time they do is another round
 * trip.
 */
function withTheirThreads(
  { bodiesWanted, verdicts }: Pick<ReturnType<ReturnType<typeof judgeAccount>>, 'bodiesWanted' | 'verdicts'>,
  bodies: Remembered,
): Message[] {
  const wanted = new Set(bodiesWanted);
  const { texts } = bodies.facts(false);
  const more = verdicts
    .filter(({ messages }) => messages.some((message) => wanted.has(message)))
    .flatMap(({ messages }) => messages.slice(-AT_ONCE))
    .filter(({ key, envelope }) => texts.get(key) === undefined && envelope.automatic === null);
  return [...new Set([...bodiesWanted, ...more])];
}

/** What was read of bodies in this run, and what the cache remembers of others, looked up when it is asked for. */
class Remembered {
  private readonly texts = new Map<string, OwnText>();
  private readonly bounces = new Map<string, Bounce | null>();
  private readonly byKey: ReadonlyMap<string, Message>;

  constructor(
    private readonly cache: FactCache | null,
    messages: readonly Message[],
  ) {
    this.byKey = new Map(cache === null ? [] : messages.map((message) => [message.key, message]));
  }

  facts(incomplete: boolean): BodyFacts {
    return {
      texts: { get: (key) => this.texts.get(key) ?? (this.recall(key) ? this.texts.get(key) : undefined) },
      bounces: {
        get: (key) => (this.bounces.has(key) || this.recall(key) ? this.bounces.get(key) : undefined),
      },
      incomplete,
    };
  }

  add(texts: ReadonlyMap<string, OwnText>, bounces: ReadonlyMap<string, Bounce | null>): void {
    for (const [key, text] of texts) this.texts.set(key, text);
    for (const [key, bounce] of bounces) this.bounces.set(key, bounce);
  }

  private recall(key: string): boolean {
    const message = this.byKey.get(key);
    const ref = message?.copies[0]?.ref;
    const fact = ref && this.cache?.body(ref);
    if (!fact) return false;
    this.texts.set(key, fact.own);
    if (message.envelope.deliveryReport) this.bounces.set(key, fact.bounce);
    return true;
  }
}

/** Which mails answer an invitation is told by their leaves; few are asked for them. */
export async function withInvitationsAnswered(messages: readonly Message[], from: BodySource): Promise<Message[]> {
  const perhaps = messages.filter(({ envelope }) => envelope.mayBeCalendarReply);
  const { facts } = await bodyFacts(from, perhaps);
  return withCalendarReplies(messages, new Set(perhaps.filter(({ key }) => facts.get(key)?.calendarReply)));
}

/**
 * The own words of messages and what delivery reports among them say, by key. A message that has gone meanwhile reads as empty:
 * it asks for an answer all the same. So does one that can't be read, and it is listed.
 */
export async function readParts(from: BodySource, messages: readonly Message[]): Promise<Parts> {
  const { facts, unreadable } = await bodyFacts(from, messages);
  const texts = new Map<string, OwnText>();
  const bounces = new Map<string, Bounce | null>();
  for (const { key, envelope } of messages) {
    const fact = facts.get(key);
    texts.set(key, fact?.own ?? { text: '', attachments: [] });
    if (envelope.deliveryReport) bounces.set(key, fact?.bounce ?? null);
  }
  return { texts, bounces, unreadable };
}

/** What the bodies of messages say, by key: remembered, or read now. One that has gone meanwhile is left out. */
async function bodyFacts(from: BodySource, messages: readonly Message[]) {
  const facts = new Map<string, BodyFact>();
  const unknown: Message[] = [];
  for (const message of messages) {
    const ref = message.copies[0]?.ref;
    const known = ref && from.cache?.body(ref);
    if (known) facts.set(message.key, known);
    else unknown.push(message);
  }
  const bodies = unknown.length === 0 ? [] : await rawBodies(from, unknown);
  const byRef = new Map(bodies.map((body) => [refKey(body.ref), body]));
  for (const { key, copies, envelope } of unknown) {
    const body = copies[0] && byRef.get(refKey(copies[0].ref));
    if (!body) continue;
    const fact: BodyFact = {
      own: await readBody(body),
      bounce: envelope.deliveryReport ? parseBounce(body) : null,
      calendarReply: holdsCalendarReply(body),
    };
    facts.set(key, fact);
    if (body.unreadable === undefined) from.cache?.putBody(body.ref, fact);
  }
  const unreadable = bodies.flatMap(({ ref, unreadable: reason }) =>
    reason === undefined ? [] : [{ mailbox: ref.mailbox, uid: ref.uid, reason }],
  );
  return { facts, unreadable };
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
