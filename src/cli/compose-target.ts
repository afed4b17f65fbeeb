import type { ConfiguredContact } from '../compose/person.ts';
import type { ClientConfig } from '../config/config.ts';
import { readEmail } from '../config/names.ts';
import { type Address, addressKey } from '../mail/address.ts';
import { parseAddressList } from '../mail/address-list.ts';
import { readText } from '../mail/body.ts';
import type { Message } from '../mail/message.ts';
import { outsidersReached } from '../triage/answers.ts';
import { partyOf } from '../triage/party.ts';
import { type ReplyWarning, replyTarget } from '../triage/reply-target.ts';
import { configuredKey } from '../triage/rules.ts';
import type { Verdict } from '../triage/verdict.ts';
import { composeUsage } from './compose-values.ts';
import { composeWords } from './compose-words.ts';
import type { AccountReading } from './read-account.ts';
import { rawBodies } from './read-parts.ts';
import type { World } from './world.ts';

/** Whom a composed mail is to. */
export interface ComposeTarget {
  readonly reading: AccountReading;
  /** Whom the salutation names. */
  readonly person: Address;
  readonly company: string | null;
  readonly contact: ConfiguredContact | null;
  /** The client's key, for its own days off; '' where it is unknown. */
  readonly clientKey: string;
  /** The mail that is answered and its whole text; null: a conversation begins. */
  readonly answers: { readonly message: Message; readonly text: string; readonly verdict: Verdict } | null;
  readonly to: readonly Address[];
  /** Nothing may be drafted. */
  readonly refused: boolean;
  readonly warnings: readonly ReplyWarning[];
}

/** The last mail of a client's in a thread, else the last of ours that reached one. Throws `usage`. */
export async function answering(verdict: Verdict, reading: AccountReading, world: World): Promise<ComposeTarget> {
  const { rules, directory, known } = reading;
  const party = (message: Message) => partyOf(message, rules, directory);
  const message =
    verdict.messages.findLast((one) => party(one).by === 'outsider') ??
    verdict.messages.findLast((one) => outsidersReached(one, directory).length > 0);
  if (!message) throw composeUsage(composeWords[world.lang].nobodyToAnswer);
  const [body] = reading.store
    ? await rawBodies({ store: reading.store, sends: reading.outgoing.sends }, [message])
    : [];
  const who = party(message);
  const outside = [...message.envelope.to, ...message.envelope.cc].find(({ address }) => directory.outsider(address));
  const person = (who.by === 'outsider' ? who.person : outside) ??
    message.envelope.from[0] ?? { name: '', address: '' };
  const { refused, warnings } = replyTarget(message, who, directory, known);
  return {
    reading,
    ...knownOf(person, reading, world),
    answers: { message, text: body ? await readText(body) : '', verdict },
    to: [],
    refused,
    warnings,
  };
}

/** A client of the configuration by its name, or an address. Throws `usage`. */
export function addressed(name: string, reading: AccountReading, world: World): ComposeTarget {
  const person = name.includes('@') ? typed(name, world) : contactOf(clientNamed(name, world), reading, world);
  return { reading, ...knownOf(person, reading, world), answers: null, to: [person], refused: false, warnings: [] };
}

/** An address as it was typed: 「横浜 海斗 <kaito@…>」 too. Throws `usage`. */
export function typed(text: string, { lang }: Pick<World, 'lang'>): Address {
  const [one, ...more] = parseAddressList(text);
  const fine = one !== undefined && more.length === 0 && 'value' in readEmail(one.address);
  if (!fine) throw composeUsage(composeWords[lang].badAddress(text));
  return one;
}

function knownOf(person: Address, { directory }: AccountReading, { config }: World) {
  const outsider = directory.outsider(person.address);
  const client = config.clients.find((one) => one.name === outsider?.rule?.name);
  const contact = client?.contacts.find(({ address }) => addressKey(address) === addressKey(person.address)) ?? null;
  return { person, company: client?.name ?? null, contact, clientKey: outsider?.key ?? '' };
}

function clientNamed(name: string, { config, lang }: World): ClientConfig {
  const words = composeWords[lang];
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const exact = config.clients.filter((one) => plain(one.name) === plain(name));
  const found = exact.length > 0 ? exact : config.clients.filter((one) => plain(one.name).includes(plain(name)));
  const names = (list: readonly ClientConfig[]) => list.map((one) => one.name).join(', ');
  if (found.length > 1) throw composeUsage(words.severalClients(name, names(found)));
  const [client] = found;
  if (!client) throw composeUsage(words.noClient(name, names(config.clients)));
  return client;
}

/** The first contact; else the address that stands for the client; else who wrote to us last. Throws `usage`. */
function contactOf(client: ClientConfig, { verdicts, rules, directory }: AccountReading, { lang }: World): Address {
  const [contact] = client.contacts;
  if (contact) return { name: contact.name ?? '', address: contact.address };
  const rule = client.match.find((one) => one.includes('@') && !one.includes('*'));
  if (rule !== undefined) return { name: '', address: rule };
  const wrote = verdicts
    .flatMap(({ messages }) => messages)
    .map((message) => ({ at: message.at, party: partyOf(message, rules, directory) }))
    .filter(({ party }) => party.by === 'outsider' && party.outsider.key === configuredKey(client.name))
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  if (wrote?.party.by === 'outsider' && wrote.party.person.address !== '') return wrote.party.person;
  throw composeUsage(composeWords[lang].noAddress(client.name));
}
