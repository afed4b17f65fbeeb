import { readEmail } from '../config/names.ts';
import { ClientCheckError } from '../errors.ts';
import { domainOf } from '../mail/address.ts';
import type { Setup } from '../setup/setup.ts';
import { settleConnection } from './init-connect.ts';
import { accountName, type Draft, ownDomain } from './init-draft.ts';
import { clientsOf, flag, passwordFlags } from './init-options.ts';
import { settlePassword } from './init-password.ts';
import { settleRest } from './init-people.ts';
import { search, settleServers } from './init-servers.ts';
import { presentOf, type Target } from './init-target.ts';
import { type InitWorld, tell } from './init-world.ts';
import { finish } from './init-write.ts';

/**
 * `client-check init`: the address, its servers, the password, the connection; what the mailbox then says about the rest; and the file,
 * at the very end and whole. Returns the exit code.
 */
export async function init(world: InitWorld, target: Target): Promise<number> {
  greet(world, target);
  if (!world.asker) await refuseIncomplete(world, target);
  const draft = await begin(world, target);
  const { draft: connected, store, smtpWorks } = await settleConnection(world, draft);
  try {
    const whole = await settleRest(world, connected, store);
    return await finish(world, whole, smtpWorks);
  } finally {
    world.output.progress('');
    await store.close();
  }
}

function greet(world: InitWorld, { file, open, shadow }: Target): void {
  const { words } = world;
  tell(world, open ? words.present(file) : words.welcome(file));
  if (shadow !== null) tell(world, words.shadow(shadow));
}

/** The account as far as the connection needs it. */
async function begin(world: InitWorld, target: Target): Promise<Draft> {
  const { options, lang } = world;
  const address = await settleAddress(world, target);
  const present = presentOf(target, address, options.account?.[0] ?? null);
  const account = present === null || present.index < 0 ? null : (target.open?.config.accounts[present.index] ?? null);
  if (present?.maildir) throw usage(world.words.maildirAccount(account?.name ?? ''));
  const servers = await settleServers(world, address, account);
  const { imap, smtp } = servers;
  const taken = target.open?.config.accounts.map(({ name }) => name) ?? [];
  const identity = account?.identity;
  const domain = ownDomain(address);
  const setup: Setup = {
    account: {
      name: account?.name ?? options.account?.[0] ?? accountName(address, taken),
      identity: {
        name: options.name ?? identity?.name ?? null,
        organization: options.organization ?? identity?.organization ?? null,
        address: identity?.address ?? address,
        aliases: identity?.aliases ?? [],
      },
      imap,
      smtp,
      auth: {},
    },
    team: options.team ?? (present ? present.team : domain === null ? [] : [domain]),
    clients: clientsOf(options, lang),
    clock: (options.clock as Setup['clock'] | undefined) ?? present?.clock ?? 'elapsed',
    lang,
  };
  const auth = await settlePassword(world, servers, setup.account.name, present?.auth ?? null);
  return { target, present, setup: { ...setup, account: { ...setup.account, auth } } };
}

async function settleAddress({ options, asker, words }: InitWorld, { open }: Target): Promise<string> {
  if (options.address !== undefined) return options.address;
  const named = open?.config.accounts.find(({ name }) => name === options.account?.[0]) ?? open?.config.accounts[0];
  const check = (answer: string) =>
    'value' in readEmail(answer) && domainOf(answer).includes('.') ? null : words.badAddress;
  return (
    (await asker?.text(words.address, {
      initial: named?.identity.address ?? '',
      placeholder: 'hanako@example.jp',
      check,
    })) ?? ''
  );
}

/** All that is missing at once, so that a script need not be run again for each. */
async function refuseIncomplete(world: InitWorld, target: Target): Promise<void> {
  const { options, words } = world;
  const { address } = options;
  const present = address === undefined ? null : presentOf(target, address, options.account?.[0] ?? null);
  const known = present !== null && present.index >= 0;
  const missing: string[] = [];
  if (address === undefined) missing.push(`--address  ${words.missing['address']}`);
  if (address !== undefined && options.imapHost === undefined && !known) {
    const { servers } = await search(world, address);
    if (servers === null) missing.push(`--imap-host  ${words.missing['imapHost']}`);
    else if (servers.imap.user === '' && options.user === undefined) missing.push(`--user  ${words.missing['user']}`);
  }
  if (passwordFlags.every((key) => options[key] === undefined) && !present?.auth) {
    missing.push(`${passwordFlags.map(flag).join(' | ')}  ${words.missing['password']}`);
  }
  if (missing.length > 0) {
    throw new ClientCheckError('setup-incomplete', { missing: missing.map((line) => `  ${line}`).join('\n') });
  }
}

function usage(what: string): ClientCheckError {
  return new ClientCheckError('usage', { what, call: 'client-check init --help' });
}
