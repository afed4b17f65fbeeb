import type { Grant } from './grant.ts';
import type { Keyring } from './keyring.ts';
import { parseGrant, type TokenStore } from './token-store.ts';

/**
 * The refresh token in the system's keyring. The access token is not kept, so each run gets one of its own: Windows takes 2,560 bytes
 * an entry, and Microsoft's two tokens together are longer.
 */
export class TokenKeyring implements TokenStore {
  constructor(
    private readonly keyring: Keyring,
    private readonly name: string,
  ) {}

  async read(): Promise<Grant | null> {
    const text = await this.keyring.get(this.name);
    return text === null ? null : parseGrant(text);
  }

  write({ refreshToken }: Grant): Promise<void> {
    return this.keyring.set(this.name, JSON.stringify({ refreshToken }));
  }

  remove(): Promise<boolean> {
    return this.keyring.remove(this.name);
  }
}
