import { SignIns } from '../cli/sign-ins.ts';
import type { AuthConfig, ServerConfig } from '../config/config.ts';
import { stateFolder } from '../config/folders.ts';
import { resolveSecret } from '../config/secret.ts';
import { ClientCheckError } from '../errors.ts';
import type { TokenSource } from '../login-token.ts';
import { found, fromError, ok } from './finding.ts';
import type { DoctorWorld, Finding } from './types.ts';

/** A password, or why there is none. */
export interface SecretOutcome {
  readonly finding: Finding;
  readonly secret: string | null;
  /** In place of a password: then `secret` is the token that was had. */
  readonly tokens?: TokenSource;
}

/** Gets each secret once, though IMAP and SMTP may share it: a command may ask for a fingerprint each time. */
export class Secrets {
  private readonly got = new Map<string, Promise<SecretOutcome>>();

  constructor(private readonly world: Pick<DoctorWorld, 'around' | 'now' | 'run' | 'patience'>) {}

  of(account: string, { auth, user }: Pick<ServerConfig, 'auth' | 'user'>): Promise<SecretOutcome> {
    const key = JSON.stringify([account, user, auth]);
    const known = this.got.get(key) ?? this.resolve(account, user, auth);
    this.got.set(key, known);
    return known;
  }

  /** All that were got: they are taken out of whatever is shown. */
  async all(): Promise<readonly string[]> {
    return (await Promise.all(this.got.values())).flatMap(({ secret }) => secret ?? []);
  }

  private async resolve(account: string, user: string, auth: AuthConfig): Promise<SecretOutcome> {
    const finding = ok({ ja: auth.kind, en: auth.kind });
    try {
      if (auth.kind === 'oauth2') {
        const tokens = await this.signIns().tokensOf(account, user, auth.settings);
        return { finding, secret: await tokens.current(), tokens };
      }
      if (auth.kind === 'keyring') return { finding, secret: await this.signIns().passwordOf(account, user) };
      const { around, run, patience } = this.world;
      return { finding, secret: await resolveSecret(auth, { account, env: around.env, run, limit: patience }) };
    } catch (error) {
      return { finding: secretFault(error), secret: null };
    }
  }

  /** As for a run without a person: nobody is asked to unlock anything. */
  private signIns(): SignIns {
    const { around, now } = this.world;
    return new SignIns({ stateDir: stateFolder(around), env: around.env, now: () => now, person: false });
  }
}

/** What a command printed is never told, for it may be a part of the password. */
export function secretFault(error: unknown): Finding {
  if (!(error instanceof ClientCheckError)) return fromError(error);
  const { code, details } = error;
  if (code === 'secret-missing') return found('fault', 'password-variable-missing', { name: details['name'] ?? '' });
  if (code !== 'secret-command') return fromError(error);
  const what = String(details['what'] ?? '');
  const status = String(details['status'] ?? '');
  if (what === 'ENOENT' || (what === 'status' && status === '127')) return found('fault', 'password-command-not-found');
  if (what === 'time-out') return found('fault', 'password-command-timeout');
  if (what === 'empty') return found('fault', 'password-command-empty');
  return found('fault', 'password-command-failed', { what, status });
}
