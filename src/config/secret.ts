import { ClientCheckError } from '../errors.ts';
import type { AuthConfig } from './config.ts';
import { type CommandResult, type RunCommand, runCommand } from './run-command.ts';
import { fillWords, visible, type Worded } from './words.ts';

export interface SecretContext {
  /** Name of the account, for errors. */
  readonly account: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run?: RunCommand;
  /** Milliseconds that a command may take. */
  readonly limit?: number;
}

/** What gives a password without anybody's having signed in. */
export type PasswordAuth = Exclude<AuthConfig, { kind: 'keyring' | 'oauth2' }>;

/** Gets the password of an account. It stands in no error and no log, and is never an argument of a command. */
export async function resolveSecret(auth: PasswordAuth, context: SecretContext): Promise<string> {
  const { account, env } = context;
  switch (auth.kind) {
    case 'password':
      return auth.password;
    case 'passwordEnv': {
      const password = env[auth.name];
      if (!password) throw new ClientCheckError('secret-missing', { account, name: auth.name });
      return password;
    }
    case 'passwordCommand':
      return fromCommand(auth.command, context);
  }
}

async function fromCommand(command: string | readonly string[], context: SecretContext): Promise<string> {
  const answer = await firstLineOf(command, context);
  if ('line' in answer) return answer.line;
  const { what, status, reason } = answer;
  throw new ClientCheckError('secret-command', {
    account: context.account,
    what,
    status,
    reasonJa: reason.ja,
    reasonEn: reason.en,
  });
}

/** What a command that tells a secret printed first, or what went wrong: by name, and in words that may quote the command. */
export async function firstLineOf(
  command: string | readonly string[],
  { env, run = runCommand, limit = 10_000 }: Omit<SecretContext, 'account'>,
): Promise<{ readonly line: string } | { readonly what: string; readonly status: number; readonly reason: Worded }> {
  const result = await run(command, { env, limit });
  // The first line, as pass, gopass and secret-tool print it; what follows is often a user name or a note.
  const line = /^[^\r\n]*/.exec(result.stdout)?.[0] ?? '';
  const what = whatFailed(result, line);
  return what === null ? { line } : { what, status: result.status ?? -1, reason: reasonOf(what, result, line, limit) };
}

function reasonOf(what: string, result: CommandResult, password: string, limit: number): Worded {
  // A command that failed may still have said the password: to standard output, and with `set -x` to standard error.
  const stderr = password.length > 3 ? result.stderr.replaceAll(password, '***') : result.stderr;
  const said = visible(stderr.trim().replace(/\s+/g, ' ')).slice(-500);
  const status = result.status ?? '-';
  const { ja, en } = fillWords(reasons[what] ?? reasons.other, { status, code: what, seconds: limit / 1000 });
  return said === '' ? { ja, en } : { ja: `${ja}: ${said}`, en: `${en}: ${said}` };
}

function whatFailed({ failure, status }: CommandResult, password: string): string | null {
  if (failure !== null) return failure;
  if (status === null) return 'signal';
  if (status !== 0) return 'status';
  return password === '' ? 'empty' : null;
}

const reasons: Readonly<Record<string, Worded>> & { readonly other: Worded } = {
  'time-out': { ja: '{seconds} 秒以内に終わりませんでした', en: 'it did not end within {seconds} seconds' },
  'too-much': { ja: '出力が多すぎます', en: 'it printed too much' },
  signal: { ja: 'シグナルで終了しました', en: 'it was ended by a signal' },
  status: { ja: '終了コード {status}', en: 'exit status {status}' },
  empty: { ja: '標準出力の 1 行目が空です', en: 'the first line of its standard output is empty' },
  ENOENT: { ja: 'コマンドが見つかりません', en: 'the command was not found' },
  EACCES: { ja: 'コマンドを実行する権限がありません', en: 'no permission to run the command' },
  other: { ja: '実行できません: {code}', en: 'it cannot be run: {code}' },
};
