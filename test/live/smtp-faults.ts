import type { CertificateKind } from './certificate-kinds.ts';

/** A reply with its own words, or with those that servers often use for the code. */
export type Refusal = number | { readonly code: number; readonly words: string };

/**
 * The moment at which the connection goes. A command's name: it came, and instead of a reply the connection is closed; nothing
 * that the command asks for has happened. `connect`: before the greeting (and before TLS); `greeting`: right after it.
 * `afterBytes`: once so many bytes of the message have come; it is never accepted then, even if the final dot was on its way.
 * `answer`: the message HAS been accepted and delivered, only the reply to the final dot is missing.
 */
export type Drop =
  | 'connect'
  | 'greeting'
  | 'EHLO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | { readonly afterBytes: number }
  | 'answer';

/** What a submission server does wrong. What is offered and the certificate are settled when a client connects, the rest when it happens. */
export interface Fault {
  readonly drop?: Drop;
  readonly auth?: Refusal;
  readonly mail?: Refusal;
  /** By address. */
  readonly rcpt?: Readonly<Record<string, Refusal>>;
  /** The reply to the final dot; the message is neither accepted nor delivered. */
  readonly dataEnd?: Refusal;
  /** Milliseconds between the final dot and its reply, of whatever kind. */
  readonly delay?: number;
  readonly certificate?: CertificateKind;
  /** STARTTLS is neither offered nor known; AUTH is offered in the clear, as by one who sits in between. */
  readonly noStarttls?: boolean;
  /** With PIPELINING nodemailer sends MAIL, every RCPT and DATA at once; without it it waits for each reply. */
  readonly noPipelining?: boolean;
}

const WORDS: Readonly<Record<number, string>> = {
  421: '4.7.0 Try again later, closing connection',
  450: '4.2.0 Mailbox busy, try again later',
  451: '4.7.1 Greylisted, try again later',
  452: '4.2.2 Mailbox full',
  454: '4.7.0 Temporary authentication failure',
  535: '5.7.8 Username and Password not accepted',
  550: '5.1.1 No such user here',
  552: '5.3.4 Message too big',
  553: '5.7.1 Sender address rejected: not owned by user',
  554: '5.7.1 Message refused as spam',
};

/** The error that makes smtp-server answer so. */
export function refuse(refusal: Refusal): Error {
  const { code, words } = typeof refusal === 'number' ? { code: refusal, words: WORDS[refusal] ?? 'Refused' } : refusal;
  return Object.assign(new Error(words), { responseCode: code });
}
