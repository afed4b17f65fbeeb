import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuthConfig } from '../config/config.ts';
import type { Message } from '../mail/message.ts';
import { makeFolder } from '../on-disk.ts';
import type { OpenCommitment, State, Verdict } from '../triage/verdict.ts';
import { type MorningState, type SecretPlace, threadsFile } from './state.ts';

/** States that stand on no morning list, however much time passes until one of them changes. */
const NEVER: ReadonlySet<State> = new Set(['awaiting-client', 'answered', 'snoozed']);

/** May a thread come onto the list before its state changes? A held promise does as its day draws near. */
export function mayBeListed({ state }: Verdict): boolean {
  return !NEVER.has(state);
}

/** A verdict with as much of its messages as the list shows. */
export function slimVerdict(verdict: Verdict): Verdict {
  const { messages, reply, promise, request, draft } = verdict;
  const commitment = (open: OpenCommitment | null) => open && { ...open, message: slim(open.message) };
  return {
    ...verdict,
    messages: messages.map(slim),
    reply: reply && { ...reply, messages: reply.messages.map(slim) },
    promise: commitment(promise),
    request: commitment(request),
    draft: draft && { ...draft, message: slim(draft.message) },
  };
}

/** As much of a verdict as a row of the table shows. */
export function rowVerdict({
  account,
  state,
  client,
  subject,
  last,
  reply,
  promise,
  request,
  draft,
  snoozed,
}: Verdict): Verdict {
  const due = (open: OpenCommitment | null) => open && { due: open.due };
  const row = {
    account,
    state,
    client: client && { name: client.name, contact: client.contact, address: client.address, known: client.known },
    subject,
    last: last && { at: last.at },
    reply: reply && { since: reply.since, deadline: reply.deadline },
    promise: due(promise),
    request: due(request),
    draft: draft && { ours: draft.ours },
    snoozed,
  };
  return row as unknown as Verdict;
}

function slim({ key, envelope: { messageId }, copies }: Message): Message {
  const [first] = copies;
  return {
    key,
    envelope: { messageId },
    copies: first ? [{ ref: { mailbox: first.ref.mailbox } }] : [],
  } as unknown as Message;
}

/** Where a password is to be had again; null where that is not told by a command, a variable or the configuration's own bytes. */
export function secretPlace(auth: AuthConfig, file: string, bytes: Buffer): SecretPlace | null {
  if (auth.kind === 'passwordEnv' || auth.kind === 'passwordCommand') return auth;
  if (auth.kind !== 'password') return null;
  // As long as the file is the same, so are these bytes of it.
  const at = bytes.indexOf(auth.password);
  return at < 0 ? null : { kind: 'bytes', file, at, length: Buffer.byteLength(auth.password) };
}

/**
 * Writes the state; null takes away what may be there. That it can't be written costs time only. The threads whole, which `--json` alone
 * needs, lie in a file beside it, so that the table does not wait for them.
 */
export async function keepState(
  file: string,
  state: MorningState | null,
  threads: MorningState['threads'] = [],
): Promise<void> {
  try {
    if (state === null) return await rm(file, { force: true });
    await makeFolder(dirname(file));
    await write(threadsFile(file), { mark: state.mark, token: state.token, threads });
    await write(file, state);
  } catch {
    // A full or read-only disk.
  }
}

async function write(file: string, what: object): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  // Nothing waits for the disk: what a power cut leaves half written is no JSON with an end mark.
  await writeFile(unfinished, JSON.stringify({ ...what, end: true }), { mode: 0o600, flag: 'wx' });
  await rename(unfinished, file);
}
