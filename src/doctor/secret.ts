import type { AuthConfig } from '../config/config.ts';
import { resolveSecret } from '../config/secret.ts';
import { ClientCheckError } from '../errors.ts';
import { found, fromError, ok } from './finding.ts';
import type { DoctorWorld, Finding } from './types.ts';

/** A password, or why there is none. */
export interface SecretOutcome {
  readonly finding: Finding;
  readonly secret: string | null;
}

/** Gets each secret once, though IMAP and SMTP may share it: a command may ask for a fingerprint each time. */
export class Secrets {
  private readonly got = new Map<string, Promise<SecretOutcome>>();

  constructor(private readonly world: Pick<DoctorWorld, 'around' | 'run' | 'patience'>) {}

  of(account: string, auth: AuthConfig): Promise<SecretOutcome> {
    const key = JSON.stringify([account, auth]);
    const known = this.got.get(key) ?? this.resolve(account, auth);
    this.got.set(key, known);
    return known;
  }

  /** All that were got: they are taken out of whatever is shown. */
  async all(): Promise<readonly string[]> {
    return (await Promise.all(this.got.values())).flatMap(({ secret }) => secret ?? []);
  }

  private async resolve(account: string, auth: AuthConfig): Promise<SecretOutcome> {
    const { around, run, patience } = this.world;
    try {
      const secret = await resolveSecret(auth, { account, env: around.env, run, limit: patience });
      return { finding: ok({ ja: auth.kind, en: auth.kind }), secret };
    } catch (error) {
      return { finding: secretFault(error), secret: null };
    }
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
