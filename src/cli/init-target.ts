import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readDocument } from '../config/document.ts';
import { configFolder } from '../config/folders.ts';
import { type Surroundings, searchConfig } from '../config/search.ts';
import { ClientCheckError } from '../errors.ts';
import { addressKey } from '../mail/address.ts';
import type { AuthSetup, Present } from '../setup/setup.ts';
import { type OpenConfig, openConfig } from './change-config.ts';

/** The file that `init` writes. */
export interface Target {
  readonly file: string;
  /** What is there already. */
  readonly open: OpenConfig | null;
  /** A configuration of the working folder, which comes before the user's own as long as one is there. */
  readonly shadow: string | null;
}

/**
 * The file that is named, else the user's own, else a new one in the configuration folder. What lies in a working folder is never the
 * one to write: it is a repository's, and its commands are not run.
 */
export async function findTarget(around: Surroundings, named: string | null): Promise<Target> {
  const given = named ?? (around.env['CLIENT_CHECK_CONFIG'] || null);
  if (given !== null) {
    const file = given.startsWith('~/') ? join(around.home, given.slice(2)) : resolve(around.cwd, given);
    const there = await access(file).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
    );
    return { file, open: there ? await openConfig(around, file) : null, shadow: null };
  }
  const found = await search(around);
  const shadow = found?.origin === 'working-folder' ? found.file : null;
  const own = shadow === null ? found : await search({ ...around, cwd: around.home });
  if (own === null) return { file: join(configFolder(around), '.clientrc'), open: null, shadow };
  return { file: own.file, open: await openConfig(around, own.file), shadow };
}

async function search(around: Surroundings) {
  try {
    return await searchConfig(around);
  } catch (error) {
    if (error instanceof ClientCheckError && error.code === 'no-config') return null;
    throw error;
  }
}

/** What the present configuration says of an account, by its name or its address; null: there is none. */
export function presentOf({ open }: Target, address: string, account: string | null): Present | null {
  if (open === null) return null;
  const { config, text } = open;
  const index = config.accounts.findIndex(({ name, identity }) =>
    account === null ? addressKey(identity.address) === addressKey(address) : name === account,
  );
  const found = config.accounts[index];
  return {
    index,
    maildir: found?.source.kind === 'maildir',
    team: config.team,
    clientRules: config.clients.flatMap(({ match }) => match),
    aliases: found?.identity.aliases ?? [],
    clock: config.response.clock,
    auth: found ? authIn(text, index) : null,
    smtpUser: found ? smtpUserIn(text, index) : null,
  };
}

interface Written {
  readonly accounts?: readonly {
    readonly imap?: { readonly auth?: AuthSetup } | null;
    readonly smtp?: { readonly user?: string } | null;
  }[];
}

function authIn(text: string, index: number): AuthSetup | null {
  return (readDocument(text).data as Written).accounts?.[index]?.imap?.auth ?? null;
}

function smtpUserIn(text: string, index: number): string | null {
  return (readDocument(text).data as Written).accounts?.[index]?.smtp?.user ?? null;
}
