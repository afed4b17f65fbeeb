import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuthConfig } from '../config/config.ts';
import type { Message } from '../mail/message.ts';
import { makeFolder } from '../on-disk.ts';
import type { OpenCommitment, State, Verdict } from '../triage/verdict.ts';
import type { MorningState, SecretPlace } from './state.ts';

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

/** Writes the state; null takes away what may be there. That it can't be written costs time only. */
export async function keepState(file: string, state: MorningState | null): Promise<void> {
  try {
    if (state === null) return await rm(file, { force: true });
    const unfinished = `${file}.${process.pid}`;
    await makeFolder(dirname(file));
    // Nothing waits for the disk: what a power cut leaves half written is no JSON with an end mark.
    await writeFile(unfinished, JSON.stringify({ ...state, end: true }), { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch {
    // A full or read-only disk.
  }
}
