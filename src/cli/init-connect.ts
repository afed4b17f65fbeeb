import { ClientCheckError, wordError } from '../errors.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import { type Draft, draftConfig, withAccount } from './init-draft.ts';
import { settlePassword } from './init-password.ts';
import { lineCheck, type Servers, typedServers } from './init-servers.ts';
import { type InitWorld, tell } from './init-world.ts';

type What = keyof InitWorld['words']['what'];

/** The draft as it works, with the mailbox open. `smtpWorks`: null where nothing is to be sent. */
export interface Connected {
  readonly draft: Draft;
  readonly store: MailStore;
  readonly smtpWorks: boolean | null;
}

/** Connects with what was settled; where that fails the user sees why, and changes it until it works or gives up. */
export async function settleConnection(world: InitWorld, given: Draft): Promise<Connected> {
  let draft = given;
  for (;;) {
    const { account } = draftConfig(draft, world.around.home);
    const { imap, smtp } = draft.setup.account;
    let store: MailStore | null = null;
    try {
      await world.signIns.signIn(account);
      world.output.progress(world.words.connecting(imap.host));
      store = await world.openStore(account);
      // A store may connect only when something is asked for.
      await store.listMailboxes();
      world.output.progress('');
      tell(world, world.words.connected('IMAP', imap.host));
      if (smtp === null) return { draft, store, smtpWorks: null };
      const works = await trySmtp(world, draft);
      if (works === true || works === 'without-smtp') return { draft, store, smtpWorks: works === true };
      await store.close();
      draft = works;
    } catch (error) {
      await store?.close();
      draft = await mended(world, draft, error, ['imap']);
    }
  }
}

async function trySmtp(world: InitWorld, draft: Draft): Promise<true | 'without-smtp' | Draft> {
  const { account } = draftConfig(draft, world.around.home);
  const host = draft.setup.account.smtp?.host ?? '';
  try {
    world.output.progress(world.words.connecting(host));
    await world.trySmtp(account);
    world.output.progress('');
    tell(world, world.words.connected('SMTP', host));
    return true;
  } catch (error) {
    const changed = await mended(world, draft, error, ['smtp']);
    return changed === draft ? 'without-smtp' : changed;
  }
}

/** What the user changes after a failure; the very same draft: to go on without. Without a user the failure stands. */
async function mended(
  world: InitWorld,
  draft: Draft,
  error: unknown,
  [where]: readonly ['imap' | 'smtp'],
): Promise<Draft> {
  const { asker, words, lang, output } = world;
  output.progress('');
  if (!asker || !(error instanceof ClientCheckError)) throw error;
  const { message, hint } = wordError(error, lang);
  asker.warn(`${message}\n${hint}`);
  const choices = [
    ...whatHelps(error.code),
    ...(where === 'smtp' ? (['without-smtp'] as const) : []),
    'give-up' as const,
  ];
  const chosen = await asker.select(
    words.failed,
    choices.map((value) => ({ value, label: words.what[value] })),
    choices[0],
  );
  switch (chosen) {
    case 'again':
      return { ...draft };
    case 'without-smtp':
      return draft;
    case 'password':
      return withAccount(draft, {
        auth: await settlePassword(world, serversOf(draft), draft.setup.account.name, null),
      });
    case 'user':
      return withUser(world, draft, where);
    case 'servers':
      return withServers(draft, await typedServers(world, draft.setup.account.identity.address, serversOf(draft)));
    case 'ca':
      return withCertificate(world, draft);
    default:
      throw error;
  }
}

/** Errors of signing in and of the keyring. */
const SIGN_IN =
  /^(?:keyring-|sign-in-|token-|not-signed-in$|grant-withdrawn$|consent-missing$|no-refresh-token$|device-flow-missing$)/;

function whatHelps(code: ClientCheckError['code']): readonly What[] {
  if (code === 'login-refused') return ['password', 'user', 'servers', 'again'];
  if (SIGN_IN.test(code)) return ['password', 'again'];
  if (code === 'secret-command' || code === 'secret-missing') return ['password', 'again'];
  if (code === 'certificate-invalid') return ['servers', 'ca', 'again'];
  if (code === 'file-unreadable') return ['ca', 'servers', 'again'];
  return ['again', 'servers', 'password', 'user'];
}

function serversOf({ setup: { account } }: Draft): Servers {
  return { imap: account.imap, smtp: account.smtp, provider: null };
}

function withServers(draft: Draft, { imap, smtp }: Servers): Draft {
  return withAccount(draft, { imap, smtp });
}

async function withUser({ asker, words }: InitWorld, draft: Draft, where: 'imap' | 'smtp'): Promise<Draft> {
  const { imap, smtp } = draft.setup.account;
  const before = (where === 'smtp' ? smtp?.user : imap.user) ?? imap.user;
  const user = (await asker?.text(words.user, { initial: before, check: lineCheck({ words }) })) ?? before;
  if (where === 'smtp') return withAccount(draft, { smtp: smtp && { ...smtp, user } });
  // SMTP's was the same until somebody said otherwise.
  return withAccount(draft, {
    imap: { ...imap, user },
    smtp: smtp && { ...smtp, user: smtp.user === imap.user ? user : smtp.user },
  });
}

async function withCertificate({ asker, words }: InitWorld, draft: Draft): Promise<Draft> {
  const { imap, smtp } = draft.setup.account;
  const initial = imap.ca ?? '~/.config/client-check/ca.pem';
  const ca = (await asker?.text(words.caFile, { initial, check: lineCheck({ words }) })) ?? initial;
  return withAccount(draft, { imap: { ...imap, ca }, smtp: smtp && { ...smtp, ca } });
}
