import type { Instant } from '../mail/address.ts';
import { jsonText } from '../render/json-text.ts';
import { paintWith } from '../render/style.ts';
import { type Company, correspondents, rulesFor } from '../setup/correspondents.ts';
import { type ClientRow, clientsJson, renderClients } from './clients-view.ts';
import { exitCodeOf, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import type { World } from './world.ts';

export interface ClientsOptions {
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
}

/** `client-check clients`: who counts as a client, and why. Returns the exit code. */
export async function clients(world: World, options: ClientsOptions): Promise<number> {
  const readings = await readAccounts(world, options.since, options.accounts);
  await closeAll(readings);
  throwIfAllFailed(readings);
  const { now, calendar, lang, output, program } = world;
  const view = { rows: rowsOf(world, readings), now, since: options.since, calendar };
  const paint = paintWith(output.colour);
  output.print(
    options.json ? jsonText(clientsJson(view)) : renderClients(view, { lang, columns: output.columns, paint, program }),
  );
  return exitCodeOf(readings, 0);
}

/** The clients of the configuration, with or without mail; then all others who wrote or were written to. */
function rowsOf({ config }: World, readings: readonly AccountReading[]): ClientRow[] {
  const companies = merged(readings.flatMap(companiesOf));
  const configured = config.clients.map((client): ClientRow => {
    const mail = companies.find(({ outsider }) => outsider.rule?.name === client.name) ?? null;
    return { why: 'configured', counts: true, name: client.name, match: client.match, mail };
  });
  const others = companies.flatMap((company): ClientRow[] => {
    const { outsider, name, sent } = company;
    if (outsider.rule) return [];
    const why = outsider.ignored ? 'ignored' : sent > 0 ? 'written-to' : 'wrote';
    const counts =
      !outsider.ignored && (config.others === 'everyone' || (config.others === 'correspondents' && sent > 0));
    return [{ why, counts, name, match: rulesFor(company), mail: company }];
  });
  return [...configured.toSorted((a, b) => total(b) - total(a)), ...others];
}

const total = ({ mail }: ClientRow) => (mail ? mail.received + mail.sent : -1);

function companiesOf({ verdicts, rules, directory }: AccountReading): readonly Company[] {
  return correspondents(
    verdicts.flatMap(({ messages }) => messages),
    rules,
    directory,
  );
}

/** One company that several accounts write with is one. */
function merged(all: readonly Company[]): Company[] {
  const found = new Map<string, Company>();
  for (const company of all) {
    const other = found.get(company.key);
    found.set(company.key, other ? together(other, company) : company);
  }
  return [...found.values()].toSorted(
    (a, b) => Number(b.sent > 0) - Number(a.sent > 0) || b.received + b.sent - (a.received + a.sent),
  );
}

function together(a: Company, b: Company): Company {
  const later = (x: Instant | null, y: Instant | null) => (x === null || (y !== null && y > x) ? y : x);
  const people = new Map(a.people.map((person) => [person.address, person]));
  for (const person of b.people) {
    const same = people.get(person.address);
    const sum = same && { received: same.received + person.received, sent: same.sent + person.sent };
    people.set(person.address, sum ? { ...person, ...sum, name: same.name || person.name } : person);
  }
  return {
    ...a,
    received: a.received + b.received,
    sent: a.sent + b.sent,
    lastReceived: later(a.lastReceived, b.lastReceived),
    lastSent: later(a.lastSent, b.lastSent),
    people: [...people.values()],
  };
}
