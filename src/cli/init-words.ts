import type { Lang } from '../errors.ts';
import type { PasswordKind } from '../setup/provider.ts';
import { initWordsEn } from './init-words-en.ts';
import { initWordsJa } from './init-words-ja.ts';

/** The words of `init`. Both languages fill the whole interface, so none can lack a key. */
export interface InitWords {
  readonly yes: string;
  readonly no: string;
  readonly welcome: (file: string) => string;
  readonly present: (file: string) => string;
  readonly shadow: (file: string) => string;
  readonly address: string;
  readonly badAddress: string;
  readonly badHost: string;
  readonly badLine: string;
  readonly searching: (domain: string) => string;
  readonly found: Readonly<Record<'table' | 'mx' | 'autoconfig' | 'srv' | 'configuration', string>>;
  readonly server: (protocol: string, host: string, port: number, security: string) => string;
  readonly noSmtp: string;
  readonly outside: (hosts: string, domain: string) => string;
  readonly useServers: string;
  readonly notFound: (domain: string) => string;
  readonly whichProvider: string;
  readonly otherProvider: string;
  readonly providerHost: (provider: string, example: string) => string;
  readonly imapHost: string;
  readonly smtpHost: string;
  readonly smtpHostHint: string;
  readonly security: (protocol: string, host: string) => string;
  readonly securityChoice: Readonly<Record<'tls' | 'starttls', string>>;
  readonly user: string;
  readonly password: Readonly<Record<PasswordKind, (provider: string) => string>>;
  readonly page: (url: string) => string;
  readonly way: string;
  readonly ways: Readonly<
    Record<'command' | 'oauth2' | 'keyring' | 'file' | 'env' | 'present', readonly [label: string, hint: string]>
  >;
  readonly keyring: string;
  readonly aboutClientId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly deviceEndpoint: string;
  readonly scopes: string;
  readonly badUrl: string;
  readonly command: string;
  readonly envName: string;
  readonly badEnvName: string;
  readonly typePassword: (user: string, host: string) => string;
  readonly emptyPassword: string;
  readonly connecting: (host: string) => string;
  readonly connected: (protocol: string, host: string) => string;
  readonly failed: string;
  readonly what: Readonly<
    Record<'again' | 'password' | 'user' | 'servers' | 'ca' | 'without-smtp' | 'give-up', string>
  >;
  readonly caFile: string;
  readonly reading: string;
  readonly folders: (list: string, others: number) => string;
  readonly roles: Readonly<Record<string, string>>;
  readonly noSent: string;
  readonly noDrafts: string;
  readonly name: string;
  readonly organization: string;
  readonly optional: string;
  readonly aliases: string;
  readonly clock: string;
  readonly clocks: Readonly<
    Record<'elapsed' | 'business-days' | 'business-hours', readonly [label: string, hint: string]>
  >;
  readonly team: (domain: string) => string;
  readonly nobody: string;
  readonly clients: (count: number) => string;
  readonly traffic: (received: number, sent: number) => string;
  readonly clientName: (rules: string) => string;
  readonly unchanged: (file: string) => string;
  readonly summary: string;
  readonly write: (file: string) => string;
  readonly notWritten: string;
  readonly written: (file: string) => string;
  readonly writtenNotSmtp: string;
  readonly next: string;
  readonly steps: Readonly<Record<'inbox' | 'clients' | 'schedule install', string>>;
  readonly missing: Readonly<Record<string, string>>;
  readonly maildirAccount: (account: string) => string;
}

export const initWords: Readonly<Record<Lang, InitWords>> = { ja: initWordsJa, en: initWordsEn };
