import { getDomain } from 'tldts';
import { addressKey, domainOf, matchesRule, ruleRank } from '../mail/address.ts';
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

/** Whose address is it? Every address is looked up once. */
export class Directory {
  private readonly cache = new Map<string, 'own' | 'team' | Outsider>();
  private readonly clientRules: readonly { rule: string; client: ClientRule }[];
  private readonly own: ReadonlySet<string>;

  constructor(private readonly rules: Pick<Rules, 'own' | 'team' | 'clients' | 'ignore'>) {
    this.own = new Set(rules.own.map(addressKey));
    // The longest match wins: an address, then a domain, then a parent domain.
    this.clientRules = rules.clients
      .flatMap((client) => client.match.map((rule) => ({ rule, client })))
      .toSorted((a, b) => ruleRank(b.rule) - ruleRank(a.rule));
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
    return (
      this.rules.own.some((own) => domainOf(own) === domain) ||
      this.rules.team.some((rule) => matchesRule(address, rule))
    );
  }

  private find(key: string): 'own' | 'team' | Outsider {
    if (this.own.has(key) || this.own.has(key.replace(/^([^+@]*)\+[^@]*@/, '$1@'))) return 'own';
    const match = this.clientRules.find(({ rule }) => matchesRule(key, rule));
    // A client's address inside a team domain is the client's only where it is named in full.
    if (this.rules.team.some((rule) => matchesRule(key, rule)) && !match?.rule.includes('@')) return 'team';
    // The narrower rule wins here too: one person of a client may be ignored, or the one client of a large provider not.
    const rank = match ? ruleRank(match.rule) : -1;
    const ignored = this.rules.ignore.some((rule) => matchesRule(key, rule) && ruleRank(rule) > rank);
    if (match && !ignored)
      return { key: configuredKey(match.client.name), name: match.client.name, rule: match.client };
    const domain = domainOf(key);
    const company = isFreeMail(domain) ? key : (getDomain(domain, { allowPrivateDomains: false }) ?? (domain || key));
    return { key: company, name: company, rule: null, ...(ignored ? { ignored } : {}) };
  }
}
