import { createTransport } from 'nodemailer';
import { Home, type Ran } from '../cli/run.ts';
import { Dovecot, PASSWORD } from './dovecot.ts';
import { Submission } from './submission.ts';

export const HOUR = 3_600_000;

export interface PairOptions {
  readonly smtpPassword?: string;
  readonly smtpSecurity?: 'tls' | 'starttls';
}

/** Two people on one mail server: Alice, who uses client-check, and Bob, her client. */
export class MailLoop {
  private constructor(
    readonly dovecot: Dovecot,
    readonly smtp: Submission,
    readonly home: Home,
    private readonly time: { ago: number },
  ) {}

  /** @param names of the pairs that will be asked for */
  static async start(names: readonly string[]): Promise<MailLoop> {
    const dovecot = await Dovecot.start();
    const time = { ago: 0 };
    const mailboxes = Object.fromEntries(
      names.flatMap((name) => [
        [`alice-${name}@agency.example`, `alice-${name}`],
        [`bob-${name}@client.example`, `bob-${name}`],
      ]),
    );
    const smtp = await Submission.start({ deliverTo: dovecot, mailboxes, clock: () => Date.now() - time.ago });
    return new MailLoop(dovecot, smtp, new Home(), time);
  }

  async stop(): Promise<void> {
    await this.smtp.stop();
    this.dovecot.stop();
    this.home.remove();
  }

  /** A fresh pair of mailboxes, and a server without faults. */
  pair(name: string, options: PairOptions = {}): Pair {
    this.smtp.reset();
    return new Pair(this, name, options);
  }

  /** Runs something as if it were so long ago for the server that delivers. */
  async earlier<T>(ago: number, run: () => Promise<T>): Promise<T> {
    this.time.ago = ago;
    try {
      return await run();
    } finally {
      this.time.ago = 0;
    }
  }
}

/** One test's Alice and Bob, with a configuration of hers. */
export class Pair {
  readonly aliceUser: string;
  readonly bobUser: string;
  readonly alice: string;
  readonly bob: string;
  readonly carol: string;
  readonly config: string;
  readonly state: string;

  constructor(
    private readonly loop: MailLoop,
    name: string,
    { smtpPassword = PASSWORD, smtpSecurity = 'tls' }: PairOptions,
  ) {
    this.aliceUser = `alice-${name}`;
    this.bobUser = `bob-${name}`;
    this.alice = `alice-${name}@agency.example`;
    this.bob = `bob-${name}@client.example`;
    this.carol = `carol-${name}@client.example`;
    this.state = `${loop.home.path}/state-${name}`;
    const { dovecot, smtp, home } = loop;
    this.config = home.write(
      `${name}.yaml`,
      `accounts:
  - name: work
    identity: { name: 佐藤 花子, organization: 株式会社エージェンシー, address: ${this.alice} }
    imap: { host: localhost, port: ${dovecot.tlsPort}, security: tls, ca: ${smtp.ca}, user: ${this.aliceUser}, auth: { password: ${PASSWORD} } }
    smtp: { host: localhost, port: ${smtpSecurity === 'tls' ? smtp.tlsPort : smtp.port}, security: ${smtpSecurity}, ca: ${smtp.ca}, user: ${this.alice}, auth: { password: ${smtpPassword} } }
team: [agency.example]
clients:
  - name: 株式会社さわやか商事
    match: [client.example]
    contacts: [{ address: ${this.bob}, name: 横浜 海斗, title: 課長, department: 法人営業部 }]
lang: ja
`,
    );
  }

  /** What Alice's programs find in their environment. */
  env(): Record<string, string> {
    return { HOME: this.loop.home.path, TMPDIR: this.loop.home.path, XDG_STATE_HOME: this.state };
  }

  /** Runs client-check as Alice. */
  run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    const more = { XDG_STATE_HOME: this.state, ...env };
    return this.loop.home.run([...args, '--config', this.config], { env: more });
  }

  async json(args: readonly string[]) {
    const { out, err, code } = await this.run([...args, '--json']);
    if (out === '') throw new Error(`${args.join(' ')}: ${code} ${err}`);
    return { code, ...JSON.parse(out) };
  }

  /** Bob writes to Alice, so many milliseconds ago. */
  async bobWrites(ago: number, subject: string, text: string, more: object = {}): Promise<string> {
    const messageId = `<${subject.length}-${Math.abs(ago)}-${Object.keys(more).length}-${text.length}.${this.bob}>`;
    await this.loop.earlier(ago, () => this.submit(this.bob, [this.alice], { subject, text, messageId, ago, ...more }));
    return messageId.slice(1, -1);
  }

  /** Someone sends a mail with another program. */
  async submit(from: string, to: readonly string[], mail: { ago?: number } & Record<string, unknown>): Promise<void> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: this.loop.smtp.port,
      ignoreTLS: true,
      auth: { user: from, pass: PASSWORD },
    });
    const { ago = 0, ...rest } = mail;
    await transport.sendMail({ from, to: [...to], date: new Date(Date.now() - ago), ...rest });
    transport.close();
  }

  /** The sources of a user's folder, oldest first. */
  sources(user: string, folder: string): Promise<string[]> {
    return this.loop.dovecot.as(user, async (client) => {
      await client.mailboxOpen(folder, { readOnly: true });
      const all: string[] = [];
      if (client.mailbox && client.mailbox.exists > 0) {
        for await (const { source } of client.fetch('1:*', { source: true })) all.push(source?.toString('utf8') ?? '');
      }
      return all;
    });
  }

  /** How many mails lie in Alice's Drafts and Sent and in Bob's INBOX. */
  async counts(): Promise<{ drafts: number; sent: number; received: number }> {
    const [drafts, sent, received] = await Promise.all([
      this.sources(this.aliceUser, 'Drafts'),
      this.sources(this.aliceUser, 'Sent'),
      this.sources(this.bobUser, 'INBOX'),
    ]);
    return { drafts: drafts.length, sent: sent.length, received: received.length };
  }
}
