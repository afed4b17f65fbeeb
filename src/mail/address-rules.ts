import { addressKey, asciiDomain, domainOf } from './address.ts';

/** A rule as it is written, and what it stands for. */
interface Ruled<T> {
  readonly rule: string;
  readonly value: T;
}

/** Many rules of `matchesRule`, looked up at once: the narrowest one decides (see `ruleRank`), of equal ones the first. */
export class AddressRules<T> {
  private readonly addresses = new Map<string, Ruled<T>>();
  private readonly domains = new Map<string, Ruled<T>>();
  private readonly parents = new Map<string, Ruled<T>>();

  constructor(rules: readonly Ruled<T>[]) {
    for (const one of rules) {
      const { rule } = one;
      if (rule.includes('@')) setFirst(this.addresses, addressKey(rule), one);
      else if (rule.startsWith('*.')) setFirst(this.parents, asciiDomain(rule.slice(2)), one);
      else setFirst(this.domains, asciiDomain(rule), one);
    }
  }

  /** The rule that an address falls under, if any. */
  find(address: string): Ruled<T> | undefined {
    const domain = domainOf(address);
    const named = this.addresses.get(addressKey(address)) ?? (domain === '' ? undefined : this.domains.get(domain));
    if (named !== undefined || this.parents.size === 0) return named;
    for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
      const parent = this.parents.get(domain.slice(dot + 1));
      if (parent !== undefined) return parent;
    }
    return undefined;
  }
}

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
