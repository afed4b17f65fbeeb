import { readCertificate } from '../cli/open-store.ts';
import type { ServerConfig } from '../config/config.ts';
import { isLoopback } from '../config/names.ts';
import { ClientCheckError } from '../errors.ts';
import type { TokenSource } from '../login-token.ts';
import { found, fromError, isGood, ok, result, skipped, skippedAfter } from './finding.ts';
import { certificateFault, nameCheck, portCheck, type Target, tlsCheck } from './reach.ts';
import type { SecretOutcome } from './secret.ts';
import type { CheckId } from './titles.ts';
import type { DoctorWorld, Finding, Result } from './types.ts';

export type Kind = 'imap' | 'smtp';

/** What a login is tried with. */
export interface Login {
  /** '' where tokens take its place. */
  readonly password: string;
  readonly tokens?: TokenSource;
  readonly ca: Buffer | null;
}

/** How far one came with a server; `opened` is what the login gave. */
export interface Reached<T> {
  readonly results: readonly Result[];
  readonly opened: T | null;
}

/**
 * Name, port, TLS, password and login of a server, each only where the one before went well; one login at most, so that no
 * account is locked by the doctor.
 */
export async function reachServer<T>(
  kind: Kind,
  account: string,
  server: ServerConfig,
  secret: Promise<SecretOutcome>,
  { now, patience }: Pick<DoctorWorld, 'now' | 'patience'>,
  login: (with_: Login) => Promise<T>,
): Promise<Reached<T>> {
  const results: Result[] = [];
  const add = (step: Step, finding: Finding) => {
    results.push(result(`${kind}-${step}`, account, finding));
    return isGood(finding);
  };
  const end = (...steps: readonly Step[]): Reached<T> => {
    const after = results.find((one) => !isGood(one))?.id as CheckId;
    for (const step of steps) add(step, skippedAfter(after));
    return { results: inOrder(results, kind), opened: null };
  };

  const { finding: password, secret: word, tokens } = await secret;
  const target = await targetOf(server, patience);
  if (!add('name', await nameCheck({ ...server, ca: null, patience }))) {
    add('password', password);
    return end('port', 'tls', 'login');
  }
  if (!add('port', await portCheck({ ...server, ca: null, patience }))) {
    add('password', password);
    return end('tls', 'login');
  }
  const tls = 'finding' in target ? target.finding : await tlsBefore(server, target, now);
  if (tls !== null && !add('tls', tls)) {
    add('password', password);
    return end('login');
  }
  if (!add('password', password) || word === null) return tls === null ? end('tls', 'login') : end('login');
  try {
    const credential = tokens ? { password: '', tokens } : { password: word };
    const opened = await login({ ...credential, ca: 'finding' in target ? null : target.ca });
    if (tls === null) add('tls', ok({ ja: 'STARTTLS', en: 'STARTTLS' }));
    add('login', ok());
    return { results: inOrder(results, kind), opened };
  } catch (error) {
    const late = tls === null ? starttlsFault(error, server) : null;
    if (tls === null && !add('tls', late ?? ok({ ja: 'STARTTLS', en: 'STARTTLS' }))) return end('login');
    add('login', fromError(error));
    return { results: inOrder(results, kind), opened: null };
  }
}

type Step = 'password' | 'name' | 'port' | 'tls' | 'login';

const STEPS: readonly Step[] = ['name', 'port', 'tls', 'password', 'login'];

function inOrder(results: readonly Result[], kind: Kind): readonly Result[] {
  return STEPS.flatMap((step) => results.filter(({ id }) => id === `${kind}-${step}`));
}

async function targetOf(server: ServerConfig, patience: number): Promise<Target | { readonly finding: Finding }> {
  const { host, port, ca } = server;
  try {
    return { host, port, ca: ca === null ? null : await readCertificate(ca), patience };
  } catch (error) {
    const reason = error instanceof ClientCheckError ? (error.details['reason'] ?? '') : '';
    return { finding: found('fault', 'ca-unreadable', { reason }) };
  }
}

/** TLS before any login; null where it begins within the conversation (STARTTLS) and shows only at the login. */
async function tlsBefore({ host, security }: ServerConfig, target: Target, now: number): Promise<Finding | null> {
  if (security === 'tls') return tlsCheck(target, now);
  if (security === 'starttls') return null;
  const local = isLoopback(host);
  if (!local) return fromError(new ClientCheckError('not-encrypted', { account: '', host }));
  return skipped({ ja: 'このコンピューターの中なので暗号化しません', en: 'not encrypted, within this computer' });
}

/** A failed login that is a matter of TLS. */
function starttlsFault(error: unknown, { host, port }: ServerConfig): Finding | null {
  if (!(error instanceof ClientCheckError)) return null;
  const { code, details } = error;
  if (code === 'certificate-invalid')
    return certificateFault(String(details['reason'] ?? ''), host) ?? fromError(error);
  if (code === 'starttls-failed') return found('fault', 'starttls-missing', { ...details, host, port });
  return null;
}
