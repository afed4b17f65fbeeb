import { hash } from 'node:crypto';
import type { Message } from '../mail/message.ts';

/** The fewest characters that are shown; more where fewer would fit several threads. */
const MIN_LENGTH = 4;

/** Crockford's base 32, lower case: no letter that reads like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** What has an ID: a thread of an account. */
interface Identified {
  readonly account: string;
  readonly messages: readonly {
    readonly key: string;
    readonly envelope: Pick<Message['envelope'], 'messageId' | 'references' | 'inReplyTo'>;
  }[];
}

/**
 * Short IDs for threads: a hash of the account and the thread's earliest known Message-ID, as many characters of it as tell the
 * thread apart from every other one, whichever of whose messages is meant.
 */
export class ThreadIds<T extends Identified> {
  /** Every accepted hash, sorted, with its thread. */
  private readonly hashes: readonly { readonly hash: string; readonly thread: T }[];
  private readonly shown: ReadonlyMap<T, string>;
  /** By account and name: most stand in several mails. */
  private readonly known = new Map<string, string>();

  constructor(private readonly threads: readonly T[]) {
    this.hashes = threads
      .flatMap((thread) =>
        [...new Set(namesOf(thread))].map((name) => ({ hash: this.hashOf(thread.account, name), thread })),
      )
      .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    this.shown = new Map(threads.map((thread) => [thread, this.shorten(thread)]));
  }

  /** All threads, as they were given. */
  all(): readonly T[] {
    return this.threads;
  }

  /** The ID to show. */
  of(thread: T): string {
    return this.shown.get(thread) ?? '';
  }

  /**
   * The threads that a text may mean: an ID as shown, the beginning of any of their messages' hashes, or a Message-ID with or
   * without brackets. A shown ID wins over a beginning of another hash.
   */
  find(text: string): readonly T[] {
    const wanted = text.trim();
    const id = wanted.replace(/^<|>$/g, '');
    if (id.includes('@')) return this.threads.filter((thread) => namesOf(thread).includes(id));
    const lower = wanted.toLowerCase();
    if (!/^[0-9a-z]+$/.test(lower)) return [];
    const exact = this.threads.filter((thread) => this.of(thread) === lower);
    if (exact.length > 0) return exact;
    return [...new Set(this.hashes.filter(({ hash }) => hash.startsWith(lower)).map(({ thread }) => thread))];
  }

  private hashOf(account: string, name: string): string {
    const text = `${account}\u0000${name}`;
    const hash = this.known.get(text) ?? hashOf(text);
    this.known.set(text, hash);
    return hash;
  }

  private shorten(thread: T): string {
    const own = this.hashOf(thread.account, rootOf(thread));
    const at = lowerBound(this.hashes, own);
    let length = MIN_LENGTH;
    for (const step of [-1, 1]) {
      // The neighbours of the same thread do not count.
      let i = at + step;
      while (this.hashes[i]?.thread === thread) i += step;
      const neighbour = this.hashes[i]?.hash;
      if (neighbour !== undefined) length = Math.max(length, commonLength(own, neighbour) + 1);
    }
    return own.slice(0, length);
  }
}

function rootOf({ messages }: Identified): string {
  const first = messages.find(({ envelope }) => envelope.messageId !== null) ?? messages[0];
  return first?.envelope.messageId ?? first?.key ?? '';
}

/** Ancestors that are no longer in the look-back count too: an ID that was theirs once goes on working. */
function namesOf({ messages }: Identified): string[] {
  return messages.flatMap(({ key, envelope }) => [
    envelope.messageId ?? key,
    ...envelope.references,
    ...envelope.inReplyTo,
  ]);
}

function hashOf(name: string): string {
  const bytes = hash('sha256', name, 'buffer');
  let text = '';
  for (let i = 0; i < 20; i += 1) text += ALPHABET[(bytes[i] ?? 0) & 31];
  return text;
}

function lowerBound(sorted: readonly { readonly hash: string }[], hash: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.hash ?? '') < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
