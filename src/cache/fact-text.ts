import type { Arrival } from '../mail/message.ts';
import { recallThanks, saidOfThanks } from '../mail/thanks.ts';
import type { BodyFact, Fact } from './facts.ts';
import { packEnvelope, unpackEnvelope } from './pack-envelope.ts';

/** A fact as bytes: JSON with short names. */
export function factText({ flags, arrival, threadId, envelope }: Fact): Buffer {
  const a = arrival.kind === 'imap' ? [arrival.internalDate] : [arrival.nameTime, arrival.mtime];
  const value = { f: flags, a, ...(threadId === null ? {} : { t: threadId }), e: packEnvelope(envelope) };
  return Buffer.from(JSON.stringify(value));
}

export function factFrom(uid: number | string, bytes: Buffer): Fact {
  const { f, a, t = null, e } = JSON.parse(bytes.toString('utf8'));
  const arrival: Arrival =
    a.length === 1 ? { kind: 'imap', internalDate: a[0] } : { kind: 'maildir', nameTime: a[0], mtime: a[1] };
  return { uid, flags: f, arrival, threadId: t, envelope: unpackEnvelope(e) };
}

/** Whether the words are nothing but thanks is kept too, where it was asked: to find out takes longer than to read them. */
export function bodyText({ own, bounce, calendarReply }: BodyFact): Buffer {
  const thanks = saidOfThanks(own);
  const value = {
    t: own.text,
    ...(own.attachments.length > 0 ? { a: own.attachments } : {}),
    ...(bounce === null ? {} : { b: bounce }),
    ...(calendarReply ? { c: true } : {}),
    ...(thanks === undefined ? {} : { k: thanks }),
  };
  return Buffer.from(JSON.stringify(value));
}

export function bodyFrom(bytes: Buffer): BodyFact {
  const { t, a = [], b = null, c = false, k } = JSON.parse(bytes.toString('utf8'));
  const own = { text: t, attachments: a };
  if (k !== undefined) recallThanks(own, k);
  return { own, bounce: b, calendarReply: c };
}
