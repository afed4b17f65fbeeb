import type { AccountConfig, Config } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';

/** The accounts that `--account` names; all where it names none. Throws `unknown-account`. */
export function accountsNamed({ accounts }: Config, names: readonly string[] = []): readonly AccountConfig[] {
  const known = accounts.map(({ name }) => name);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new ClientCheckError('unknown-account', { name: stranger, known: known.join(', ') });
  return accounts.filter(({ name }) => names.length === 0 || names.includes(name));
}
