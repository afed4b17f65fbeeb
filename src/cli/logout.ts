import { ClientCheckError, wordError } from '../errors.ts';
import { accountOf, type LoginTarget, someTargets } from './login-target.ts';
import { loginWords } from './login-words.ts';
import { entryOf, type SignIns } from './sign-ins.ts';
import type { World } from './world.ts';

/** `client-check logout [ACCOUNT]`: withdraws the permission where the provider can be asked to, and forgets it here. Returns the exit code. */
export async function logout(world: World, signIns: SignIns, names: readonly string[]): Promise<number> {
  const account = accountOf(world, names, 'logout');
  const failures: ClientCheckError[] = [];
  for (const target of someTargets(account)) {
    const failure = await forget(world, signIns, target);
    if (failure) failures.push(failure);
  }
  const [failure] = failures;
  if (failure) throw failure;
  return 0;
}

async function forget(world: World, signIns: SignIns, target: LoginTarget): Promise<ClientCheckError | null> {
  const { account, user, auth } = target;
  const words = loginWords[world.lang];
  const say = (text: string) => world.output.print(`${text}\n`);
  if (auth.kind === 'keyring') {
    const removed = await (await signIns.keyringOf(account, user)).remove(entryOf(account, user));
    say(removed ? words.passwordRemoved(account, user) : words.nothingKept(account));
    return null;
  }
  const { providerOf } = await import('../auth/provider.ts');
  const { authorizationEndpoint, permissions } = providerOf(auth.settings);
  const host = new URL(authorizationEndpoint).hostname;
  const { kept, revoked, failure } = await (await signIns.tokensOf(account, user, auth.settings)).forget();
  if (failure !== null) return notRevoked(failure, account, host);
  if (!kept) say(words.nothingKept(account));
  else if (revoked) say(words.revoked(account, user, host));
  else say(`${words.loggedOut(account, user)}\n${words.notRevocable(host, permissions ?? '')}`);
  return null;
}

/** What is here is gone all the same: that is the part that must not fail. */
function notRevoked(cause: unknown, account: string, host: string): ClientCheckError {
  const [reasonJa, reasonEn] = (['ja', 'en'] as const).map((lang) => wordError(cause, lang).message);
  return new ClientCheckError(
    'not-revoked',
    { account, host, reasonJa: reasonJa ?? '', reasonEn: reasonEn ?? '' },
    { cause },
  );
}
