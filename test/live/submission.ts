import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Instant } from '../../src/mail/address.ts';
import { CertificateKinds } from './certificate-kinds.ts';
import { Delivery, messageIdOf, type Submitted } from './delivery.ts';
import { type Dovecot, PASSWORD } from './dovecot.ts';
import { type Drop, type Fault, refuse } from './smtp-faults.ts';

export interface SubmissionOptions {
  /** Where mail is delivered; without it, it is only recorded. */
  readonly deliverTo?: Dovecot;
  /** Address -> user of that Dovecot. Mail to any other address is accepted and goes nowhere. */
  readonly mailboxes?: Readonly<Record<string, string>>;
  readonly filesSent?: FilesSent;
  /** The clock that Received, `at` and the Maildir go by; the real one's by default. */
  readonly clock?: () => Instant;
}

/**
 * Senders (their users) for whom the server files a copy in their folder Sent by itself, as Gmail and Microsoft 365 do:
 * before it answers, or so many milliseconds after that.
 */
export type FilesSent = Readonly<Record<string, 'before-answer' | number>>;

/** An SMTP submission server on loopback: any address logs in with Dovecot's PASSWORD. Stop it before its Dovecot. */
export class Submission {
  /** What goes wrong from now on; {} is nothing. */
  fault: Fault = {};
  /** Awaited after the final dot (and after delivery), before the reply; also where `fault.dataEnd` will refuse. */
  onDataEnd: ((message: Submitted) => void | Promise<void>) | null = null;
  filesSent: FilesSent;
  /** What the server has taken charge of, whether or not the client has learned that. */
  readonly accepted: Submitted[] = [];
  /** Every recipient asked for, also refused ones. */
  readonly rcpts: string[] = [];
  readonly logins: { readonly user: string; readonly encrypted: boolean; readonly ok: boolean }[] = [];
  /** Every command line, without secrets. */
  readonly commands: string[] = [];
  connections = 0;
  /** DATA commands that were answered 354. */
  dataBegun = 0;

  private readonly open = new Set<SMTPServer>();
  private readonly stopped = new AbortController();
  private readonly late: Promise<unknown>[] = [];

  private constructor(
    private readonly options: SubmissionOptions,
    private readonly folder: string,
    private readonly certificates: CertificateKinds,
    private readonly delivery: Delivery | null,
    private readonly listeners: readonly Server[],
    /** STARTTLS, and AUTH (also in the clear). */
    readonly port: number,
    /** Implicit TLS. */
    readonly tlsPort: number,
  ) {
    this.filesSent = options.filesSent ?? {};
  }

  static async start(options: SubmissionOptions = {}): Promise<Submission> {
    const folder = mkdtempSync(join(tmpdir(), 'client-check-submission-'));
    const { deliverTo: dovecot = null, mailboxes = {} } = options;
    const certificates = new CertificateKinds(folder, dovecot);
    const delivery = dovecot && new Delivery(dovecot, mailboxes);
    const [plain, tls] = [await listen(), await listen()];
    const ports = [plain, tls].map((listener) => (listener.address() as AddressInfo).port) as [number, number];
    const server = new Submission(options, folder, certificates, delivery, [plain, tls], ...ports);
    plain.on('connection', (socket) => server.serve(socket, false));
    tls.on('connection', (socket) => server.serve(socket, true));
    process.once('exit', server.removeFolder);
    return server;
  }

  /** File with the authorities of this server and of its Dovecot. */
  get ca(): string {
    return this.certificates.ca;
  }

  /** No fault, no hook, all counts at zero, for the next test. */
  reset(): void {
    this.fault = {};
    this.onDataEnd = null;
    this.filesSent = this.options.filesSent ?? {};
    for (const list of [this.accepted, this.rcpts, this.logins, this.commands]) list.length = 0;
    this.connections = 0;
    this.dataBegun = 0;
  }

  /** Ends every connection, delay and late copy. Throws if a late copy could not be filed. May be called twice. */
  async stop(): Promise<void> {
    this.stopped.abort();
    const closed = this.listeners.map((listener) => new Promise((resolve) => listener.close(resolve)));
    // smtp-server takes a connection in the turn after it came.
    await nextTurn();
    for (const smtp of this.open) {
      smtp.close();
      for (const { _socket } of smtp.connections) _socket.destroy();
    }
    await Promise.all(closed);
    process.off('exit', this.removeFolder);
    this.removeFolder();
    await Promise.all(this.late);
  }

  /** A client has connected. It gets an SMTPServer of its own, so that certificates can change from one to the next. */
  private serve(socket: Socket, tls: boolean): void {
    this.connections += 1;
    socket.on('error', () => undefined);
    if (this.fault.drop === 'connect') {
      socket.destroy();
      return;
    }
    const { certificate = 'good', noStarttls = false, noPipelining = false } = this.fault;
    const { cert, key } = this.certificates.of(certificate);
    const smtp = new SMTPServer({
      secure: tls,
      cert: readFileSync(cert),
      key: readFileSync(key),
      name: 'submission.test',
      authMethods: ['PLAIN', 'LOGIN'],
      allowInsecureAuth: true,
      disabledCommands: noStarttls ? ['STARTTLS'] : [],
      hidePIPELINING: noPipelining,
      disableReverseLookup: true,
      size: 50_000_000,
      logger: { debug: (entry: { tnx?: string }, ...[, line]: unknown[]) => this.heard(smtp, entry.tnx, String(line)) },
      onAuth: ({ username: user = '', password }, { secure }, done) => {
        const refusal = this.fault.auth ?? (password === PASSWORD ? null : 535);
        if (this.drops('AUTH')) return;
        this.logins.push({ user, encrypted: secure, ok: !refusal });
        done(refusal ? refuse(refusal) : null, { user });
      },
      onMailFrom: (_, __, done) => done(this.fault.mail ? refuse(this.fault.mail) : null),
      onRcptTo: ({ address }, _, done) => {
        this.rcpts.push(address);
        const refusal = this.fault.rcpt?.[address];
        done(refusal ? refuse(refusal) : null);
      },
      onData: (stream, session, done) => {
        this.take(smtp, stream, session).then((reply) => reply !== null && done(null, reply), done);
      },
      onClose: () => this.open.delete(smtp),
    });
    // Where a client hangs up or does not like the certificate.
    smtp.on('error', () => undefined);
    this.open.add(smtp);
    socket.once('close', () => this.open.delete(smtp));
    smtp.server.emit('connection', socket);
  }

  private drops(at: Drop): boolean {
    return this.fault.drop === at;
  }

  /** smtp-server's log tells of each command before it is carried out and of each reply after it was written. */
  private heard(smtp: SMTPServer, kind: string | undefined, line: string): void {
    if (kind === 'send' && line.startsWith('220 ') && this.drops('greeting')) hangUp(smtp);
    if (kind === 'send' && line.startsWith('354 ')) this.dataBegun += 1;
    if (kind !== 'command') return;
    this.commands.push(line);
    if (this.drops(line.split(' ', 1)[0]?.toUpperCase() as Drop)) hangUp(smtp);
  }

  /** DATA. The reply, or null where there is nobody left to answer. */
  private async take(smtp: SMTPServer, stream: SMTPServerDataStream, session: SMTPServerSession) {
    const bytes = await this.read(smtp, stream);
    if (!bytes) return null;
    const { mailFrom, rcptTo } = session.envelope;
    const message: Submitted = {
      messageId: messageIdOf(bytes),
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      bytes,
      at: (this.options.clock ?? Date.now)(),
    };
    const { dataEnd, delay = 0, drop } = this.fault;
    const files = this.filesSent[this.delivery?.userOf(message.from) ?? ''];
    if (!dataEnd) {
      this.delivery?.deliver(message, session.hostNameAppearsAs, session.transmissionType);
      this.accepted.push(message);
      if (files === 'before-answer') await this.delivery?.fileSent(message);
    }
    await this.onDataEnd?.(message);
    if (!(await this.pause(delay))) return null;
    if (dataEnd) throw refuse(dataEnd);
    if (typeof files === 'number') this.fileLater(message, files);
    if (drop !== 'answer') return `2.0.0 Ok: queued as ${this.accepted.length}`;
    hangUp(smtp);
    return null;
  }

  /** The whole message; null if the connection goes before its end. */
  private async read(smtp: SMTPServer, stream: SMTPServerDataStream): Promise<Buffer | null> {
    const { drop } = this.fault;
    const limit = typeof drop === 'object' ? drop.afterBytes : Number.POSITIVE_INFINITY;
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= limit) {
          hangUp(smtp);
          return null;
        }
      }
    } catch {
      return null;
    }
    return Buffer.concat(chunks);
  }

  private fileLater(message: Submitted, delay: number): void {
    const filed = this.pause(delay).then((goOn) => (goOn ? this.delivery?.fileSent(message) : undefined));
    // Said when the server is stopped.
    filed.catch(() => undefined);
    this.late.push(filed);
  }

  /** False if the server was stopped meanwhile. */
  private pause(delay: number): Promise<boolean> {
    const { signal } = this.stopped;
    if (delay === 0) return Promise.resolve(!signal.aborted);
    return wait(delay, true, { signal }).catch(() => false);
  }

  private readonly removeFolder = () => rmSync(this.folder, { recursive: true, force: true });
}

/** What was written goes out first, as the greeting; what the client has sent in advance is not carried out (RFC 2920). */
function hangUp(smtp: SMTPServer): void {
  for (const connection of smtp.connections) {
    connection.close();
    connection._socket.destroySoon();
  }
}

async function listen(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
