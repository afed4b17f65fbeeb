import type { CalendarRules, DateRange } from '../calendar/types.ts';
import type { ClientRule, ResponseRules } from '../triage/rules.ts';

/** A validated configuration: durations in milliseconds, `~` expanded in paths, defaults filled in. */
export interface Config {
  readonly accounts: readonly AccountConfig[];
  readonly team: readonly string[];
  readonly forms: readonly string[];
  readonly clients: readonly ClientConfig[];
  /** Addresses and domains of people who are nobody's clients: newsletters, salesmen, services. */
  readonly ignore: readonly string[];
  readonly others: 'everyone' | 'correspondents' | 'ignore';
  readonly response: ResponseRules;
  readonly calendar: CalendarRules;
  readonly holding: HoldingRules;
  readonly templates: string | null;
  readonly lint: { readonly off: readonly string[] };
  readonly notify: NotifyConfig | null;
  readonly lang: 'ja' | 'en' | null;
}

export interface AccountConfig {
  readonly name: string;
  readonly identity: {
    readonly name: string | null;
    readonly organization: string | null;
    readonly address: string;
    readonly aliases: readonly string[];
    readonly signature: string | null;
  };
  readonly source:
    | { readonly kind: 'imap'; readonly server: ServerConfig }
    | { readonly kind: 'maildir'; readonly path: string };
  readonly smtp: ServerConfig | null;
  readonly folders: {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** null: by role. */
    readonly sent: string | null;
    readonly drafts: string | null;
  };
  readonly authservId: string | null;
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** Path of a PEM file. */
  readonly ca: string | null;
  readonly user: string;
  readonly auth: AuthConfig;
}

export type AuthConfig =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'passwordEnv'; readonly name: string }
  | { readonly kind: 'passwordCommand'; readonly command: string | readonly string[] }
  | { readonly kind: 'keyring' }
  | { readonly kind: 'oauth2'; readonly settings: OAuth2Settings };

/** Where to sign in: a provider whose endpoints we know, or endpoints of one's own (then `provider` is null). */
export type OAuth2Settings = {
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Is the refresh token kept in the system's keyring, and not in a file of the state folder? */
  readonly keyring: boolean;
} & (
  | { readonly provider: 'google' | 'microsoft' }
  | {
      readonly provider: null;
      readonly authorizationEndpoint: string;
      readonly tokenEndpoint: string;
      readonly deviceEndpoint: string | null;
      readonly revocationEndpoint: string | null;
      readonly scopes: readonly string[];
    }
);

/** A client, with what triage does not ask for. */
export interface ClientConfig extends ClientRule {
  readonly closed: readonly DateRange[];
  readonly template: string | null;
  readonly contacts: readonly {
    readonly address: string;
    readonly name: string | null;
    readonly title: string | null;
    readonly department: string | null;
  }[];
}

export interface HoldingRules {
  readonly template: string;
  /** As written: `2bd` business days, `3d` days. */
  readonly due: { readonly count: number; readonly unit: 'bd' | 'd' };
  /** Minutes after midnight. */
  readonly dueTime: number;
  readonly maxAge: number;
}

export interface NotifyConfig {
  readonly webhook: WebhookConfig | null;
  /** Wall-clock intervals without notices, in minutes after midnight; `from` > `to` runs over midnight. */
  readonly quiet: readonly { readonly from: number; readonly to: number }[];
}

export interface WebhookConfig {
  readonly kind: 'slack' | 'teams' | 'chatwork' | 'google-chat' | 'json';
  /** The address is itself a secret: whoever has it may post. */
  readonly url:
    | { readonly kind: 'url'; readonly url: string }
    | { readonly kind: 'urlEnv'; readonly name: string }
    | { readonly kind: 'urlCommand'; readonly command: string | readonly string[] };
}
