import { readFileSync } from 'node:fs';
import { resolveSecret } from '../config/secret.ts';
import type { Instant } from '../mail/address.ts';
import { LIMITS } from '../mailstore/imap/limits.ts';
import { earlyBodies } from '../mailstore/imap/pipe/bodies.ts';
import { Pipe } from '../mailstore/imap/pipe/pipe.ts';
import { syncByPipe } from '../mailstore/imap/pipe/sync.ts';
import type { Begun } from '../mailstore/imap/quick-reader.ts';
import { testLimits } from '../mailstore/imap/test-limits.ts';
import { mailboxesToRead } from '../mailstore/selection.ts';
import { newcomers } from '../mailstore/sync.ts';
import type { MorningAccount, MorningServer } from './state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Asks all servers side by side what has changed; by the account's name. What fails is told, not thrown.
 * @param asked called once all questions are on their way and nothing is to do but wait
 * @param secure called for each server when TLS stands, with how long the handshake took, in milliseconds
 */
export async function begin(
  accounts: readonly MorningAccount[],
  since: Instant,
  env: Environment,
  asked: () => void,
  secure: (handshake: number) => void,
): Promise<Map<string, Begun>> {
  const begun = new Map<string, Begun>();
  let left = accounts.filter(({ server }) => server !== null).length;
  const one = () => {
    left -= 1;
    if (left === 0) asked();
  };
  await Promise.all(
    accounts.map(async ({ view: { name }, server }) => {
      if (server !== null) begun.set(name, await beginOne(name, server, { since, env, asked: one, secure }));
    }),
  );
  return begun;
}

interface Asking {
  readonly since: Instant;
  readonly env: Environment;
  readonly asked: () => void;
  readonly secure: (handshake: number) => void;
}

async function beginOne(name: string, server: MorningServer, { since, env, asked, secure }: Asking): Promise<Begun> {
  const { host, port, security, user, folders, known } = server;
  let pipe: Pipe | null = null;
  try {
    // It is not remembered where another way is taken.
    if (security === 'starttls') throw new Error(security);
    const password = await passwordOf(server, name, env);
    const ca = server.ca === null ? null : readFileSync(server.ca);
    const limits = { ...LIMITS, ...testLimits(env) };
    pipe = await Pipe.open({ host, port, security, user, password, ca, limits, onSecure: secure });
    const choose = (mailboxes: Parameters<typeof mailboxesToRead>[0]) => mailboxesToRead(mailboxes, folders);
    const coming = syncByPipe(pipe, known, choose, since, { account: name, rules: folders });
    asked();
    const changes = await coming;
    return { pipe, generation: known.generation, changes, early: earlyBodies(pipe, newcomers(changes)) };
  } catch (error) {
    pipe?.close();
    return { error };
  }
}

async function passwordOf({ secret }: MorningServer, account: string, env: Environment): Promise<string> {
  if (secret.kind !== 'bytes') return resolveSecret(secret, { account, env });
  return readFileSync(secret.file).toString('utf8', secret.at, secret.at + secret.length);
}
