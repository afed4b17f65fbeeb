import { isIP, isIPv4 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Reading } from './scalars.ts';

const domain = /^(?!-)[\p{L}\p{M}\p{N}_-]+(?:\.(?!-)[\p{L}\p{M}\p{N}_-]+)*$/u;

/**
 * An addr-spec without comments and quotes. Dots may stand side by side or last in the local part: Japanese mobile carriers
 * have given out such addresses, against RFC 5321 4.1.2.
 */
export function readEmail(text: string): Reading<string> {
  const at = text.lastIndexOf('@');
  const ok = at > 0 && /^[^\s@<>()",;:\\[\]\p{C}]+$/u.test(text.slice(0, at)) && domain.test(text.slice(at + 1));
  return ok ? { value: text } : { fault: 'bad-email' };
}

/** `a@b.c`, `b.c` or `*.b.c`. A domain without a dot is more likely a name than a domain. */
export function readRule(text: string): Reading<string> {
  if (text.includes('@')) return 'value' in readEmail(text) ? { value: text } : { fault: 'bad-rule' };
  const name = text.startsWith('*.') ? text.slice(2) : text;
  return domain.test(name) && (name.includes('.') || name === 'localhost') ? { value: text } : { fault: 'bad-rule' };
}

/** The form under which two rules are the same. */
export function ruleKey(rule: string): string {
  const [, local, name] = /^(\*\.|.*@)?(.*)$/su.exec(rule.toLowerCase()) ?? [];
  return `${local ?? ''}${domainToASCII(name ?? '') || name}`;
}

/** A host name or an IP address: no scheme, no port, no path. */
export function readHost(text: string): Reading<string> {
  return isIP(text) > 0 || domain.test(text) ? { value: text } : { fault: 'bad-host' };
}

/** Does the connection stay on this machine? Judged by the name alone: what a resolver says may change. */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** An https URL; http on this machine. */
export function readUrl(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  return url?.protocol === 'https:' || local ? { value: text } : { fault: 'bad-url' };
}

/** A name that may become a file name and an argument of a command: one line, no separators of paths. */
export function readPlainName(text: string): Reading<string> {
  const ok = text.trim() === text && !/^\.*$/.test(text) && !/[/\\\p{C}]/u.test(text) && text.length <= 100;
  return ok ? { value: text } : { fault: 'bad-name' };
}

/** A text that will stand in a header field, where a line break would begin another field. */
export function readLine(text: string): Reading<string> {
  if (text.trim() === '') return { fault: 'empty-text' };
  return /[\p{Cc}\u2028\u2029]/u.test(text) ? { fault: 'not-one-line' } : { value: text };
}

export function readEnvName(text: string): Reading<string> {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) ? { value: text } : { fault: 'bad-env-name' };
}
