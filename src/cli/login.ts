import { setTimeout as pause } from 'node:timers/promises';
import type { Grant } from '../auth/grant.ts';
import type { Surroundings } from '../config/search.ts';
import { ClientCheckError } from '../errors.ts';
import { accountOf, type LoginTarget, someTargets } from './login-target.ts';
import { loginWords } from './login-words.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { askHidden, askUntil } from './sign-in-terminal.ts';
import { entryOf, type SignIns } from './sign-ins.ts';
import type { Streams } from './terminal.ts';
import type { World } from './world.ts';

/** What signing in needs besides the world: the terminal itself, and time that a person may take. */
export interface LoginDesk {
  readonly signIns: SignIns;
  readonly streams: Streams;
  readonly around: Pick<Surroundings, 'env' | 'platform'>;
  /** What a person takes their time for does not count as the run's. */
  readonly waitFor: <T>(work: Promise<T>) => Promise<T>;
}

export interface LoginOptions {
  readonly accounts: readonly string[];
  readonly device: boolean;
  readonly browser: boolean;
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
  const grant = await desk.waitFor(options.device ? byDevice(world, target) : byBrowser(world, desk, options, target));
  await tokens.keep(grant);
  const tried = await logsIn(world, target).catch((error) => {
    world.output.warn(words.keptUntried(account));
    throw error;
  });
  world.output.print(`${tried ? words.signedIn(account, user, host) : words.keptUnchecked(account, user)}\n`);
}

async function byBrowser(world: World, desk: LoginDesk, options: LoginOptions, target: LoginTarget): Promise<Grant> {
  const { signInByCode } = await import('../auth/code-flow.ts');
  const { account, user } = target;
  const words = loginWords[world.lang];
  const client = await clientOf(world, target);
  const opens = options.browser && hasBrowser(desk.around);
  const show = (url: string) => {
    const { host } = new URL(url);
    world.output.warn((opens ? words.opening : words.openThis)(account, host, user));
    world.output.warn(`\n${url}\n`);
    if (opens) openBrowser(url, desk.around);
    world.output.warn(opens ? words.waiting : words.paste);
  };
  const pasted = (signal: AbortSignal) => askUntil(desk.streams, words.pasteQuestion, signal);
  return signInByCode(client, { account, user, show, pasted: opens ? undefined : pasted });
}

async function byDevice(world: World, target: LoginTarget): Promise<Grant> {
  const { signInByDevice } = await import('../auth/device-flow.ts');
  const { account, user } = target;
  const words = loginWords[world.lang];
  return signInByDevice(await clientOf(world, target), {
    account,
    user,
    pause,
    show: ({ page, completePage, userCode }) => {
      world.output.warn(words.device(account, page, userCode, user));
      if (completePage !== null) world.output.warn(words.deviceComplete(completePage));
      world.output.warn(words.waiting);
    },
  });
}

async function clientOf({ time }: World, { account, user, auth }: LoginTarget) {
  const { OAuthClient } = await import('../auth/client.ts');
  if (auth.kind !== 'oauth2') throw new Error('no OAuth2');
  return new OAuthClient(auth.settings, { account, user }, time);
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
