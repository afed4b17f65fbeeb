import { getDomain } from 'tldts';
import type { AccountConfig, Config } from '../config/config.ts';
import { parseConfig } from '../config/load.ts';
import { domainOf } from '../mail/address.ts';
import { editConfig } from '../setup/edit-config.ts';
import { newConfig } from '../setup/new-config.ts';
import { type AuthSetup, changesFor, type Present, type Setup } from '../setup/setup.ts';
import { isFreeMail } from '../triage/free-mail.ts';
import type { Target } from './init-target.ts';

/** What is being made: where it goes, what is there, what has been settled so far. */
export interface Draft {
  readonly target: Target;
  readonly present: Present | null;
  readonly setup: Setup;
}

/** The whole text as it would be written now. */
export function draftText({ target, present, setup }: Draft): string {
  if (target.open === null || present === null) return newConfig(setup);
  return editConfig(target.open.text, changesFor(setup, present));
}

/** The configuration and the account that the text means: what is tried is what would be written. */
export function draftConfig(draft: Draft, home: string): { config: Config; account: AccountConfig } {
  const config = parseConfig(Buffer.from(draftText(draft)), draft.target.file, home);
  const index = draft.present?.index ?? 0;
  const account = index < 0 ? config.accounts.at(-1) : config.accounts[index];
  if (!account) throw new Error('the draft has no account');
  return { config, account };
}

export function withAccount(draft: Draft, change: Partial<Setup['account']>): Draft {
  return { ...draft, setup: { ...draft.setup, account: { ...draft.setup.account, ...change } } };
}

export function withIdentity(draft: Draft, change: Partial<Setup['account']['identity']>): Draft {
  return withAccount(draft, { identity: { ...draft.setup.account.identity, ...change } });
}

const MASK = '********';

/** The same with passwords hidden, and what stands there now, likewise: to be shown. */
export function shownTexts(draft: Draft): { before: string; after: string } {
  const { auth } = draft.setup.account;
  const secrets = [...secretsOf(auth), ...secretsIn(draft.target.open?.config)];
  const hide = (text: string) => secrets.reduce((shown, secret) => shown.replaceAll(secret, MASK), text);
  const masked = withAccount(draft, { auth: secretsOf(auth).length > 0 ? maskedAuth(auth) : auth });
  return { before: hide(draft.target.open?.text ?? ''), after: hide(draftText(masked)) };
}

function secretsOf({ password, oauth2 }: AuthSetup): string[] {
  const clientSecret = (oauth2 as { clientSecret?: unknown } | undefined)?.clientSecret;
  return [password, clientSecret].filter((secret): secret is string => typeof secret === 'string' && secret !== '');
}

function maskedAuth({ oauth2 }: AuthSetup): AuthSetup {
  return oauth2 === undefined ? { password: MASK } : { oauth2: { ...(oauth2 as object), clientSecret: MASK } };
}

function secretsIn(config: Config | undefined): string[] {
  const servers = (config?.accounts ?? []).flatMap(({ source, smtp }) => [
    source.kind === 'imap' ? source.server : null,
    smtp,
  ]);
  const url = config?.notify?.webhook?.url;
  return [
    ...servers.flatMap((server) => {
      if (server?.auth.kind === 'password') return [server.auth.password];
      return server?.auth.kind === 'oauth2' ? [server.auth.settings.clientSecret ?? ''] : [];
    }),
    ...(url?.kind === 'url' ? [url.url] : []),
  ].filter((secret) => secret !== '');
}

/** A short name for an account: that of its domain, unlike all others. */
export function accountName(address: string, taken: readonly string[]): string {
  const domain = domainOf(address);
  const [name = ''] = (getDomain(domain) ?? domain).split('.');
  const base = name === '' ? 'work' : name;
  const free = (one: string) => !taken.includes(one);
  if (free(base)) return base;
  for (let i = 2; ; i += 1) if (free(`${base}-${i}`)) return `${base}-${i}`;
}

/** The domain whose people are colleagues; null where it is a provider's. */
export function ownDomain(address: string): string | null {
  const domain = domainOf(address);
  return domain.includes('.') && !isFreeMail(domain) ? domain : null;
}
