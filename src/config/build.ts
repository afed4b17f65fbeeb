import { dirname, join, resolve } from 'node:path';
import type { AccountConfig, AuthConfig, Config, NotifyConfig, OAuth2Settings, ServerConfig } from './config.ts';
import type { Written, WrittenAccount, WrittenAuth } from './schema.ts';

/** What paths in the file are relative to. */
export interface Base {
  readonly file: string;
  readonly home: string;
}

const hour = 60 * 60_000;

/** The configuration with its defaults, from a file without faults. */
export function build(written: Written, base: Base): Config {
  const { response, calendar, holding } = written;
  return {
    accounts: written.accounts.map((account) => buildAccount(account, base)),
    team: written.team ?? [],
    forms: written.forms ?? [],
    clients: (written.clients ?? []).map((client) => ({
      name: client.name,
      match: client.match,
      window: client.window ?? null,
      closed: client.closed ?? [],
      template: client.template ?? null,
      contacts: (client.contacts ?? []).map(({ address, name, title, department }) => {
        return { address, name: name ?? null, title: title ?? null, department: department ?? null };
      }),
    })),
    ignore: written.ignore ?? [],
    others: written.others ?? 'everyone',
    response: {
      window: response?.window ?? 24 * hour,
      warnBefore: response?.warnBefore ?? 4 * hour,
      clock: response?.clock ?? 'elapsed',
      copied: response?.copied ?? 'show',
      thanks: response?.thanks ?? 'show',
    },
    calendar: {
      timezone: calendar?.timezone ?? 'Asia/Tokyo',
      days: calendar?.days ?? ['mon', 'tue', 'wed', 'thu', 'fri'],
      hours: calendar?.hours ?? [
        { from: 9.5 * 60, to: 12 * 60 },
        { from: 13 * 60, to: 18.5 * 60 },
      ],
      holidays: calendar?.holidays ?? 'jp',
      closed: calendar?.closed ?? [],
    },
    holding: {
      template: holding?.template ?? 'holding',
      due: holding?.due ?? { count: 2, unit: 'bd' },
      dueTime: holding?.dueTime ?? 17 * 60,
      maxAge: holding?.maxAge ?? 14 * 24 * hour,
    },
    templates: written.templates ? expand(written.templates, base) : null,
    lint: { off: written.lint?.off ?? [] },
    notify: buildNotify(written.notify),
    lang: written.lang ?? null,
  };
}

function buildAccount(account: WrittenAccount, base: Base): AccountConfig {
  const { name, identity, imap, maildir, smtp, folders } = account;
  const server: ServerConfig | null = imap
    ? { ...connection(imap, { tls: 993, starttls: 143 }, base), user: imap.user, auth: buildAuth(imap.auth) }
    : null;
  return {
    name,
    identity: {
      name: identity.name ?? null,
      organization: identity.organization ?? null,
      address: identity.address,
      aliases: identity.aliases ?? [],
      signature: identity.signature ?? null,
    },
    source: server ? { kind: 'imap', server } : { kind: 'maildir', path: expand(maildir ?? '', base) },
    smtp: smtp
      ? {
          ...connection(smtp, { tls: 465, starttls: 587 }, base),
          user: smtp.user ?? server?.user ?? '',
          auth: smtp.auth ? buildAuth(smtp.auth) : (server?.auth as AuthConfig),
        }
      : null,
    folders: {
      include: folders?.include ?? ['*'],
      exclude: folders?.exclude ?? [],
      sent: byRole(folders?.sent),
      drafts: byRole(folders?.drafts),
    },
    authservId: account.authservId ?? null,
  };
}

type WrittenConnection = Omit<NonNullable<WrittenAccount['smtp']>, 'user' | 'auth'>;

function connection(written: WrittenConnection, ports: { tls: number; starttls: number }, base: Base) {
  const security = written.security ?? 'tls';
  return {
    host: written.host,
    port: written.port ?? (security === 'tls' ? ports.tls : ports.starttls),
    security,
    ca: written.ca ? expand(written.ca, base) : null,
  };
}

function buildAuth(auth: WrittenAuth): AuthConfig {
  if (auth.password != null) return { kind: 'password', password: auth.password };
  if (auth.passwordEnv != null) return { kind: 'passwordEnv', name: auth.passwordEnv };
  if (auth.passwordCommand != null) return { kind: 'passwordCommand', command: auth.passwordCommand };
  if (auth.oauth2 != null) return { kind: 'oauth2', settings: buildOAuth2(auth.oauth2) };
  return { kind: 'keyring' };
}

function buildOAuth2(written: NonNullable<WrittenAuth['oauth2']>): OAuth2Settings {
  const { clientId, clientSecret, keyring } = written;
  const client = { clientId, clientSecret: clientSecret ?? null, keyring: keyring ?? false };
  if (written.provider) return { ...client, provider: written.provider };
  return {
    ...client,
    provider: null,
    authorizationEndpoint: written.authorizationEndpoint ?? '',
    tokenEndpoint: written.tokenEndpoint ?? '',
    deviceEndpoint: written.deviceEndpoint ?? null,
    revocationEndpoint: written.revocationEndpoint ?? null,
    scopes: written.scopes ?? [],
  };
}

function buildNotify(notify: Written['notify']): NotifyConfig | null {
  if (!notify) return null;
  const { webhook, quiet } = notify;
  if (!webhook) return { webhook: null, quiet: quiet ?? [] };
  const { kind, url, urlEnv, urlCommand } = webhook;
  if (url != null) return { webhook: { kind, url: { kind: 'url', url } }, quiet: quiet ?? [] };
  if (urlEnv != null) return { webhook: { kind, url: { kind: 'urlEnv', name: urlEnv } }, quiet: quiet ?? [] };
  return { webhook: { kind, url: { kind: 'urlCommand', command: urlCommand ?? '' } }, quiet: quiet ?? [] };
}

function byRole(folder: string | null | undefined): string | null {
  return folder == null || folder === 'auto' ? null : folder;
}

/** `~/x` is in the home folder; anything relative is beside the configuration file. */
function expand(path: string, { file, home }: Base): string {
  if (path === '~' || path.startsWith('~/') || path.startsWith('~\\')) return join(home, path.slice(1));
  return resolve(dirname(file), path);
}
