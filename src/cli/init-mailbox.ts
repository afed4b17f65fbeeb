import type { AccountConfig, Config } from '../config/config.ts';
import type { Instant } from '../mail/address.ts';
import { readText } from '../mail/body.ts';
import { collectMessages } from '../mail/collect.ts';
import { type Mailbox, type Message, refKey } from '../mail/message.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import { companyInName, companyInText } from '../setup/company-name.ts';
import { type Company, correspondents, rulesFor } from '../setup/correspondents.ts';
import { type OwnIdentity, ownIdentity } from '../setup/own-identity.ts';
import { Directory } from '../triage/directory.ts';
import { readMail } from './read-mail.ts';
import { rulesOf } from './rules.ts';

const MONTHS = 92 * 86_400_000;

/** Of a mail no more than this is read for its signature. */
const TEXT_LIMIT = 16_384;

/** Mails of ours, and companies, whose signatures are looked at. */
const OWN_MAILS = 5;
const COMPANIES = 25;

/** What the mailbox says about its owner and their correspondents. */
export interface Looked {
  readonly mailboxes: readonly Mailbox[];
  readonly messages: readonly Message[];
  readonly identity: OwnIdentity;
}

/** Folders and the headers of the last months. */
export async function lookAround(store: MailStore, account: AccountConfig, clock: Instant): Promise<Looked> {
  const mailboxes = await store.listMailboxes();
  const { raws } = await readMail(store, account, clock - MONTHS, null, clock);
  const { messages } = collectMessages(raws, clock);
  const recent = messages.filter(({ at }) => at >= clock - MONTHS);
  return { mailboxes, messages: recent, identity: ownIdentity(recent, account.identity.address) };
}

/** The company that our own signatures name. */
export async function ownOrganization(store: MailStore, { messages }: Looked): Promise<string | null> {
  const ours = messages.filter(({ copies }) => copies.some(({ role }) => role === '\\Sent'));
  const latest = ours.toSorted((a, b) => b.at - a.at).slice(0, OWN_MAILS);
  const texts = await textsOf(store, latest);
  for (const message of latest) {
    const found = companyInText(texts.get(message.key) ?? '', []);
    if (found !== null) return found;
  }
  return null;
}

/** Somebody to tick, or not. */
export interface Candidate {
  readonly company: Company;
  readonly name: string;
  readonly match: readonly string[];
}

/** Who may be a client: everybody outside who counts as a person, with the name that their mails give. */
export async function candidates(
  store: MailStore,
  { messages }: Looked,
  given: { config: Config; account: AccountConfig; organization: string | null },
): Promise<readonly Candidate[]> {
  const { config, account, organization } = given;
  const { BusinessCalendar } = await import('../calendar/business-calendar.ts');
  const rules = rulesOf(account, config, new BusinessCalendar(config.calendar));
  const companies = correspondents(messages, rules, new Directory(rules)).filter(
    ({ outsider }) => outsider.rule === null && !outsider.ignored,
  );
  const own = organization === null ? [] : [organization];
  const unnamed = companies.slice(0, COMPANIES).filter((company) => displayed(company) === null);
  const texts = await textsOf(
    store,
    unnamed.flatMap(({ latest }) => latest ?? []),
  );
  return companies.map((company) => {
    const signed = company.latest ? companyInText(texts.get(company.latest.key) ?? '', own) : null;
    const person = company.key.includes('@') ? company.people[0]?.name : '';
    return { company, name: displayed(company) ?? signed ?? (person || company.name), match: rulesFor(company) };
  });
}

function displayed({ people }: Company): string | null {
  for (const { name } of people) {
    const found = companyInName(name);
    if (found !== null) return found;
  }
  return null;
}

/** Whole texts by message key; one that can't be read tells nothing, and nothing depends on it. */
async function textsOf(store: MailStore, messages: readonly Message[]): Promise<ReadonlyMap<string, string>> {
  const refs = new Map(
    messages.flatMap(({ key, copies: [copy] }) => (copy ? [[refKey(copy.ref), { key, ref: copy.ref }]] : [])),
  );
  if (refs.size === 0) return new Map();
  const bodies = await store.readBodies(
    [...refs.values()].map(({ ref }) => ref),
    TEXT_LIMIT,
  );
  const texts = new Map<string, string>();
  for (const body of bodies) texts.set(refs.get(refKey(body.ref))?.key ?? '', await readText(body));
  return texts;
}
