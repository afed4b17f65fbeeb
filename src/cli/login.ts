import { ClientCheckError } from '../errors.ts';
import { accountOf, type LoginTarget, someTargets } from './login-target.ts';
import { loginWords } from './login-words.ts';
import { grantOf, type SignInDesk, type SignInWay } from './sign-in.ts';
import { askHidden } from './sign-in-terminal.ts';
import { entryOf, type SignIns } from './sign-ins.ts';
import type { World } from './world.ts';

/** What signing in needs besides the world. */
export interface LoginDesk extends SignInDesk {
  readonly signIns: SignIns;
}

export interface LoginOptions extends SignInWay {
  readonly accounts: readonly string[];
}

/** `client-check login [ACCOUNT]`: signs in by OAuth2, or puts a password into the keyring, and tries it. Returns the exit code. */
export async function login(world: World, desk: LoginDesk, options: LoginOptions): Promise<number> {
  const account = accountOf(world, options.accounts, 'login');
  const targets = someTargets(account);
  if (!world.person.present) throw new ClientCheckError('sign-in-no-terminal', { account: account.name });
  for (const target of targets) {
    if (target.auth.kind === 'oauth2') await signIn(world, desk, options, target);
    else await keepPassword(world, desk, target);
  }
  return 0;
}

async function signIn(world: World, desk: LoginDesk, options: LoginOptions, target: LoginTarget): Promise<void> {
  const { account, user, auth, host } = target;
  if (auth.kind !== 'oauth2') return;
  const words = loginWords[world.lang];
  const tokens = await desk.signIns.tokensOf(account, user, auth.settings);
  // A keyring that can't be opened is better known before somebody has signed in.
  if (auth.settings.keyring) await (await desk.signIns.keyringOf(account, user)).get(entryOf(account, user));
  const grant = await grantOf(world, desk, options, target);
  await tokens.keep(grant);
  const tried = await logsIn(world, target).catch((error) => {
    world.output.warn(words.keptUntried(account));
    throw error;
  });
  world.output.print(`${tried ? words.signedIn(account, user, host) : words.keptUnchecked(account, user)}\n`);
}

async function keepPassword(world: World, desk: LoginDesk, target: LoginTarget): Promise<void> {
  const { account, user, host } = target;
  const words = loginWords[world.lang];
  const keyring = await desk.signIns.keyringOf(account, user);
  const entry = entryOf(account, user);
  const before = await desk.waitFor(keyring.get(entry));
  const password = await desk.waitFor(askHidden(desk.streams, words.password(account, user, host)));
  if (!password) throw new ClientCheckError('interrupted');
  await desk.waitFor(keyring.set(entry, password));
  try {
    const tried = await logsIn(world, target);
    world.output.print(`${tried ? words.passwordKept(account, user, host) : words.keptUnchecked(account, user)}\n`);
  } catch (error) {
    // A password that the server does not take is not kept. Where the server can't be asked, it is: it may well be right.
    const refused = error instanceof ClientCheckError && error.code === 'login-refused';
    if (!refused) world.output.warn(words.keptUntried(account));
    else if (before === null) await keyring.remove(entry);
    else await keyring.set(entry, before);
    throw error;
  }
}

/** Tries it on the mail server, as every other command will. False where only sending would use it. */
async function logsIn(world: World, { account: name, reads }: LoginTarget): Promise<boolean> {
  const account = world.config.accounts.find((one) => one.name === name);
  if (!account || !reads) return false;
  world.output.progress(loginWords[world.lang].checking(name));
  const store = await world.openStore(account);
  try {
    // A store may connect only when something is asked for.
    await store.listMailboxes();
  } finally {
    await store.close();
  }
  world.output.progress('');
  return true;
}
