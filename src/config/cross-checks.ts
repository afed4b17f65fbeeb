import type { Fault, Path } from './faults.ts';
import { isLoopback, ruleKey } from './names.ts';
import { knownKeys } from './schema.ts';
import { shortly } from './words.ts';
import type { Unplaced } from './zod-faults.ts';

type Group = Readonly<Record<string, unknown>>;

const authKeys = ['password', 'passwordEnv', 'passwordCommand', 'keyring', 'oauth2'];
const urlKeys = ['url', 'urlEnv', 'urlCommand'];
const endpointKeys = ['authorizationEndpoint', 'tokenEndpoint', 'deviceEndpoint', 'revocationEndpoint', 'scopes'];

/**
 * What no single key shows. Reads the file as it is, faulty or not, so that all faults are told at once; whatever has the wrong
 * shape is passed over here, since the schema reports it.
 */
export function crossChecks(data: unknown): readonly Unplaced[] {
  const top = group(data);
  const accounts = list(top.accounts);
  return [
    ...twice(accounts.map(group)),
    ...accounts.flatMap((account, i) => (isGroup(account) ? accountFaults(account, ['accounts', i]) : [])),
    ...sharedRules(list(top.clients).map(group), list(top.ignore)),
    ...webhookFaults(group(top.notify).webhook),
  ];
}

function twice(accounts: readonly Group[]): Unplaced[] {
  const names = accounts.map((account) => account.name);
  return names.flatMap((name, i) =>
    typeof name === 'string' && names.indexOf(name) < i
      ? [fault('duplicate-account', ['accounts', i, 'name'], { name: shortly(name) })]
      : [],
  );
}

function accountFaults(account: Group, path: Path): Unplaced[] {
  const faults: Unplaced[] = [];
  if (has(account, 'imap') && has(account, 'maildir'))
    faults.push(fault('source-both', [...path, 'maildir'], {}, 'key'));
  if (!has(account, 'imap') && !has(account, 'maildir') && !misspelt(account, path)) {
    faults.push(fault('source-none', path));
  }
  for (const key of ['imap', 'smtp']) {
    const server = group(account[key]);
    const at = [...path, key];
    faults.push(...serverFaults(server, at));
    if (has(server, 'auth')) faults.push(...authFaults(server.auth, [...at, 'auth']));
  }
  if (has(account, 'smtp') && has(account, 'maildir') && !has(account, 'imap')) {
    const smtp = group(account.smtp);
    const absent = ['user', 'auth'].filter((key) => !has(smtp, key) && !misspelt(smtp, [...path, 'smtp']));
    faults.push(...absent.map((key) => fault('smtp-login', [...path, 'smtp'], { key }, 'key')));
  }
  return faults;
}

function serverFaults(server: Group, path: Path): Unplaced[] {
  if (server.security !== 'none' || typeof server.host !== 'string' || isLoopback(server.host)) return [];
  return [fault('insecure', [...path, 'security'])];
}

function authFaults(written: unknown, path: Path): Unplaced[] {
  if (!isGroup(written)) return [];
  const faults = oneOf(written, authKeys, path);
  if (!isGroup(written.oauth2)) return faults;
  return [...faults, ...oauth2Faults(written.oauth2, [...path, 'oauth2'])];
}

function oauth2Faults(oauth2: Group, path: Path): Unplaced[] {
  const endpoints = endpointKeys.filter((key) => has(oauth2, key));
  if (has(oauth2, 'provider')) {
    const given = ['provider', ...endpoints].join(', ');
    return endpoints.length === 0 ? [] : [fault('not-together', path, { given }, 'key')];
  }
  if (misspelt(oauth2, path)) return [];
  if (endpoints.length === 0) {
    return [fault('auth-none', path, { allowed: 'provider, authorizationEndpoint + tokenEndpoint + scopes' }, 'key')];
  }
  const absent = ['authorizationEndpoint', 'tokenEndpoint', 'scopes'].filter((key) => !has(oauth2, key));
  return absent.map((key) => fault('missing', path, { key }, 'key'));
}

function webhookFaults(webhook: unknown): Unplaced[] {
  return isGroup(webhook) ? oneOf(webhook, urlKeys, ['notify', 'webhook']) : [];
}

function oneOf(written: Group, keys: readonly string[], path: Path): Unplaced[] {
  const given = keys.filter((key) => has(written, key));
  if (given.length > 1) return [fault('only-one', path, { given: given.join(', ') }, 'key')];
  // The misspelt key is reported already, and is most likely the one that is missing.
  if (given.length === 1 || misspelt(written, path)) return [];
  return [fault('auth-none', path, { allowed: keys.join(', ') }, 'key')];
}

/** A rule stands once: under one client, or under `ignore`. */
function sharedRules(clients: readonly Group[], ignore: readonly unknown[]): Unplaced[] {
  const owners = new Map<string, number>();
  const shared = (rule: unknown, by: number, path: Path) => {
    if (typeof rule !== 'string') return [];
    const owner = owners.get(ruleKey(rule)) ?? by;
    owners.set(ruleKey(rule), owner);
    if (owner === by) return [];
    const name = shortly(String(clients[owner]?.name ?? ''));
    return [fault('duplicate-rule', path, { value: shortly(rule), client: name })];
  };
  return [
    ...clients.flatMap((client, i) =>
      list(client.match).flatMap((one, j) => shared(one, i, ['clients', i, 'match', j])),
    ),
    ...ignore.flatMap((one, j) => shared(one, clients.length, ['ignore', j])),
  ];
}

function fault(code: Fault['code'], path: Path, values: Fault['values'] = {}, at: 'key' | 'value' = 'value'): Unplaced {
  return { code, path, values, suggestion: null, at };
}

function misspelt(written: Group, path: Path): boolean {
  const known = knownKeys(path);
  return Object.keys(written).some((key) => !known.includes(key));
}

function has(written: Group, key: string): boolean {
  return Object.hasOwn(written, key) && written[key] !== null && written[key] !== undefined;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function group(value: unknown): Group {
  return isGroup(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
