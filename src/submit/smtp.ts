import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ClientCheckError } from '../errors.ts';
import { refusalOf, type SmtpServer, smtpFailure } from './failure.ts';

export interface SmtpOptions {
  readonly server: SmtpServer;
  readonly password: string;
  /** PEM of a private authority: then only what it signed is trusted. */
  readonly ca: Buffer | null;
  /** Lines of the conversation, for --verbose: without secrets, without mail. */
  readonly log?: (line: string) => void;
  readonly timeouts?: SmtpTimeouts;
}

/** How long a server may take, in milliseconds. */
export interface SmtpTimeouts {
  /** To accept the connection, and to greet. */
  readonly connect: number;
  /** How long nothing may move up to the final dot: RFC 5321 4.5.3.2 allows more than a person waits for. */
  readonly stall: number;
  /** For the reply to the final dot. */
  readonly reply: number;
}

/** RFC 5321 4.5.3.2.6: ten minutes for the reply to the final dot; who gives up earlier sends the mail twice. */
export const TIMEOUTS: SmtpTimeouts = { connect: 15_000, stall: 2 * 60_000, reply: 11 * 60_000 };

/** RFC 5321's envelope: who gets it back and who gets it. */
export interface SmtpEnvelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Awaited before the final dot: when it throws, the dot is never sent. */
export type BeforeEnd = () => Promise<void>;

/** How a submission ended. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly response: string; readonly accepted: readonly string[] }
  /** Nobody got it: the server said no, or the connection went before the final dot. */
  | { readonly kind: 'rejected'; readonly words: string }
  /** The final dot went out and no reply came back. */
  | { readonly kind: 'unknown'; readonly words: string };

/** The port to whoever takes a mail for delivery. */
export interface Submission {
  /** Submits a message to all recipients or to none. Throws a ClientCheckError where there is no connection or no login. */
  submit(envelope: SmtpEnvelope, source: Buffer, beforeEnd: BeforeEnd): Promise<Outcome>;
  close(): void;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;
const CHUNK = 16_384;
const LAST_WORDS = 200;
/** How often it is looked whether all has left, in milliseconds. */
const LOOK = 5;

/** Submission over SMTP with AUTH (RFC 6409, RFC 8314), a connection a message. */
export function openSmtp(options: SmtpOptions): Submission {
  const { server } = options;
  if (server.security === 'none' && !LOOPBACK.test(server.host)) {
    throw new ClientCheckError('not-encrypted', { account: server.account, host: server.host });
  }
  return new SmtpSubmission(options);
}

/** Connects and logs in, and no more: would a submission come so far? Throws what `submit` would. */
export async function tryLogin(options: SmtpOptions): Promise<void> {
  const submission = new SmtpSubmission(options);
  try {
    await submission.connect();
  } finally {
    submission.close();
  }
}

class SmtpSubmission implements Submission {
  private connection: SMTPConnection | null = null;

  constructor(private readonly options: SmtpOptions) {}

  private get timeouts(): SmtpTimeouts {
    return this.options.timeouts ?? TIMEOUTS;
  }

  async submit({ from, to }: SmtpEnvelope, source: Buffer, beforeEnd: BeforeEnd): Promise<Outcome> {
    const connection = await this.connect();
    // nodemailer keeps who was refused on the very object that it is given.
    const envelope = { from, to: [...to], size: source.length, use8BitMime: source.some((byte) => byte > 127) };
    const progress = { ended: false, lost: false, failure: null as unknown, recorded: Promise.resolve() };
    for (const event of ['error', 'end'] as const) {
      connection.once(event, () => {
        progress.lost = true;
      });
    }
    const goOn = () => {
      if (progress.lost) throw Object.assign(new Error('closed before the final dot'), { code: 'ECONNECTION' });
    };
    const stall = setTimeout(() => connection.close(), this.timeouts.stall);
    const refused = () => (envelope as { rejectedErrors?: readonly Error[] }).rejectedErrors ?? [];
    const body = Readable.from(
      (async function* () {
        // The reading begins once DATA is answered: with one recipient refused nobody gets it (nodemailer would go on).
        if (refused().length > 0) throw refused()[0];
        const socket = connection._socket;
        const before = socket ? socket.bytesWritten : 0;
        for (let at = 0; at < source.length; at += CHUNK) {
          stall.refresh();
          yield source.subarray(at, at + CHUNK);
        }
        // What is lost up to here is no question of anybody's: the dot goes out alone, behind all the rest.
        while (socket && (socket.bytesWritten - before < source.length || socket.writableLength > 0)) {
          goOn();
          await pause(LOOK);
        }
        clearTimeout(stall);
        progress.recorded = beforeEnd();
        await progress.recorded.catch((error) => {
          // nodemailer would write into the error.
          progress.failure = error;
          throw new Error('not recorded');
        });
        goOn();
        progress.ended = true;
      })(),
      { objectMode: false },
    );
    try {
      return await new Promise<Outcome>((resolve, reject) => {
        onLoss(connection, reject);
        connection.send(envelope, body, (error, info) => {
          if (error) reject(error);
          else resolve({ kind: 'accepted', response: String(info?.response ?? ''), accepted: [...to] });
        });
      });
    } catch (error) {
      // What is being recorded is on the disk before anything is recorded behind it.
      await progress.recorded.catch(() => undefined);
      if (progress.failure instanceof ClientCheckError) throw progress.failure;
      const refusal = refusalOf(refused().length > 0 ? refused() : [error], this.options.password);
      if (refusal.definite || !progress.ended) return { kind: 'rejected', words: refusal.words };
      return { kind: 'unknown', words: refusal.words };
    } finally {
      clearTimeout(stall);
      body.destroy();
      this.close();
    }
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
  }

  async connect(): Promise<SMTPConnection> {
    const { server, password, ca, log } = this.options;
    const { host, port, security, user } = server;
    const { connect, stall: stillness, reply } = this.timeouts;
    const connection = new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      // The machine's name is nobody's business (RFC 5321 4.1.4 lets an address literal stand in for it).
      name: '[127.0.0.1]',
      connectionTimeout: connect,
      greetingTimeout: connect,
      dnsTimeout: connect,
      socketTimeout: reply,
      socketCloseTimeout: 0,
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) },
      ...(log ? { transactionLog: true, logger: transcript(log) } : {}),
    });
    this.connection = connection;
    const stall = setTimeout(() => connection.close(), stillness);
    try {
      await step(connection, (done) => connection.connect(done));
      await step(connection, (done) => connection.login({ user, pass: password }, done));
      return connection;
    } catch (error) {
      this.close();
      throw smtpFailure(error, server, password);
    } finally {
      clearTimeout(stall);
    }
  }
}

/** A call with a callback, which an error of the connection ends too. */
function step(connection: SMTPConnection, call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    onLoss(connection, reject);
    call((error) => (error ? reject(error) : resolve()));
  });
}

/** The connection is lost. A callback that knows the server's last words comes a moment later, and says more. */
function onLoss(connection: SMTPConnection, reject: (error: Error) => void): void {
  const later = (error: Error) => void setTimeout(() => reject(error), LAST_WORDS);
  connection.once('error', later);
  connection.once('end', () => later(Object.assign(new Error('closed'), { code: 'ECONNECTION' })));
}

/** nodemailer's log as lines; it masks what is secret, and AUTH is left out as a whole all the same. */
function transcript(log: (line: string) => void) {
  const line = (entry: { tnx?: string } | string | undefined, ...words: unknown[]) => {
    const { tnx = '' } = typeof entry === 'object' ? entry : {};
    const text = words.map(String).join(' ');
    if ((tnx === 'client' || tnx === 'server') && !/^(?:AUTH\b|[A-Za-z0-9+/=]{16,}$|\/\*)/i.test(text)) {
      log(`${tnx === 'server' ? 'S:' : 'C:'} ${text.slice(0, 300)}`);
    }
  };
  const silent = () => undefined;
  return { trace: silent, debug: line, info: line, warn: silent, error: silent, fatal: silent } as never;
}
