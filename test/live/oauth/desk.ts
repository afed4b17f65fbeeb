import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OAuthClient } from '../../../src/auth/client.ts';
import { signInByCode } from '../../../src/auth/code-flow.ts';
import { openStore } from '../../../src/cli/open-store.ts';
import { SignIns } from '../../../src/cli/sign-ins.ts';
import type { AccountConfig } from '../../../src/config/config.ts';
import { parseConfig } from '../../../src/config/load.ts';
import { robot } from './robot.ts';
import type { OAuthServer } from './server.ts';

/** One person's account at servers that take tokens, and her state folder. */
export class OAuthDesk {
  readonly home = mkdtempSync(join(tmpdir(), 'client-check-oauth-desk-'));
  readonly stateDir = join(this.home, 'state', 'client-check');
  readonly config: string;
  readonly account: AccountConfig;
  /** Added to the real clock. */
  ahead = 0;

  constructor(
    readonly server: OAuthServer,
    readonly user: string,
    /** The port of IMAP on loopback. */
    port: number,
    more: { readonly settings?: Readonly<Record<string, string>>; readonly smtp?: string } = {},
  ) {
    const text = `accounts:
  - name: work
    identity: { address: ${user} }
    imap: { host: 127.0.0.1, port: ${port}, security: none, user: ${user}, auth: { oauth2: ${server.settings(more.settings)} } }
${more.smtp ? `    smtp: ${more.smtp}\n` : ''}`;
    this.config = join(this.home, 'clientrc.yaml');
    writeFileSync(this.config, text, { mode: 0o600 });
    this.account = parseConfig(Buffer.from(text), this.config, this.home).accounts[0] as AccountConfig;
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  readonly now = () => Date.now() + this.ahead;

  signIns(): SignIns {
    return new SignIns({ stateDir: this.stateDir, env: {}, now: this.now, person: false });
  }

  /** What another process of hers would have: nothing in common but the files. */
  tokens() {
    return this.signIns().tokensOf('work', this.user, this.settings);
  }

  get settings() {
    const { source } = this.account;
    if (source.kind !== 'imap' || source.server.auth.kind !== 'oauth2') throw new Error('no OAuth2');
    return source.server.auth.settings;
  }

  client(): OAuthClient {
    return new OAuthClient(this.settings, { account: 'work', user: this.user }, this.now);
  }

  /** She signs in with her browser. @param as as whom */
  async signIn(as = this.user): Promise<void> {
    const flow = { account: 'work', user: this.user, show: (url: string) => void robot(url, as) };
    await (await this.tokens()).keep(await signInByCode(this.client(), flow));
  }

  /** Logs in to IMAP as every command does. */
  async logIn(signIns = this.signIns()): Promise<void> {
    const store = await openStore(this.account, { env: {}, progress: () => undefined, signIns });
    await store.close();
  }

  get file(): string {
    const folder = join(this.stateDir, 'tokens');
    const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.json'));
    return join(folder, name);
  }

  /** The tokens as they lie there. */
  kept(): { refreshToken: string; accessToken: string } {
    return JSON.parse(readFileSync(this.file, 'utf8'));
  }

  /** The access token is worth nothing any more, and nothing here shows it. */
  spoil(): void {
    writeFileSync(this.file, JSON.stringify({ ...this.kept(), accessToken: 'spoilt' }));
  }
}
