import { domainToUnicode } from 'node:url';
import { asciiDomain } from './address.ts';
import { decodeText } from './address-list.ts';
import { tokenize } from './address-tokens.ts';

/** What is odd about the way in which a From or Reply-To field is written (RFC 5322 3.4 and its obsolete forms in 4.4). */
export type AddressOddity =
  /** The field stands more than once, with different contents (RFC 5322 3.6 allows one). */
  | 'several-fields'
  /** A line that is no field, and that some programs take for this one. */
  | 'hidden-field'
  /** Programs read it in different ways, to different addresses. */
  | 'unclear'
  /** A group stands where one person should. */
  | 'group'
  /** The domain is written in characters that only become a domain when they are mapped or left out (UTS 46). */
  | 'disguised'
  /** No address that a person has: an IP address, too long, control or full-width characters. */
  | 'odd-address'
  /** RFC 5322 4.4 obs-route: `<@a,@b:c@d>`. */
  | 'route'
  /** It breaks the syntax, and yet there is but one way to read it. */
  | 'loose'
  /** Something stands there, but no address. */
  | 'unreadable'
  /** A display name decodes to a line break and a header field behind it. */
  | 'header-in-name';

/** No field of a person's mail is longer; what lies beyond is not looked at. */
const MAX_LENGTH = 20_000;

const ADDRESS = '[\\w.+-]{1,64}@(?:[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,60}\\.){1,8}[a-z]{2,24}';

/** What much mail has, and what needs no second look: letters and digits, with or without a name. */
const PLAIN = new RegExp(`^(?:${ADDRESS}|(?:"[\\w .,()'-]{0,100}"|[\\w .'-]{0,100}) ?<${ADDRESS}>)$`, 'i');

/** The address that one entry of a list gives as it stands, or null, and what is odd about it. */
interface Reading {
  readonly address: string | null;
  readonly oddities: readonly AddressOddity[];
}

/**
 * What is odd about one raw field, its charset decoded and its encoded words not (RFC 2047 5: they stand in names only).
 *
 * @param parsed the addresses that the lenient parser made of it
 */
export function addressOddities(raw: string, parsed: readonly string[]): AddressOddity[] {
  if (raw.length < 250 && parsed.length === 1 && PLAIN.test(raw)) return [];
  const text = raw.slice(0, MAX_LENGTH);
  const { entries, group, broken } = tokenize(text);
  const readings = entries.map((tokens) => readEntry(tokens));
  const found = readings.flatMap(({ oddities }) => oddities);
  const addresses = readings.flatMap(({ address }) => (address === null ? [] : [address]));
  if (group) found.push(group === 'closed' ? 'group' : 'loose');
  if (text.includes('=?') && holdsHeader(decodeText(text))) found.push('header-in-name');
  if (broken && !oneDomain(text)) found.push('unclear');
  else if (broken) found.push('loose');
  else if (addresses.length === parsed.length) {
    if (addresses.some((address, index) => bare(address) !== bare(parsed[index] ?? ''))) found.push('unclear');
  } else if (!found.includes('unclear')) found.push('unclear');
  if (parsed.length === 0 && !/^[\s<>,;]*$/.test(text)) {
    return [...new Set<AddressOddity>([...found.filter((one) => one === 'group'), 'unreadable'])];
  }
  return [...new Set(found)];
}

/** Would a decoded text become a header field, if someone wrote it into a header as it is? */
export function holdsHeader(decoded: string): boolean {
  return /[\r\n][ \t]{0,10}[A-Za-z][\w-]{0,76}[ \t]{0,10}:/.test(decoded);
}

type Token = ReturnType<typeof tokenize>['entries'][number][number];

function readEntry(tokens: readonly Token[]): Reading {
  const angles = tokens.filter(({ kind }) => kind === 'angle');
  if (angles.length === 0) return readBare(tokens);
  const at = tokens.findIndex(({ kind }) => kind === 'angle');
  const after = tokens.slice(at + 1).filter(({ kind }) => kind === 'atom' || kind === 'quoted');
  const oddities: AddressOddity[] = [];
  // What stands behind the brackets is taken for the address by some programs, what stands in them by others.
  if (angles.length > 1 || after.some(({ text }) => text.includes('@'))) oddities.push('unclear');
  else if (after.some(({ text }) => text.includes('>'))) oddities.push('loose');
  const { text: inner, route, loose } = unroute(angles[0]?.text ?? '');
  if (route) oddities.push('route');
  if (loose) oddities.push('loose');
  if (inner === '') {
    const elsewhere = tokens.some(({ kind, text }) => kind === 'atom' && text.includes('@'));
    return { address: null, oddities: elsewhere ? [...oddities, 'unclear'] : oddities };
  }
  return judged(inner, oddities);
}

/** An entry without brackets: an address alone, comments before and behind it, at most a name before it. */
function readBare(tokens: readonly Token[]): Reading {
  const first = tokens.findIndex(({ kind, text }) => kind !== 'space' && kind !== 'comment' && text.includes('@'));
  if (first < 0) {
    const hidden = tokens.some(({ kind, text }) => kind === 'atom' && decodeText(text).includes('@'));
    return { address: null, oddities: hidden ? ['unclear'] : [] };
  }
  // White space around the @ is allowed (RFC 5322 4.4); a comment within an address is nobody's habit.
  const kept: string[] = [];
  let glued = false;
  let closed = false;
  for (const [index, { kind, text }] of tokens.entries()) {
    const previous = tokens[index - 1]?.kind;
    if (kind === 'comment') {
      if (previous === 'atom' || previous === 'quoted') closed = true;
      if (kept.length > 0 && kept.at(-1)?.endsWith('@')) glued = true;
      continue;
    }
    if (kind === 'space') {
      const next = tokens[index + 1]?.text ?? '';
      const last = kept.at(-1) ?? '';
      if (/[@.]$/.test(last) || /^[@.]/.test(next)) continue;
      if (kept.some((part) => part.includes('@'))) closed = true;
      else kept.length = 0;
      continue;
    }
    if (closed) glued = true;
    kept.push(text);
  }
  return judged(kept.join(''), glued ? ['unclear'] : []);
}

/** obs-route (RFC 5322 4.4), and a bracket too many. */
function unroute(angle: string): { text: string; route: boolean; loose: boolean } {
  const text = angle.trim();
  const inner = text.replace(/^<+/, '').trim();
  const route = /^@[^:"]*:/.exec(inner)?.[0] ?? '';
  return { text: inner.slice(route.length).trim(), route: route !== '', loose: inner !== text };
}

function judged(address: string, before: readonly AddressOddity[]): Reading {
  const oddities = [...before];
  const match = /^("(?:[^"\\]|\\.)*"|[^"@]*)@([^@]*)$/s.exec(address);
  if (!match) return { address: address.includes('@') ? address : null, oddities: [...oddities, 'unclear'] };
  const [, local = '', domain = ''] = match;
  if (/[\s()<>,:;\\]/.test(local.startsWith('"') ? domain : local + domain) || /=\?[^?]*\?[bq]\?/i.test(address)) {
    oddities.push('unclear');
  }
  if (isOddLocal(local)) oddities.push('odd-address');
  const name = domain.replace(/\.$/, '');
  if (name !== domain) oddities.push('loose');
  if (isDisguised(name)) oddities.push('disguised');
  else if (isOddDomain(name)) oddities.push('odd-address');
  return { address, oddities };
}

/** Old carrier addresses need quotes (`"a..b"@docomo.ne.jp`); anything else that does is no person's. RFC 5321 4.5.3.1.1: 64. */
function isOddLocal(local: string): boolean {
  const plain = local.startsWith('"') ? local.slice(1, -1) : local;
  return plain === '' || plain.length > 64 || plain.normalize('NFKC') !== plain || /[\s\p{C}"@\\()<>,:;]/u.test(plain);
}

function isDisguised(domain: string): boolean {
  if (/^[\x21-\x7e]*$/.test(domain)) return false;
  const lower = domain.normalize('NFC').toLowerCase();
  const ascii = asciiDomain(lower);
  return !/^[\x21-\x7e]*$/.test(ascii) || domainToUnicode(ascii) !== lower;
}

/** RFC 5321 4.5.3.1.2: 255, RFC 1035: 63; an IP address with or without brackets; a Punycode label that says nothing. */
function isOddDomain(domain: string): boolean {
  const ascii = asciiDomain(domain);
  const labels = ascii.split('.');
  if (ascii.length > 253 || labels.some((label) => !/^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)))
    return true;
  if (/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')) return true;
  return ascii.includes('xn--') && domainToUnicode(ascii) === '';
}

/** However it is read, every address in it is of one domain. */
function oneDomain(text: string): boolean {
  const domains = [...text.matchAll(/@([^\s<>()[\]",;:@]*)/g)].map(([, domain]) => domain?.toLowerCase());
  return new Set(domains).size === 1;
}

/** An address without the quotes, dots at the end and spaces in which readings may differ harmlessly. */
function bare(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).replace(/^"(.*)"$/s, '$1');
  return `${local}@${asciiDomain(address.slice(at + 1))}`;
}
