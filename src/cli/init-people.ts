import { readRule } from '../config/names.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { ClientSetup, Setup } from '../setup/setup.ts';
import { type Draft, draftConfig, ownDomain, withIdentity } from './init-draft.ts';
import { type Candidate, candidates, type Looked, lookAround, ownOrganization } from './init-mailbox.ts';
import { lineCheck } from './init-servers.ts';
import { type InitWorld, tell, warn } from './init-world.ts';

/** How many are offered to tick: the busiest. */
const OFFERED = 60;

/** Folders named in one line. */
const NAMED = 6;

/** What the mailbox proposes: identity, team, clock, clients. */
export async function settleRest(world: InitWorld, given: Draft, store: MailStore): Promise<Draft> {
  const { words, output, clock, around } = world;
  output.progress(words.reading);
  const { account } = draftConfig(given, around.home);
  const looked = await lookAround(store, account, clock);
  output.progress('');
  tellFolders(world, looked);
  const identified = await settleIdentity(world, given, looked, store);
  const teamed = await settleTeam(world, identified);
  const timed = await settleClock(world, teamed);
  return settleClients(world, timed, looked, store);
}

function tellFolders(world: InitWorld, { mailboxes }: Looked): void {
  const { words } = world;
  const usable = mailboxes.filter(({ selectable }) => selectable);
  const roled = usable.filter(({ role }) => role !== null && words.roles[role] !== undefined);
  const list = roled.slice(0, NAMED).map(({ path, role }) => `${path} (${words.roles[role ?? '']})`);
  tell(world, words.folders(list.join(', '), usable.length - Math.min(roled.length, NAMED)));
  if (!usable.some(({ role }) => role === '\\Sent')) warn(world, words.noSent);
  if (!usable.some(({ role }) => role === '\\Drafts')) warn(world, words.noDrafts);
}

async function settleIdentity(world: InitWorld, draft: Draft, looked: Looked, store: MailStore): Promise<Draft> {
  const { options, asker, words, output } = world;
  const { identity } = draft.setup.account;
  const named = options.name ?? identity.name ?? looked.identity.name;
  output.progress(words.reading);
  const organized = options.organization ?? identity.organization ?? (await ownOrganization(store, looked));
  output.progress('');
  if (!asker) return withIdentity(draft, { name: named, organization: organized });
  const optional = { placeholder: words.optional, check: optionalLine(world) };
  const name = options.name ?? (await asker.text(words.name, { ...optional, initial: named ?? '' }));
  const organization =
    options.organization ?? (await asker.text(words.organization, { ...optional, initial: organized ?? '' }));
  const others = looked.identity.aliases.filter((alias) => !identity.aliases.includes(alias));
  const aliases =
    others.length === 0
      ? []
      : await asker.tick(
          words.aliases,
          others.map((value) => ({ value, label: value })),
          others,
        );
  return withIdentity(draft, {
    name: name === '' ? null : name,
    organization: organization === '' ? null : organization,
    aliases: [...identity.aliases, ...aliases],
  });
}

async function settleTeam(world: InitWorld, draft: Draft): Promise<Draft> {
  const { options, asker, words } = world;
  const { setup } = draft;
  const domain = ownDomain(setup.account.identity.address);
  if (options.team !== undefined || domain === null || draft.present?.team.includes(domain)) return draft;
  const colleagues = (await asker?.confirm(words.team(domain), true)) ?? draft.present === null;
  const others = setup.team.filter((one) => one !== domain);
  return withSetup(draft, { team: colleagues ? [...others, domain] : others });
}

async function settleClock(world: InitWorld, draft: Draft): Promise<Draft> {
  const { options, asker, words } = world;
  if (options.clock !== undefined || !asker) return draft;
  const keys = ['elapsed', 'business-days', 'business-hours'] as const;
  const choices = keys.map((value) => ({ value, label: words.clocks[value][0], hint: words.clocks[value][1] }));
  return withSetup(draft, { clock: await asker.select(words.clock, choices, draft.setup.clock) });
}

async function settleClients(world: InitWorld, draft: Draft, looked: Looked, store: MailStore): Promise<Draft> {
  const { options, asker, words, output, around } = world;
  if (options.client !== undefined) return draft;
  output.progress(words.reading);
  const { config, account } = draftConfig(draft, around.home);
  const { organization } = draft.setup.account.identity;
  const all = await candidates(store, looked, { config, account, organization });
  output.progress('');
  const offered = all.slice(0, OFFERED);
  // Who was written to and wrote back: that is how a client looks, and a salesman does not.
  const likely = offered.filter(({ company }) => company.sent > 0 && company.received > 0);
  if (!asker) return withSetup(draft, { clients: clientsFrom(likely) });
  if (offered.length === 0) {
    tell(world, words.nobody);
    return draft;
  }
  const choices = offered.map(({ company, name, match }) => {
    const who = name === company.name ? name : `${name} (${match[0]})`;
    return { value: company.key, label: `${who}  ${words.traffic(company.received, company.sent)}` };
  });
  const ticked = await asker.tick(
    words.clients(offered.length),
    choices,
    likely.map(({ company }) => company.key),
  );
  const chosen = offered.filter(({ company }) => ticked.includes(company.key));
  return withSetup(draft, { clients: await named(world, chosen) });
}

/** Whom no mail gave a name is asked for; the domain stays where nothing is typed. */
async function named(world: InitWorld, chosen: readonly Candidate[]): Promise<ClientSetup[]> {
  const { asker, words } = world;
  const clients: ClientSetup[] = [];
  for (const { company, name, match } of chosen) {
    const given = { placeholder: name, check: optionalLine(world) };
    const typed = name === company.name ? await asker?.text(words.clientName(match.join(', ')), given) : name;
    clients.push({ name: typed || name, match: match.filter((rule) => 'value' in readRule(rule)) });
  }
  return together(clients);
}

function clientsFrom(chosen: readonly Candidate[]): ClientSetup[] {
  return together(
    chosen.map(({ name, match }) => ({ name, match: match.filter((rule) => 'value' in readRule(rule)) })),
  );
}

/** Two domains of one name are one client. */
function together(clients: readonly ClientSetup[]): ClientSetup[] {
  const found = new Map<string, ClientSetup>();
  for (const { name, match } of clients.filter((client) => client.match.length > 0)) {
    found.set(name, { name, match: [...new Set([...(found.get(name)?.match ?? []), ...match])] });
  }
  return [...found.values()];
}

function optionalLine({ words }: InitWorld) {
  const check = lineCheck({ words });
  return (answer: string) => (answer === '' ? null : check(answer));
}

function withSetup(draft: Draft, change: Partial<Setup>): Draft {
  return { ...draft, setup: { ...draft.setup, ...change } };
}
