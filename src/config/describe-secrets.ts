import type { AuthConfig, Config, OAuth2Settings, ServerConfig } from './config.ts';
import { fillWords, visible, type Worded } from './words.ts';

/**
 * What using a configuration would run or read, and where the secret would go: a sentence each, for the question whether to
 * trust a file. Empty where the file takes no secret from outside itself and sends the list nowhere. Commands are shown whole, every
 * character of them.
 */
export function describeSecrets(config: Config): readonly Worded[] {
  const sentences = config.accounts.flatMap(({ name, source, smtp }) => {
    const servers = [source.kind === 'imap' ? source.server : null, smtp].filter((server) => server !== null);
    return servers.flatMap((server) => describeServer(name, server));
  });
  const url = config.notify?.webhook?.url;
  if (url?.kind === 'url') sentences.push(fillWords(words.url, { host: visible(new URL(url.url).host) }));
  if (url?.kind === 'urlEnv') sentences.push(fillWords(words.urlEnv, { name: visible(url.name) }));
  if (url?.kind === 'urlCommand') sentences.push(fillWords(words.urlCommand, { command: shown(url.command) }));
  return sentences;
}

function describeServer(account: string, server: ServerConfig): Worded[] {
  const { auth } = server;
  if (auth.kind === 'password') return [];
  const host = `${visible(server.host)}:${server.port}`;
  return [fillWords(words[auth.kind], { account: visible(account), host, ...valuesOf(auth) })];
}

function valuesOf(auth: AuthConfig): Record<string, string> {
  if (auth.kind === 'passwordCommand') return { command: shown(auth.command) };
  if (auth.kind === 'passwordEnv') return { name: visible(auth.name) };
  if (auth.kind === 'oauth2') return { at: visible(signInAt(auth.settings)) };
  return {};
}

function signInAt(settings: OAuth2Settings): string {
  if (settings.provider !== null) return settings.provider;
  const { authorizationEndpoint, tokenEndpoint, deviceEndpoint, revocationEndpoint } = settings;
  const urls = [authorizationEndpoint, tokenEndpoint, deviceEndpoint, revocationEndpoint];
  return urls.filter((url) => url !== null).join(', ');
}

/** A list of arguments as JSON, since blanks within an argument have to be told from those between two. */
function shown(command: string | readonly string[]): string {
  return typeof command === 'string' ? visible(command) : `[${command.map((part) => `"${visible(part)}"`).join(', ')}]`;
}

const words = {
  passwordCommand: {
    ja: '{account}: コマンド「{command}」を実行し、その出力をパスワードとして {host} に送ります',
    en: '{account}: runs the command "{command}" and sends its output to {host} as the password',
  },
  passwordEnv: {
    ja: '{account}: 環境変数 {name} の値をパスワードとして {host} に送ります',
    en: '{account}: sends the environment variable {name} to {host} as the password',
  },
  keyring: {
    ja: '{account}: キーリングのパスワードを {host} に送ります',
    en: '{account}: sends a password from the keyring to {host}',
  },
  oauth2: {
    ja: '{account}: {at} で OAuth2 のサインインを行い、得たトークンを {host} に送ります',
    en: '{account}: signs in with OAuth2 at {at} and sends the token to {host}',
  },
  // The whole URL is a secret of whoever wrote it; where the list would go is what has to be known.
  url: { ja: '通知: {host} に一覧を送ります', en: 'notices: sends the list to {host}' },
  urlEnv: {
    ja: '通知: 環境変数 {name} の URL に一覧を送ります',
    en: 'notices: sends the list to the URL in the environment variable {name}',
  },
  urlCommand: {
    ja: '通知: コマンド「{command}」を実行し、出力された URL に一覧を送ります',
    en: 'notices: runs the command "{command}" and sends the list to the URL that it prints',
  },
} as const satisfies Record<string, Worded>;
