import { domainToASCII } from 'node:url';

/** An instant: milliseconds since 1970-01-01T00:00:00Z, the only form in which the pure folders hold time. */
export type Instant = number;

/** RFC 5322 3.4 `mailbox`: a display name (decoded, safe to print) and an addr-spec. */
export interface Address {
  readonly name: string;
  /** As written, but for the domain, which is lower-case ASCII (IDNA). */
  readonly address: string;
}

/**
 * The form under which two addr-specs are compared: lower case throughout, the domain in its IDNA form.
 * RFC 5321 2.4 lets a local part be case-sensitive; no mail host that clients use makes it so.
 */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return address.trim().toLowerCase();
  return `${address.slice(0, at).trim().toLowerCase()}@${asciiDomain(address.slice(at + 1))}`;
}

/** The part after the last `@`, in lower-case ASCII; '' where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : asciiDomain(address.slice(at + 1));
}

/** IDNA ToASCII (UTS 46); a domain that can't be converted is only put in lower case. */
export function asciiDomain(domain: string): string {
  const trimmed = domain.trim().replace(/\.$/, '').toLowerCase();
  if (/^[\x21-\x7e]*$/.test(trimmed)) return trimmed;
  return domainToASCII(trimmed) || trimmed;
}

/** Does an address fall under a rule of the configuration: `a@b.c`, `b.c` (that domain alone) or `*.b.c` (any below it)? */
export function matchesRule(address: string, rule: string): boolean {
  if (rule.includes('@')) return addressKey(address) === addressKey(rule);
  const domain = domainOf(address);
  if (rule.startsWith('*.')) return domain.endsWith(`.${asciiDomain(rule.slice(2))}`);
  return domain !== '' && domain === asciiDomain(rule);
}

/** How narrow a rule of `matchesRule` is; the largest wins: an address, then the longest domain, then the longest parent domain. */
export function ruleRank(rule: string): number {
  if (rule.includes('@')) return 2_000_000;
  return rule.startsWith('*.') ? rule.length : 1_000_000 + rule.length;
}
