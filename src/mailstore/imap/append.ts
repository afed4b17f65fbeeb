import { setTimeout as wait } from 'node:timers/promises';
import type { ImapFlow, ImapFlowError } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';
import { hidden } from '../../hidden.ts';
import type { MessageRef } from '../../mail/message.ts';
import { sameContent, toCrlf } from '../content.ts';
import type { NewMessage } from '../mailstore.ts';
import { isBusy } from './failure.ts';
import { findIds, type Look } from './find.ts';
import { openMailbox } from './mailbox.ts';
import { fetchSource } from './source.ts';

/** What is kept of storing a message over the connections that it takes. */
export interface Attempt extends Look {
  /** The UIDs under the Message-ID before APPEND was sent for the first time, and their UIDVALIDITY. */
  before: { readonly uidValidity: string; readonly uids: ReadonlySet<MessageRef['uid']> } | null;
}

/** How long a server may still be storing what it got before the connection was lost, in milliseconds. */
const SETTLING = 2_000;

/** RFC 5530 and the words of servers without it, for what the user may not do. */
const NOT_PERMITTED = /^(?:NOPERM|READ-ONLY)$/i;
const NOT_PERMITTED_WORDS = /permission denied|access denied|read-?only|not permitted/i;

/** Of these trying again later is of no use, whatever the words. */
const FULL = /^(?:OVERQUOTA|LIMIT|APPENDLIMIT|TOOBIG|TRYCREATE|NONEXISTENT)$/i;

/** Stores a message where it isn't there yet. Run again after a lost connection, with the same `attempt`, it stores none twice. */
export async function appendOnce(
  client: ImapFlow,
  path: string,
  message: NewMessage,
  attempt: Attempt,
): Promise<MessageRef> {
  const source = toCrlf(message.source);
  const there = async () => {
    // Not with EXAMINE: then Courier refuses the APPEND. Each time: a session that has the mailbox open need not be told at once
    // what others store there.
    await openMailbox(client, path, { readOnly: false, forgiving: false });
    const refs = await findIds(client, path, message.messageId, attempt);
    const found = await oursAmong(client, refs, source, attempt);
    return { refs, found };
  };
  let { refs, found } = await there();
  if (!found && attempt.before) {
    await wait(SETTLING);
    ({ refs, found } = await there());
  }
  if (found) return found;
  const uidValidity = client.mailbox === false ? '' : String(client.mailbox.uidValidity);
  attempt.before ??= { uidValidity, uids: new Set(refs.map(({ uid }) => uid)) };
  const stored = await client.append(path, source, [...message.flags], new Date(message.at));
  if (!stored) throw Object.assign(new Error('APPEND failed'), { code: 'NoConnection' });
  if (stored.uid && stored.uidValidity)
    return { mailbox: path, uidValidity: String(stored.uidValidity), uid: stored.uid };
  // Without UIDPLUS ImapFlow's `uid` is a guess by the sequence number.
  ({ found } = await there());
  if (!found) throw new Error('APPEND was answered OK, but the message is not there');
  // GNU imap4d stores it without its flags. Where they stand already this changes nothing.
  if (message.flags.length > 0)
    await client.messageFlagsAdd(String(found.uid), [...message.flags], { uid: true, silent: true });
  return found;
}

/**
 * The message that is ours: it has the same content, or it came under the Message-ID since APPEND was sent (Exchange writes a
 * message anew when it stores it).
 */
async function oursAmong(
  client: ImapFlow,
  refs: readonly MessageRef[],
  source: Buffer,
  { before }: Attempt,
): Promise<MessageRef | null> {
  for (const ref of refs) {
    const held = await fetchSource(client, Number(ref.uid), source.length);
    if (held && sameContent(held, source)) return ref;
  }
  const fresh = refs.filter(({ uid, uidValidity }) => before?.uidValidity === uidValidity && !before.uids.has(uid));
  return fresh.at(-1) ?? null;
}

/** What APPEND's refusal means; any other error as it is. */
export function appendRefusal(
  thrown: unknown,
  client: ImapFlow,
  { account, mailbox, password }: { readonly account: string; readonly mailbox: string; readonly password: string },
): unknown {
  const error = thrown as ImapFlowError;
  const { responseStatus, responseText = '', serverResponseCode = '', code, message } = error;
  // ImapFlow itself throws APPENDLIMIT (RFC 7889), before anything is sent.
  const refused = responseStatus === 'NO' || responseStatus === 'BAD' || serverResponseCode === 'APPENDLIMIT';
  if (!refused || code === 'ETHROTTLE' || !client.usable) return thrown;
  const said = `${serverResponseCode ? `[${serverResponseCode}] ` : ''}${responseText || message}`;
  const words = hidden(said, password).slice(0, 300);
  const options = { cause: new Error(words) };
  if (NOT_PERMITTED.test(serverResponseCode) || (serverResponseCode === '' && NOT_PERMITTED_WORDS.test(words)))
    return new ClientCheckError('permission-refused', { account, what: mailbox, words }, options);
  if (responseStatus === 'NO' && !FULL.test(serverResponseCode) && isBusy(error, words)) return thrown;
  return new ClientCheckError('append-refused', { account, mailbox, words }, options);
}
