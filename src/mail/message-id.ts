import type { MessageId } from './message.ts';

/** Of a References field no more than this many identifiers are read: the first (the root) and the last ones. */
const MAX_IDS = 200;

/**
 * The identifiers of a Message-ID, In-Reply-To or References field (RFC 5322 3.6.4), without brackets and white space, each
 * once, in their order. In-Reply-To of old programs holds prose and addresses: what stands in brackets with an `@` is taken.
 */
export function parseMessageIds(value: string): MessageId[] {
  const ids: MessageId[] = [];
  for (const [, inner] of value.matchAll(/<([^<>]+)>/g)) {
    const id = cleanMessageId(inner ?? '');
    if (id !== null) ids.push(id);
  }
  const distinct = [...new Set(ids)];
  return distinct.length <= MAX_IDS ? distinct : [...distinct.slice(0, 1), ...distinct.slice(1 - MAX_IDS)];
}

/** A Message-ID field's one identifier; a program that leaves the brackets out is understood. Null where there is none. */
export function parseMessageId(value: string): MessageId | null {
  const [first] = parseMessageIds(value);
  return first ?? cleanMessageId(value.replace(/[<>]/g, ''));
}

function cleanMessageId(raw: string): MessageId | null {
  const id = raw.replace(/[\s\x00-\x1f\x7f-\x9f]+/g, '');
  return id === '' || id.length > 2000 ? null : id;
}
