import { readFile } from 'node:fs/promises';
import type { AccountConfig } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import { AMONG_OTHERS } from '../mailstore/imap/limits.ts';
import type { Begun } from '../mailstore/imap/quick-reader.ts';
import { testLimits } from '../mailstore/imap/test-limits.ts';
import type { MailStore, Progress, Waiting } from '../mailstore/mailstore.ts';
import type { Words } from '../render/words.ts';
import { credentialOf, type SignInSource } from './sign-ins.ts';
import type { Output } from './world.ts';

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly waiting?: Waiting;
  readonly signIns?: SignInSource;
  /** A line of the conversation with the server, for --verbose; secrets are not in it. */
  readonly log?: (line: string) => void;
  /** There are other accounts, whose results must not wait for this one's for long. */
  readonly amongOthers?: boolean;
  /** What was begun with the account already, by its name. */
  readonly begun?: ReadonlyMap<string, Begun>;
}

/** Opens an account's store; the adapter is loaded only when an account needs it. Throws a ClientCheckError. */
export async function openStore(account: AccountConfig, around: Around): Promise<MailStore> {
  const { env, progress, waiting, log, begun, amongOthers = false } = around;
  const { name, folders, source } = account;
  if (source.kind === 'maildir') {
    const { openMaildir } = await import('../mailstore/maildir.ts');
    return openMaildir({ account: name, path: source.path, folders, progress });
  }
  const { server } = source;
  const credential = await credentialOf(server, name, around);
  const ca = server.ca === null ? null : await readCertificate(server.ca);
  const { openImap } = await import('../mailstore/imap.ts');
  const limits = { ...(amongOthers ? AMONG_OTHERS : {}), ...testLimits(env) };
  const told = { progress, ...(waiting ? { waiting } : {}), ...(log ? { log } : {}) };
  // A token that is refused is refreshed and tried again, which is the plain way's to do.
  const quick = env['CLIENT_CHECK_TEST_READER'] !== 'plain' && credential.tokens === undefined;
  const way = { quick, begun: begun?.get(name) };
  return openImap({ account: name, server, ...credential, ca, folders, limits, ...way, ...told });
}

type Own = Pick<Around, 'env' | 'signIns' | 'begun' | 'amongOthers'>;
type Log = (account: AccountConfig) => Pick<Around, 'log'>;

/** `openStore`, telling on the progress line what is under way. */
export function storeOpener(output: Output, words: Words, own: Own, log: Log) {
  return (account: AccountConfig): Promise<MailStore> => {
    const say = (text: string) => output.progress(`${account.name}: ${text}`);
    say(words.connecting);
    return openStore(account, {
      ...own,
      progress: ({ mailbox, done, total }) => say(words.reading(mailbox, String(done), String(total))),
      waiting: ({ seconds }) => say(words.throttled(seconds)),
      ...log(account),
    });
  };
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
