import type { Ending } from './ending.ts';
import { type LoginDesk, login } from './login.ts';
import { logout } from './logout.ts';
import type { LoginArguments } from './program-sign-in.ts';
import { signInsOf } from './sign-ins.ts';
import type { World } from './world.ts';

interface Call extends Pick<LoginDesk, 'streams' | 'around'> {
  readonly ending: Ending;
}

/** `login` and `logout` as they were called: the account may be named as for every other command too. */
export function signInFromCall(
  action: 'login' | 'logout',
  world: World,
  { streams, around, ending }: Call,
  name: string | undefined,
  { account = [], device = false, browser = true }: LoginArguments,
): Promise<number> {
  const accounts = name === undefined ? account : [name, ...account];
  const signIns = signInsOf(world, around.env);
  if (action === 'logout') return logout(world, signIns, accounts);
  const waitFor = <T>(work: Promise<T>) => ending.waitFor(work);
  return login(world, { signIns, streams, around, waitFor }, { accounts, device, browser });
}
