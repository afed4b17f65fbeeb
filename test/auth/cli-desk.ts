import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Home, type Ran } from '../cli/run.ts';
import { dovecotFor } from '../live/oauth/mail-server.ts';
import { robot } from '../live/oauth/robot.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { type Talk, talk } from '../live/terminal.ts';
import { until } from '../live/wait.ts';
import { processList } from '../secrets/process-list.ts';
import { holdsAny } from '../secrets/watch.ts';

type Answers = Parameters<typeof talk>[2];

/** The user of every sign-in. */
export const USER = 'hanako@agency.example';

/** A person's machine with the built program, a browser that is a script, and servers that take tokens of five seconds. */
export class CliDesk {
  readonly home = new Home();
  private readonly leaks: string[] = [];
  private readonly watch = setInterval(() => {
    this.leaks.push(...processList().filter((line) => holdsAny(line, this.server.secrets)));
  }, 50);

  private constructor(
    readonly server: OAuthServer,
    private readonly mail: Awaited<ReturnType<typeof dovecotFor>>,
  ) {
    mkdirSync(join(this.home.path, 'bin'));
    this.program(
      'xdg-open',
      `#!/bin/sh\nfor one in "$@"; do echo "$one"; done >'${this.opened}.tmp'; mv '${this.opened}.tmp' '${this.opened}'\n`,
    );
    this.configure();
  }

  static async start(): Promise<CliDesk> {
    const server = await OAuthServer.start({ ttl: 5 });
    return new CliDesk(server, await dovecotFor(server));
  }

  /** Ends all; a token in the process list, or in a file that is none of the tokens', is an error. */
  stop(): void {
    clearInterval(this.watch);
    this.mail.stop();
    this.server.stop();
    const { leaks } = this;
    for (const { name, parentPath } of readdirSync(this.home.path, { recursive: true, withFileTypes: true })) {
      const file = join(parentPath, name);
      if (this.tokens.includes(file) || !statSync(file).isFile()) continue;
      if (holdsAny(readFileSync(file), this.server.secrets)) leaks.push(file);
    }
    this.home.remove();
    if (leaks.length > 0) throw new Error(`a token was seen: ${leaks.join(', ')}`);
  }

  /** Writes the configuration. @param auth of IMAP; by default OAuth2 */
  configure(auth = `{ oauth2: ${this.server.settings()} }`, name = '.clientrc'): string {
    return this.home.write(
      name,
      `accounts:
  - name: work
    identity: { address: ${USER} }
    imap: { host: 127.0.0.1, port: ${this.mail.dovecot.port}, security: none, user: ${USER}, auth: ${auth} }
lang: en
`,
    );
  }

  program(name: string, text: string): void {
    const file = join(this.home.path, 'bin', name);
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }

  /** Runs the program without a terminal. A token in what it prints is an error. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const ran = await this.home.run(args, { env });
    this.guard(`${ran.out}${ran.err}`);
    return ran;
  }

  /** Runs it in a terminal. */
  async talk(
    args: readonly string[],
    answers: Answers = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Talk> {
    const path = `${join(this.home.path, 'bin')}:${process.env['PATH']}`;
    const said = await talk(args, { HOME: this.home.path, TMPDIR: this.home.path, PATH: path, ...env }, answers);
    // The address that a person pastes holds a code, and is worth nothing without the verifier.
    this.guard(said.screen.replaceAll(/code=[\w-]+/g, ''));
    return said;
  }

  /** `login` with a browser that comes up by itself. */
  async logIn(as = USER, env: Readonly<Record<string, string>> = {}): Promise<Talk> {
    let pages = 0;
    const browsing = until('a browser', () => this.pageOpened(), 30_000).then((given) => {
      pages = given.length;
      return robot(given[0] ?? '', as);
    });
    const said = await this.talk(['login'], [], { DISPLAY: ':9', ...env });
    await browsing;
    if (pages !== 1) throw new Error(`the browser was given ${pages} arguments`);
    return said;
  }

  /** What the browser was called with, since the last look. */
  pageOpened(): readonly string[] | null {
    if (!existsSync(this.opened)) return null;
    const lines = readFileSync(this.opened, 'utf8').trimEnd().split('\n');
    writeFileSync(this.opened, '');
    return lines[0] === '' ? null : lines;
  }

  /** The files with tokens. */
  get tokens(): readonly string[] {
    const folder = join(this.home.path, '.local', 'state', 'client-check', 'tokens');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  }

  kept(): { refreshToken: string; accessToken: string } {
    return JSON.parse(readFileSync(this.tokens[0] ?? '', 'utf8'));
  }

  /** Takes a moment longer than an access token lasts. */
  async expire(): Promise<void> {
    const [file = ''] = this.tokens;
    const end = statSync(file).mtimeMs + 5_200;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, end - Date.now())));
  }

  private guard(text: string): void {
    if (holdsAny(text, this.server.secrets)) throw new Error(`a token was shown:\n${text}`);
  }

  private get opened(): string {
    return join(this.home.path, 'opened');
  }
}
