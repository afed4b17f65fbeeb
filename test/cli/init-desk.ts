import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { Submission } from '../live/submission.ts';
import { type Talk, talk } from '../live/terminal.ts';
import { AutoconfigServer, autoconfigXml } from '../setup/autoconfig-server.ts';
import { DnsServer } from '../setup/dns-server.ts';
import { Home, type Ran } from './run.ts';

export const ADDRESS = 'hanako@agency.example';

const DAY = 86_400_000;

interface Letter {
  readonly from: string;
  readonly to: string;
  /** Days ago. */
  readonly ago: number;
  readonly text?: string;
  readonly more?: readonly string[];
}

/** A title for the window, a change of direction, C1, a line break. */
const EVIL = '株式会社\u001b]0;x\u0007\u202e\u009b2J\r\n悪';

const signature = '株式会社みなと印刷 営業部\n湊 渚\nTEL: 03-1234-5678\n';

const inbox: readonly Letter[] = [
  { from: '"横浜 海斗(株式会社さわやか商事)" <kaito@sawayaka.example>', to: ADDRESS, ago: 20 },
  { from: '"横浜 海斗(株式会社さわやか商事)" <kaito@sawayaka.example>', to: ADDRESS, ago: 4 },
  { from: '湊 渚 <nagisa@minato.example>', to: ADDRESS, ago: 10, text: `納期をお知らせください。\n\n${signature}` },
  { from: 'Sales <sales@spam.example>', to: ADDRESS, ago: 9 },
  { from: 'News <news@shop.example>', to: ADDRESS, ago: 8, more: ['List-Unsubscribe: <https://shop.example/>'] },
  { from: '鈴木 次郎 <jiro@agency.example>', to: ADDRESS, ago: 7 },
  { from: 'Old <old@old.example>', to: ADDRESS, ago: 200 },
  { from: `=?UTF-8?B?${Buffer.from(EVIL).toString('base64')}?= <x@z-evil.example>`, to: ADDRESS, ago: 6 },
];

const own = '承知しました。\n\n-- \n株式会社エージェンシー\n佐藤 花子\n';
const sent: readonly Letter[] = [
  { from: `佐藤 花子 <${ADDRESS}>`, to: 'kaito@sawayaka.example', ago: 19, text: own },
  { from: `佐藤 花子 <${ADDRESS}>`, to: 'nagisa@minato.example', ago: 9, text: own },
];

/** A new user's machine, their mail server, and a domain that says where it is. */
export class InitDesk {
  readonly home = new Home();

  private constructor(
    readonly dovecot: Dovecot,
    readonly smtp: Submission,
    readonly web: AutoconfigServer,
    readonly dns: DnsServer,
  ) {}

  static async start(): Promise<InitDesk> {
    const dovecot = await Dovecot.start();
    const smtp = await Submission.start({ deliverTo: dovecot });
    const web = await AutoconfigServer.start(['agency.example', 'autoconfig.agency.example']);
    const dns = await DnsServer.start({ 'agency.example': ['MX 10 mx.agency.example'] });
    const desk = new InitDesk(dovecot, smtp, web, dns);
    desk.home.write('ca.pem', readFileSync(smtp.ca, 'utf8') + readFileSync(web.ca, 'utf8'), 0o644);
    desk.offer();
    await dovecot.as(ADDRESS, async (client) => {
      for (const [folder, letters] of Object.entries({ INBOX: inbox, Sent: sent })) {
        for (const [index, letter] of letters.entries()) {
          const at = new Date(Date.now() - letter.ago * DAY);
          await client.append(folder, source(letter, `${folder}-${index}`, at), ['\\Seen'], at);
        }
      }
    });
    return desk;
  }

  async stop(): Promise<void> {
    await this.smtp.stop();
    await this.dns.stop();
    await this.web.stop();
    this.dovecot.stop();
    this.home.remove();
  }

  /** What the domain's autoconfig offers. */
  offer(host = 'localhost'): void {
    const imap = { host, port: this.dovecot.tlsPort, socket: 'SSL' };
    this.web.serve(autoconfigXml([imap], [{ host, port: this.smtp.tlsPort, socket: 'SSL' }]));
  }

  env(home: string): Record<string, string> {
    return {
      HOME: home,
      TMPDIR: home,
      NODE_EXTRA_CA_CERTS: join(this.home.path, 'ca.pem'),
      CLIENT_CHECK_TEST_DNS: this.dns.address,
      CLIENT_CHECK_TEST_HTTPS: this.web.address,
    };
  }

  /** Takes away a file into which init has written the password, as it was asked to. */
  forget({ config }: FreshHome): void {
    rmSync(config);
  }

  /** A home with nothing in it but a command that prints the password. */
  fresh(name: string): FreshHome {
    return new FreshHome(this, name);
  }
}

/** One test's empty home. */
export class FreshHome {
  readonly path: string;
  readonly config: string;
  /** Prints the password. */
  readonly command: string;

  constructor(
    private readonly desk: InitDesk,
    name: string,
  ) {
    this.path = join(desk.home.path, name);
    this.config = join(this.path, '.config', 'client-check', '.clientrc');
    desk.home.folder(name);
    desk.home.write(`${name}-password.sh`, `#!/bin/sh\necho '${PASSWORD}'\n`, 0o700);
    this.command = join(desk.home.path, `${name}-password.sh`);
  }

  talk(args: readonly string[], answers: readonly (readonly [RegExp, string])[], showsState = false): Promise<Talk> {
    return talk(args, { ...this.desk.env(this.path), PATH: process.env['PATH'] ?? '' }, answers, showsState, this.path);
  }

  run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    return this.desk.home.run(args, { cwd: this.path, env: { ...this.desk.env(this.path), ...env } });
  }

  text(): string {
    return readFileSync(this.config, 'utf8');
  }

  mode(): string {
    return (statSync(this.config).mode & 0o777).toString(8);
  }

  write(text: string): void {
    writeFileSync(this.config, text, { mode: 0o600 });
  }

  get isWritten(): boolean {
    return existsSync(this.config);
  }

  /** All files below the home, but for the cache of compiled code. */
  files(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.cache'))
      .map((entry) => join(entry.parentPath, entry.name));
  }
}

function source({ from, to, text = 'お世話になっております。\n', more = [] }: Letter, id: string, at: Date): Buffer {
  const header = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${id}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@x.example>`,
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from(`${header.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}`);
}
