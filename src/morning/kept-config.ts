import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { AuthConfig, Config } from '../config/config.ts';
import type { LoadedConfig } from '../config/load.ts';

/** A configuration as it was read, without the secrets in it: of these only where in the file's bytes they stand. */
export interface KeptConfig {
  readonly loaded: LoadedConfig;
  readonly secrets: readonly { readonly at: number; readonly length: number }[];
}

/** Null where a secret can't be found in the bytes: it may be written with escapes. @param bytes what it was read from */
export function keptConfig(loaded: LoadedConfig, bytes: Buffer): KeptConfig | null {
  const copy: LoadedConfig = JSON.parse(JSON.stringify(loaded));
  if (!isDeepStrictEqual(copy, loaded)) return null;
  const secrets: { at: number; length: number }[] = [];
  for (const { secret, put } of secretsIn(copy.config)) {
    const at = bytes.indexOf(secret);
    if (at < 0) return null;
    secrets.push({ at, length: Buffer.byteLength(secret) });
    put('');
  }
  return { loaded: copy, secrets };
}

/** With its secrets again. The file must be as it was. */
export function filledConfig({ loaded, secrets }: KeptConfig): LoadedConfig {
  const places = secretsIn(loaded.config);
  if (places.length === 0) return loaded;
  const bytes = readFileSync(loaded.file);
  for (const [index, { at, length }] of secrets.entries()) places[index]?.put(bytes.toString('utf8', at, at + length));
  return loaded;
}

interface SecretIn {
  readonly secret: string;
  readonly put: (secret: string) => void;
}

/** Every secret that stands in a configuration itself, always in the same order; a command may hold one too. */
function secretsIn({ accounts, notify }: Config): SecretIn[] {
  const servers = accounts.flatMap(({ source, smtp }) => [source.kind === 'imap' ? source.server : null, smtp]);
  const url = notify?.webhook?.url;
  return [
    ...servers.flatMap((server) => (server ? secretIn(server.auth) : [])),
    ...(url?.kind === 'url' ? [fieldOf(url, 'url', url.url)] : []),
    ...(url?.kind === 'urlCommand' ? wordsOf(url) : []),
  ];
}

function secretIn(auth: AuthConfig): SecretIn[] {
  if (auth.kind === 'password') return [fieldOf(auth, 'password', auth.password)];
  if (auth.kind === 'passwordCommand') return wordsOf(auth);
  if (auth.kind !== 'oauth2' || auth.settings.clientSecret === null) return [];
  return [fieldOf(auth.settings, 'clientSecret', auth.settings.clientSecret)];
}

function wordsOf(holder: { readonly command: string | readonly string[] }): SecretIn[] {
  const { command } = holder;
  if (typeof command === 'string') return [fieldOf(holder, 'command', command)];
  return command.map((word, index) => fieldOf(command, String(index), word));
}

function fieldOf(holder: object, name: string, secret: string): SecretIn {
  return { secret, put: (value) => Object.assign(holder, { [name]: value }) };
}
