import { getDomain } from 'tldts';
import { addressKey, domainOf, ruleRank } from '../mail/address.ts';
import { AddressRules } from '../mail/address-rules.ts';
import { isFreeMail } from './free-mail.ts';
import { type ClientRule, configuredKey, type Rules } from './rules.ts';

/** Someone outside: a client's person, or a stranger who may count as one by `others`. */
export interface Outsider {
  /** The company, or the address where no company can be told. */
  readonly key: string;
  readonly name: string;
  readonly rule: ClientRule | null;
  /** By `ignore` of the configuration: counts for no client. */
  readonly ignored?: true;
}

const made = new WeakMap<Rules, Directory>();

/** Whose address is it? Every address is looked up once. */
export class Directory {
  private readonly cache = new Map<string, 'own' | 'team' | Outsider>();
  private readonly clients: AddressRules<ClientRule>;
  private readonly team: AddressRules<null>;
  private readonly ignore: AddressRules<null>;
  private readonly own: ReadonlySet<string>;
  private readonly ownDomains: ReadonlySet<string>;

  constructor(rules: Pick<Rules, 'own' | 'team' | 'clients' | 'ignore'>) {
    this.own = new Set(rules.own.map(addressKey));
    this.ownDomains = new Set(rules.own.map(domainOf));
    this.clients = new AddressRules(rules.clients.flatMap((value) => value.match.map((rule) => ({ rule, value }))));
    this.team = new AddressRules(rules.team.map((rule) => ({ rule, value: null })));
    this.ignore = new AddressRules(rules.ignore.map((rule) => ({ rule, value: null })));
  }

  /** The same one for the same rules: what was looked up stays known. */
  static of(rules: Rules): Directory {
    const known = made.get(rules) ?? new Directory(rules);
    made.set(rules, known);
    return known;
  }

  /** 'own' for the account's addresses and their plus-addresses, 'team' for colleagues, else who it is. */
  lookUp(address: string): 'own' | 'team' | Outsider {
    const key = addressKey(address);
    const cached = this.cache.get(key);
    if (cached !== undefined) return cached;
    const found = this.find(key);
    this.cache.set(key, found);
    return found;
  }

  outsider(address: string): Outsider | null {
    const found = this.lookUp(address);
    return typeof found === 'string' ? null : found;
  }

  /** Is it at a domain of ours: the account's or the team's, unless that is a provider's? */
  isOwnDomain(address: string): boolean {
    const domain = domainOf(address);
    if (domain === '' || isFreeMail(domain)) return false;
    return this.ownDomains.has(domain) || this.team.find(address) !== undefined;
  }

  private find(key: string): 'own' | 'team' | Outsider {
    if (this.own.has(key) || this.own.has(key.replace(/^([^+@]*)\+[^@]*@/, '$1@'))) return 'own';
    const match = this.clients.find(key);
    // A client's address inside a team domain is the client's only where it is named in full.
    if (this.team.find(key) && !match?.rule.includes('@')) return 'team';
    // The narrower rule wins here too: one person of a client may be ignored, or the one client of a large provider not.
    const ignore = this.ignore.find(key);
    const ignored = ignore !== undefined && ruleRank(ignore.rule) > (match ? ruleRank(match.rule) : -1);
    if (match && !ignored) return { key: configuredKey(match.value.name), name: match.value.name, rule: match.value };
    const domain = domainOf(key);
    const company = isFreeMail(domain) ? key : (getDomain(domain, { allowPrivateDomains: false }) ?? (domain || key));
    return { key: company, name: company, rule: null, ...(ignored ? { ignored } : {}) };
  }
}
