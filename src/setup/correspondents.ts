import { addressKey, domainOf, type Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { Directory, Outsider } from '../triage/directory.ts';
import { isFreeMail } from '../triage/free-mail.ts';
import { partyOf } from '../triage/party.ts';
import type { Rules } from '../triage/rules.ts';

/** A person outside with whom mail was exchanged. */
export interface Correspondent {
  readonly address: string;
  /** The latest display name that they gave themselves; '' where they gave none. */
  readonly name: string;
  readonly received: number;
  readonly sent: number;
}

/** A company, or a person where no company can be told, with all mail to and from it. */
export interface Company {
  readonly key: string;
  /** The configured name, else the domain or the address. */
  readonly name: string;
  readonly outsider: Outsider;
  readonly received: number;
  readonly sent: number;
  readonly lastReceived: Instant | null;
  readonly lastSent: Instant | null;
  /** Their latest mail, whose signature may tell their name. */
  readonly latest: Message | null;
  /** Who wrote or was written to most comes first. */
  readonly people: readonly Correspondent[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Tally = Mutable<Omit<Company, 'people'>> & { readonly people: Map<string, Mutable<Correspondent>> };

/**
 * Who outside exchanged mail with us, by company; the busiest first, those we have written to before all others. People only: who
 * writes is told as the judgement tells it, so newsletters, bounces and forged mail are nobody's.
 */
export function correspondents(messages: readonly Message[], rules: Rules, directory: Directory): readonly Company[] {
  const companies = new Map<string, Tally>();
  const tally = (outsider: Outsider): Tally => {
    const found = companies.get(outsider.key);
    // One person of a company may be ignored, and the rest of it not.
    if (found && (!found.outsider.ignored || outsider.ignored)) return found;
    const made = {
      key: outsider.key,
      name: outsider.name,
      outsider,
      received: 0,
      sent: 0,
      lastReceived: null,
      lastSent: null,
    };
    const fresh: Tally = found ? Object.assign(found, { outsider }) : { ...made, latest: null, people: new Map() };
    companies.set(outsider.key, fresh);
    return fresh;
  };
  const person = ({ people }: Tally, address: string): Mutable<Correspondent> => {
    const key = addressKey(address);
    const found = people.get(key) ?? { address: key, name: '', received: 0, sent: 0 };
    people.set(key, found);
    return found;
  };
  for (const message of messages.toSorted((a, b) => a.at - b.at)) {
    const party = partyOf(message, rules, directory);
    if (party.by === 'outsider' && party.outsider.name !== '') {
      const company = tally(party.outsider);
      const who = person(company, party.person.address);
      who.received += 1;
      if (party.person.name !== '') who.name = party.person.name;
      company.received += 1;
      company.lastReceived = message.at;
      company.latest = message;
    } else if (party.by === 'us' || party.by === 'colleague') {
      const reached = new Set<Tally>();
      for (const { address } of [...message.envelope.to, ...message.envelope.cc]) {
        const outsider = directory.outsider(address);
        if (!outsider) continue;
        const company = tally(outsider);
        person(company, address).sent += 1;
        reached.add(company);
      }
      for (const company of reached) {
        company.sent += 1;
        company.lastSent = message.at;
      }
    }
  }
  return [...companies.values()]
    .map(({ people, ...company }) => ({ ...company, people: [...people.values()].toSorted(busier) }))
    .toSorted((a, b) => Number(b.sent > 0) - Number(a.sent > 0) || busier(a, b) || (a.key < b.key ? -1 : 1));
}

function busier(a: { received: number; sent: number }, b: { received: number; sent: number }): number {
  return b.received + b.sent - (a.received + a.sent);
}

/** The rules by which a company is known: its domain, and those below it where mail came from there; a person's address elsewhere. */
export function rulesFor({ key, people }: Pick<Company, 'key' | 'people'>): readonly string[] {
  if (key.includes('@') || isFreeMail(key)) return people.length > 0 ? people.map(({ address }) => address) : [key];
  const below = people.some(({ address }) => domainOf(address) !== key);
  return below ? [key, `*.${key}`] : [key];
}
