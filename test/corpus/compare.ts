import { expect } from 'vitest';
import type { ExpectedThread, Moment } from './scenario.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A thread of `inbox --json`. */
export interface Reported {
  readonly account: string;
  readonly state: string;
  readonly client: { readonly name: string; readonly contact: string | null; readonly known: boolean } | null;
  readonly clients: readonly { readonly name: string }[];
  readonly subject: string;
  readonly messages: readonly (string | null)[];
  readonly reply: { readonly since: string; readonly deadline: string; readonly messageIds: readonly string[] } | null;
  readonly promise: Fields | null;
  readonly request: Fields | null;
  readonly draft: Fields | null;
  readonly why: readonly { readonly code: string }[];
}

/** The threads as a set, and of each what the scenario says of it. */
export function compare(threads: readonly Reported[], { threads: expected, notThreads = [] }: Moment): void {
  const key = ({ messages }: Pick<Reported, 'messages'>) => JSON.stringify(messages);
  expect(threads.map(key).sort()).toEqual(expected.map(key).sort());
  for (const thread of expected) {
    const same = threads.filter((one) => key(one) === key(thread));
    const found = same.find(({ client }) => client?.name === thread.client) ?? same[0];
    if (found) compareThread(found, thread);
  }
  const listed = threads.flatMap(({ messages }) => messages);
  for (const id of notThreads) expect(listed).not.toContain(id);
}

function compareThread(found: Reported, { why = [], notWhy = [], ...expected }: ExpectedThread): void {
  const { reply, client } = found;
  const all: Fields = {
    messages: found.messages,
    state: found.state,
    reply: reply?.messageIds ?? null,
    since: reply?.since,
    deadline: reply?.deadline,
    client: client?.name,
    clients: found.clients.map(({ name }) => name),
    contact: client?.contact,
    known: client?.known,
    subject: found.subject,
    promise: part(found.promise, expected.promise),
    request: part(found.request, expected.request),
    draft: part(found.draft, expected.draft),
  };
  // A key that nobody knows is looked up too, finds nothing, and so is told.
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, all[key]]))).toEqual(expected);
  const codes = found.why.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining([...why]));
  expect(notWhy.filter((code) => codes.includes(code))).toEqual([]);
}

/** Of an object the keys that are asked for. */
function part(found: Fields | null, wanted: Fields | null | undefined): Fields | null {
  if (!found || !wanted) return found;
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key]]));
}
