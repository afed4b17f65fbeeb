import { readFile } from 'node:fs/promises';
import type { AccountConfig } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import type { MailStore, Progress, Waiting } from '../mailstore/mailstore.ts';
import { credentialOf, type SignIns } from './sign-ins.ts';

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly waiting?: Waiting;
  readonly signIns?: SignIns;
  /** A line of the conversation with the server, for --verbose; secrets are not in it. */
  readonly log?: (line: string) => void;
}

/** Opens an account's store; the adapter is loaded only when an account needs it. Throws a ClientCheckError. */
export async function openStore(account: AccountConfig, around: Around): Promise<MailStore> {
  const { progress, waiting, log } = around;
  const { name, folders, source } = account;
  if (source.kind === 'maildir') {
    const { openMaildir } = await import('../mailstore/maildir.ts');
    return openMaildir({ account: name, path: source.path, folders, progress });
  }
  const { server } = source;
  const credential = await credentialOf(server, name, around);
  const ca = server.ca === null ? null : await readCertificate(server.ca);
  const { openImap } = await import('../mailstore/imap.ts');
  const limits = testLimits(around.env['CLIENT_CHECK_TEST_LIMITS']);
  const told = { progress, ...(waiting ? { waiting } : {}), ...(log ? { log } : {}) };
  return openImap({ account: name, server, ...credential, ca, folders, limits, ...told });
}

/** For the tests of time-outs: `work=2000,still=500`, in milliseconds, so that they need not last for minutes. */
function testLimits(text = ''): Readonly<Record<string, number>> {
  const pairs = text.split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, Number(value)]] : [])));
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
