import { readFile } from 'node:fs/promises';
import type { AccountConfig } from '../config/config.ts';
import { resolveSecret } from '../config/secret.ts';
import { ClientCheckError } from '../errors.ts';
import type { Begun } from '../mailstore/imap/quick-reader.ts';
import { testLimits } from '../mailstore/imap/test-limits.ts';
import type { MailStore, Progress, Waiting } from '../mailstore/mailstore.ts';

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly waiting?: Waiting;
  /** A line of the conversation with the server, for --verbose; secrets are not in it. */
  readonly log?: (line: string) => void;
  /** What was begun with the account already, by its name. */
  readonly begun?: ReadonlyMap<string, Begun>;
}

/** Opens an account's store; the adapter is loaded only when an account needs it. Throws a ClientCheckError. */
export async function openStore(account: AccountConfig, around: Around): Promise<MailStore> {
  const { env, progress, waiting, log, begun } = around;
  const { name, folders, source } = account;
  if (source.kind === 'maildir') {
    const { openMaildir } = await import('../mailstore/maildir.ts');
    return openMaildir({ account: name, path: source.path, folders, progress });
  }
  const { server } = source;
  const password = await resolveSecret(server.auth, { account: name, env });
  const ca = server.ca === null ? null : await readCertificate(server.ca);
  const { openImap } = await import('../mailstore/imap.ts');
  const limits = testLimits(env);
  const told = { progress, ...(waiting ? { waiting } : {}), ...(log ? { log } : {}) };
  const quick = env['CLIENT_CHECK_TEST_READER'] !== 'plain';
  return openImap({ account: name, server, password, ca, folders, limits, quick, begun: begun?.get(name), ...told });
}

/** A private authority's certificate. */
export async function readCertificate(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new ClientCheckError(
      'file-unreadable',
      { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
      { cause },
    );
  }
}
