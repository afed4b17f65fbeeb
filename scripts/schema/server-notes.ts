/** What an editor shows at a key, and by which pattern it tells a slip: never stricter than the program. */
export interface Note {
  readonly title: string;
  readonly description: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
}

export const ENV = { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' };

/** Of both servers and both ways to log in. */
export function server(protocol: 'IMAP' | 'SMTP', ports: string): Record<string, Note> {
  const at = `accounts[].${protocol.toLowerCase()}`;
  return {
    [`${at}.host`]: {
      title: `${protocol} host`,
      description: `Name or address of the ${protocol} server: no scheme, no port.`,
    },
    [`${at}.port`]: { title: `${protocol} port`, description: `Default: ${ports}.` },
    [`${at}.security`]: {
      title: `${protocol} encryption`,
      description: 'tls from the first byte, starttls, or none (on this machine only).',
      default: 'tls',
    },
    [`${at}.ca`]: {
      title: 'Private authority',
      description: 'A file (PEM) with the certificate of a private authority: then only what it signed is trusted.',
    },
    [`${at}.user`]: {
      title: 'Login name',
      description: protocol === 'IMAP' ? 'The login name.' : 'Default: that of imap.',
    },
    [`${at}.auth`]: {
      title: 'Login',
      description: `Exactly one way to log in.${protocol === 'IMAP' ? '' : ' Default: that of imap.'}`,
    },
    [`${at}.auth.password`]: {
      title: 'Password',
      description: 'The password itself; the file must then be readable by you alone (mode 600).',
    },
    [`${at}.auth.passwordEnv`]: {
      title: 'Variable',
      description: 'The environment variable that holds the password; cron does not pass it on.',
      ...ENV,
    },
    [`${at}.auth.passwordCommand`]: {
      title: 'Command',
      description:
        'A command whose first line of output is the password: a text for the shell, or a list of arguments that goes through none.',
      examples: ['pass show mail/work', ['secret-tool', 'lookup', 'service', 'mail']],
    },
    [`${at}.auth.keyring`]: {
      title: 'Keyring',
      description: 'The password lies in the keyring of the system: "client-check login" puts it there.',
    },
    [`${at}.auth.oauth2`]: {
      title: 'OAuth2',
      description: 'Sign-in by "client-check login": a provider, or the endpoints of another one.',
    },
    [`${at}.auth.oauth2.provider`]: { title: 'Provider', description: 'In place of the endpoints and scopes.' },
    [`${at}.auth.oauth2.authorizationEndpoint`]: {
      title: 'Authorization endpoint',
      description: 'RFC 6749 3.1; https.',
    },
    [`${at}.auth.oauth2.tokenEndpoint`]: { title: 'Token endpoint', description: 'RFC 6749 3.2; https.' },
    [`${at}.auth.oauth2.deviceEndpoint`]: { title: 'Device endpoint', description: 'RFC 8628: for login --device.' },
    [`${at}.auth.oauth2.revocationEndpoint`]: {
      title: 'Revocation endpoint',
      description: 'RFC 7009: where logout withdraws the permission.',
    },
    [`${at}.auth.oauth2.scopes`]: { title: 'Scopes', description: 'What is asked for.' },
    [`${at}.auth.oauth2.clientId`]: {
      title: 'Client ID',
      description: 'That of the application you have registered: docs/oauth.md.',
    },
    [`${at}.auth.oauth2.clientSecret`]: { title: 'Client secret', description: 'Where the provider wants one.' },
    [`${at}.auth.oauth2.keyring`]: {
      title: 'Keyring',
      description: 'Tokens go into the keyring of the system, not into a file of mode 600.',
    },
  };
}
