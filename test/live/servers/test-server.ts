import { ImapFlow } from 'imapflow';
import type { ServerWays } from '../../mailstore/contract.ts';
import { PASSWORD } from '../dovecot.ts';

/** A mail to be stored. `folder` is '' for INBOX, `flags` are a Maildir's letters. */
export interface Mail {
  readonly folder: string;
  readonly bytes: Buffer;
  readonly flags: string;
  readonly at: string;
}

/** An IMAP server of the tests', running: whatever it is, a test finds its users and folders in the same way. */
export interface TestServer {
  /** Loopback; any of its users logs in with PASSWORD. */
  readonly port: number;
  /** The `imap` key of an account's configuration. */
  imap(user: string): Readonly<Record<string, unknown>>;
  /** A path as the corpus writes it (`Sent`, `取引先/さわやか商事`) -> as this server has it. */
  path(folder: string): string;
  /** A client of the tests' own. */
  client(user: string): Promise<ImapFlow>;
  /** Lays mail into its folders without APPEND. */
  deliver?(user: string, mails: readonly Mail[]): Promise<void>;
  stop(): Promise<void>;
}

/** What a server can't do. */
export interface Lacks extends Pick<ServerWays, 'noArrival' | 'noUidplus'> {
  /** It takes no mail: only verdicts are tried. */
  readonly noStoring?: boolean;
  /** Scenarios that it can't be right in, and why. */
  readonly scenarios?: Readonly<Record<string, string>>;
}

/** A kind of server: what it is, what it lacks by design, and how it is started. */
export interface ServerKind {
  readonly name: string;
  version(): string;
  /** Of CONDSTORE, QRESYNC, UIDPLUS, MOVE, SPECIAL-USE and keywords those that it has, in this order. */
  readonly offers: readonly string[];
  /** Which mail is delivered, not stored by APPEND: that of a moment to come (Dovecot would make it mail of now), or all. */
  readonly delivers?: 'to come' | 'all';
  readonly lacks?: Lacks;
  /** False where it can't run here, which has been said in one line. */
  here(): boolean;
  /** With mailboxes of these users and no others, each with INBOX, Sent, Drafts and Trash. */
  start(users: readonly string[]): Promise<TestServer>;
}

export async function clientOf(port: number, user: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    disableAutoEnable: true,
    auth: { user, pass: PASSWORD },
    logger: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs some steps as a user of a server and logs out. */
export async function as<T>(server: TestServer, user: string, run: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = await server.client(user);
  try {
    return await run(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}
