import { readFileSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { readEnvName } from '../config/names.ts';
import { ClientCheckError, wordError } from '../errors.ts';
import type { AuthSetup } from '../setup/setup.ts';
import type { Servers } from './init-servers.ts';
import { askSignIn } from './init-sign-in.ts';
import type { InitWords } from './init-words.ts';
import { type InitWorld, tell } from './init-world.ts';

interface Way {
  readonly key: keyof InitWords['ways'];
  readonly ask: (world: InitWorld, servers: Servers, account: string) => Promise<AuthSetup>;
}

/** The ways to get a password, the best first: each is one line here, and asks what it needs to know. */
const WAYS: readonly Way[] = [
  { key: 'command', ask: askCommand },
  { key: 'keyring', ask: askKeyring },
  { key: 'oauth2', ask: askSignIn },
  { key: 'file', ask: askPassword },
  { key: 'env', ask: askVariable },
];

/**
 * How to get the password.
 * @param account its name
 * @param present what the configuration says now, which may stay
 */
export async function settlePassword(
  world: InitWorld,
  servers: Servers,
  account: string,
  present: AuthSetup | null,
): Promise<AuthSetup> {
  world.signIns.forget();
  const given = await fromOptions(world);
  if (given) return given;
  const { asker, words, lang } = world;
  if (!asker) {
    if (present) return present;
    throw new Error('asked for without anybody to answer');
  }
  explain(world, servers);
  const ways = [...(present ? (['present'] as const) : []), ...waysFor(servers)];
  const choices = ways.map((value) => ({ value, label: words.ways[value][0], hint: words.ways[value][1] }));
  for (;;) {
    const chosen = await asker.select(words.way, choices, ways[0]);
    const way = WAYS.find(({ key }) => key === chosen);
    if (!way) return present ?? {};
    try {
      return await way.ask(world, servers, account);
    } catch (error) {
      // A keyring that can't be opened: another way may do.
      if (!(error instanceof ClientCheckError) || error.code === 'interrupted') throw error;
      const { message, hint } = wordError(error, lang);
      asker.warn(`${message}\n${hint}`);
    }
  }
}

/** Where no password is taken, the sign-in stands first. */
function waysFor(servers: Servers): readonly (keyof InitWords['ways'])[] {
  const keys = WAYS.map(({ key }) => key);
  const signIn = servers.provider?.password === 'sign-in';
  return signIn ? ['oauth2', ...keys.filter((key) => key !== 'oauth2')] : keys;
}

/** What kind of password the provider wants, and the page about it. */
function explain(world: InitWorld, { provider }: Servers): void {
  if (!provider) return;
  const { words, lang } = world;
  const note = provider.note ? [provider.note[lang]] : [];
  tell(world, [words.password[provider.password](provider.name[lang]), ...note, words.page(provider.help)].join('\n'));
}

/** `--password-file` is read once: what it holds goes into the configuration. `-` is standard input. */
async function fromOptions({ options }: InitWorld): Promise<AuthSetup | null> {
  const { passwordCommand, passwordEnv, passwordFile } = options;
  if (passwordCommand !== undefined) return { passwordCommand };
  if (passwordEnv !== undefined) return { passwordEnv };
  if (passwordFile === undefined) return null;
  try {
    const text = readFileSync(passwordFile === '-' ? 0 : passwordFile, 'utf8');
    const [password = ''] = text.split(/\r?\n/, 1);
    if (password === '') throw Object.assign(new Error(), { code: 'EMPTY' });
    return { password };
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ClientCheckError('file-unreadable', { file: passwordFile, reason }, { cause });
  }
}

async function askCommand(world: InitWorld, { imap }: Servers): Promise<AuthSetup> {
  const { asker, words } = world;
  const example = await usualCommand(world, imap.user);
  const check = (answer: string) => (answer === '' || answer.includes('\0') ? words.badLine : null);
  return { passwordCommand: (await asker?.text(words.command, { placeholder: example, check })) ?? '' };
}

async function askPassword({ asker, words }: InitWorld, { imap }: Servers): Promise<AuthSetup> {
  const check = (answer: string) => (answer === '' ? words.emptyPassword : null);
  return { password: (await asker?.secret(words.typePassword(imap.user, imap.host), check)) ?? '' };
}

async function askVariable({ asker, words }: InitWorld): Promise<AuthSetup> {
  const check = (answer: string) => ('value' in readEnvName(answer) ? null : words.badEnvName);
  return { passwordEnv: (await asker?.text(words.envName, { placeholder: 'MAIL_PASS', check })) ?? '' };
}

async function askKeyring(world: InitWorld, { imap }: Servers, account: string): Promise<AuthSetup> {
  const { asker, words, signIns, output } = world;
  output.progress(words.keyring);
  await signIns.tryKeyring(account, imap.user);
  output.progress('');
  const check = (answer: string) => (answer === '' ? words.emptyPassword : null);
  signIns.holdPassword((await asker?.secret(words.typePassword(imap.user, imap.host), check)) ?? '');
  return { keyring: true };
}

/** The command of a password manager that is on this machine, as an example. */
async function usualCommand({ around }: InitWorld, user: string): Promise<string> {
  const known = [
    ['pass', `pass show mail/${user}`],
    ['gopass', `gopass show -o mail/${user}`],
    ['secret-tool', `secret-tool lookup service mail user ${user}`],
    ['security', `security find-generic-password -w -s mail -a ${user}`],
  ] as const;
  const folders = (around.env['PATH'] ?? '').split(delimiter);
  for (const [program, example] of known) {
    for (const folder of folders) {
      const there = await access(join(folder, program), constants.X_OK).then(
        () => true,
        () => false,
      );
      if (there) return example;
    }
  }
  return known[0][1];
}
