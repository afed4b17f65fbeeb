import type { Envelope } from '../mail/message.ts';

/** What nearly every mail has: it is left out, so that a fact is small. */
const USUAL: Envelope = {
  messageId: null,
  inReplyTo: [],
  references: [],
  date: null,
  received: null,
  from: [],
  sender: [],
  replyTo: [],
  fromOddities: [],
  replyToOddities: [],
  resentFrom: [],
  to: [],
  cc: [],
  subject: '',
  headerInSubject: false,
  automatic: null,
  deliveryReport: false,
  failedRecipients: [],
  calendarReply: false,
  mayBeCalendarReply: false,
  discussionList: false,
  listPost: null,
  authentication: [],
  mark: null,
  fingerprint: '',
};

const NAMES = Object.keys(USUAL) as (keyof Envelope)[];

/** An envelope for JSON, without what is as usual. */
export function packEnvelope(envelope: Envelope): Partial<Envelope> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = envelope[name];
      const usual = Array.isArray(value) ? value.length === 0 : value === USUAL[name];
      return usual ? [] : [[name, value]];
    }),
  );
}

export function unpackEnvelope(packed: Partial<Envelope>): Envelope {
  return { ...USUAL, ...packed };
}
