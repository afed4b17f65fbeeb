import type { OAuth2Settings } from '../config/config.ts';

/** An authorization server (RFC 6749 1.1), as far as mail needs it. */
export interface Provider {
  /** For the checks of RFC 9207; null: only its endpoints are known. */
  readonly issuer: string | null;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** RFC 8628; null: none that would give access to mail. */
  readonly deviceEndpoint: string | null;
  /** RFC 7009. */
  readonly revocationEndpoint: string | null;
  readonly scopes: readonly string[];
  /** What it wants to be asked besides, so that it gives a refresh token. */
  readonly extra: Readonly<Record<string, string>>;
  /** The redirect on this machine without its port, which is chosen anew each time (RFC 8252 7.3). */
  readonly redirect: { readonly host: '127.0.0.1' | 'localhost'; readonly path: string };
  /** Where a person sees and withdraws what was permitted. */
  readonly permissions: string | null;
}

const GOOGLE: Provider = {
  issuer: 'https://accounts.google.com',
  authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenEndpoint: 'https://oauth2.googleapis.com/token',
  // It has one, which gives no access to mail ("Allowed scopes" of "OAuth 2.0 for TV and Limited-Input Device Applications").
  deviceEndpoint: null,
  revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
  scopes: ['https://mail.google.com/'],
  // Without the consent it gives a refresh token at the first sign-in only.
  extra: { access_type: 'offline', prompt: 'consent' },
  redirect: { host: '127.0.0.1', path: '/' },
  permissions: 'https://myaccount.google.com/connections',
};

/** Microsoft's portal takes http://localhost, and lets the port of that name be any. */
const AT_MICROSOFT = { host: 'localhost', path: '' } as const;

const MICROSOFT: Provider = {
  issuer: null,
  authorizationEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  deviceEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
  revocationEndpoint: null,
  scopes: [
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/SMTP.Send',
    'offline_access',
  ],
  extra: { prompt: 'select_account' },
  redirect: AT_MICROSOFT,
  permissions: 'https://myapps.microsoft.com',
};

export function providerOf(settings: OAuth2Settings): Provider {
  if (settings.provider !== null) return settings.provider === 'google' ? GOOGLE : MICROSOFT;
  const { authorizationEndpoint, tokenEndpoint, deviceEndpoint, revocationEndpoint, scopes } = settings;
  return {
    issuer: null,
    authorizationEndpoint,
    tokenEndpoint,
    deviceEndpoint,
    revocationEndpoint,
    scopes,
    // Keycloak, oidc-provider and others give a refresh token for offline_access only where consent was asked for.
    extra: scopes.includes('offline_access') ? { prompt: 'consent' } : {},
    // An organisation's own endpoints at Microsoft have an application of the same portal behind them.
    redirect: isMicrosoft(authorizationEndpoint) ? AT_MICROSOFT : { host: '127.0.0.1', path: '/callback' },
    permissions: null,
  };
}

/** The sign-in hosts of its clouds. */
function isMicrosoft(url: string): boolean {
  return /^login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)$/.test(new URL(url).hostname);
}
