import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OAuth2Settings } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import { makeFolder, writeWhole } from '../on-disk.ts';
import type { Grant, Identity } from './grant.ts';
import { providerOf } from './provider.ts';

/** Where the tokens of one sign-in are kept. Its methods throw a ClientCheckError. */
export interface TokenStore {
  /** null: there is none. */
  read(): Promise<Grant | null>;
  /** Stored for good when it returns. */
  write(grant: Grant): Promise<void>;
  /** Gives false where there was none. */
  remove(): Promise<boolean>;
}

/**
 * The name of a sign-in. The token endpoint is part of it: a refresh token must not go to another server because somebody has changed a
 * line of the configuration.
 */
export function tokenKey({ account, user }: Identity, settings: OAuth2Settings): string {
  const { tokenEndpoint } = providerOf(settings);
  const parts = JSON.stringify([account, user, settings.clientId, tokenEndpoint]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 32);
}

/** The file of a sign-in, and beside it the file that is locked while it changes. */
export function tokenFile(stateDir: string, key: string): string {
  return join(stateDir, 'tokens', `${key}.json`);
}

/** A file that only its owner can read, written whole or not at all. */
export class TokenFile implements TokenStore {
  constructor(private readonly file: string) {}

  async read(): Promise<Grant | null> {
    const { file } = this;
    const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null;
      throw new ClientCheckError('file-unreadable', { file, reason: cause.code ?? '' }, { cause });
    });
    return text === null ? null : parseGrant(text);
  }

  async write(grant: Grant): Promise<void> {
    const { file } = this;
    try {
      await makeFolder(join(file, '..'));
      await writeWhole(file, `${JSON.stringify({ version: 1, ...grant })}\n`);
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new ClientCheckError('file-unwritable', { file, reason }, { cause });
    }
  }

  async remove(): Promise<boolean> {
    const { file } = this;
    try {
      await rm(file);
      return true;
    } catch (cause) {
      const { code = '' } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT') return false;
      throw new ClientCheckError('file-unwritable', { file, reason: code }, { cause });
    }
  }
}

/** What is no grant of ours counts as none: signing in again mends it. */
export function parseGrant(text: string): Grant | null {
  try {
    const { refreshToken, accessToken, obtainedAt, lifetime } = JSON.parse(text);
    if (typeof refreshToken !== 'string' || refreshToken === '') return null;
    return {
      refreshToken,
      accessToken: typeof accessToken === 'string' ? accessToken : '',
      obtainedAt: Number(obtainedAt) || 0,
      lifetime: typeof lifetime === 'number' ? lifetime : null,
    };
  } catch {
    return null;
  }
}
