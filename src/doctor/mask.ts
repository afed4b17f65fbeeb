import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import type { Config } from '../config/config.ts';
import { hidden } from '../hidden.ts';
import { isFreeMail } from '../triage/free-mail.ts';

/** What is known to be nobody else's business. */
export interface Private {
  readonly home: string;
  readonly user: string;
  readonly config: Config | null;
  readonly secrets: readonly string[];
}

/** What stands between words, of which some are addresses. */
const BETWEEN = /([\s<>()[\]"',;:「」{}。、]+)/;

/**
 * Makes a report fit for a public bug tracker: secrets go, addresses, one's own and clients' domains and names become h…o@a…y.example.
 * The same is masked the same way each time, so that two lines can still be compared. Hosts of providers stay as they are.
 */
export function maskFor({ home, user, config, secrets }: Private): (text: string) => string {
  const domains = [...new Set(config ? domainsIn(config) : [])].sort((a, b) => b.length - a.length);
  const names = [...new Set(config ? namesIn(config) : [])].sort((a, b) => b.length - a.length);
  return (text) => {
    let masked = secrets.reduce((rest, secret) => hidden(rest, secret), text);
    if (home.length > 1) masked = replaceWord(masked, home, '~');
    masked = masked.replace(/(\/(?:home|Users)\/)[^/\s]+/g, '$1…');
    masked = masked.split(BETWEEN).map(maskIfAddress).join('');
    for (const domain of domains) masked = replaceWord(masked, domain, maskDomain(domain));
    for (const name of names) masked = replaceWord(masked, name, maskWord(name));
    return user.length > 2 && user !== 'root' ? replaceWord(masked, user, maskWord(user)) : masked;
  };
}

/** h…o */
function maskWord(word: string): string {
  const letters = [...word];
  return letters.length <= 2 ? `${letters[0] ?? ''}…` : `${letters[0]}…${letters.at(-1)}`;
}

function maskIfAddress(word: string): string {
  const at = word.lastIndexOf('@');
  if (at < 1) return word;
  const end = word.endsWith('.') ? '.' : '';
  const domain = word.slice(at + 1, end === '' ? undefined : -1);
  return domain === '' ? word : `${maskWord(word.slice(0, at))}@${maskDomain(domain)}${end}`;
}

/** a…y.example, imap.a…y.co.jp; a provider's domain as it is, since it tells much about a fault and nothing about a person. */
function maskDomain(domain: string): string {
  const ascii = domainToASCII(domain) || domain;
  if (isFreeMail(ascii.toLowerCase())) return domain;
  const own = getDomain(ascii) ?? ascii;
  const label = own.slice(0, own.includes('.') ? own.indexOf('.') : undefined);
  return `${ascii.slice(0, ascii.length - own.length)}${maskWord(label)}${own.slice(label.length)}`;
}

function domainsIn({ accounts, team, clients, forms }: Config): string[] {
  const addresses = accounts.flatMap(({ identity, source, smtp }) => [
    identity.address,
    ...identity.aliases,
    ...(source.kind === 'imap' ? [source.server.user] : []),
    ...(smtp ? [smtp.user] : []),
  ]);
  const rules = [
    ...addresses.filter((one) => one.includes('@')),
    ...team,
    ...forms,
    ...clients.flatMap(({ match }) => match),
  ];
  const domains = rules
    .map((rule) => rule.replace(/^.*@|^\*\./, ''))
    .filter((domain) => !isFreeMail(domain.toLowerCase()));
  // A server may write 日本.example as xn--wgv71a.example.
  return domains.flatMap((domain) => [domain, domainToASCII(domain) || domain]);
}

function namesIn({ accounts, clients }: Config): string[] {
  const users = accounts.flatMap(({ source, smtp }) => [
    source.kind === 'imap' ? source.server.user : '',
    smtp?.user ?? '',
  ]);
  const people = accounts.flatMap(({ identity }) => [identity.name ?? '', identity.organization ?? '']);
  return [...users, ...people, ...clients.map(({ name }) => name)].filter(
    (name) => name.length > 1 && !name.includes('@'),
  );
}

/** Replaces a text where it stands as a word, in any case: as a part of a longer one it means something else. */
function replaceWord(text: string, word: string, by: string): string {
  const low = text.toLowerCase();
  // A few letters change their length with their case.
  const [searched, wanted] = low.length === text.length ? [low, word.toLowerCase()] : [text, word];
  let replaced = '';
  let from = 0;
  for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (at < from || isLetter(text[at - 1]) || isLetter(text[end])) continue;
    replaced += text.slice(from, at) + by;
    from = end;
  }
  return replaced + text.slice(from);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
