import { domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';
import { addressKey, domainOf } from '../mail/address.ts';
import type { Rules } from './rules.ts';

/** Letters of other scripts that are drawn like ASCII ones (UTS 39 confusables, those that domains of IDNA can hold). */
const DRAWN_ALIKE = new Map(
  (
    'aаαɑ bЬƄв cсϲᴄ dԁժ eеєҽ gɡցԍ hһհ iіιɩı jјϳ kкκ lӏ|ⅼ mмṃ nոպпη oоοօσ໐ pрρ qԛգ rгᴦ sѕꜱ tтτ uυսᴜ vνѵᴠ wԝѡա xхχ yуүγ zᴢ ' +
    '-ー一ｰ‐‑‒–—―−﹣－ㅡ丨 /ノ丿〳'
  )
    .split(' ')
    .flatMap((group) => [...group.slice(1)].map((other) => [other, group[0] as string] as const)),
);

/**
 * How a domain or local part looks at a glance: accents off, letters of other scripts as the ASCII ones that they resemble,
 * `rn` as `m`, `0` as `o`, `1` and `i` as `l`, hyphens left out. Two names with one skeleton are taken for each other.
 */
export function skeleton(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '');
  return [...plain]
    .map((char) => DRAWN_ALIKE.get(char) ?? char)
    .join('')
    .replace(/0/g, 'o')
    .replace(/[1i]/g, 'l')
    .replace(/5/g, 's')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/[-_]/g, '');
}

/**
 * A label that mixes scripts which no language mixes, or that is written in another script in letters that all look Latin. Latin
 * beside kana, kanji or Hangul is allowed (UTS 39 5.2), but not beside a long mark or a 一 alone.
 */
export function mixesScripts(domain: string): boolean {
  return unicodeOf(domain)
    .split('.')
    .some((label) => {
      if (/^[\x21-\x7e]*$/.test(label)) return false;
      const latin = /\p{Script=Latin}/u.test(label);
      const asian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u.test(label);
      const alphabets = [/\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u];
      const others = alphabets.filter((script) => script.test(label)).length;
      if (others > 1 || (others === 1 && (latin || asian))) return true;
      const drawn = [...label].every((char) => /[a-z0-9-]/.test(DRAWN_ALIKE.get(char) ?? char));
      return drawn && (others === 1 || asian);
    });
}

type Imitated = (address: string) => string | null;

const built = new WeakMap<Rules, Imitated>();

/**
 * For an address outside: which domain or address of the configuration (a client's, the team's, our own) it could be taken for,
 * without being of it; null for none.
 */
export function imitatedBy(rules: Rules): Imitated {
  const known = built.get(rules);
  if (known) return known;
  const matches = rules.clients.flatMap(({ match }) => match);
  const finder = finderOf([...matches, ...rules.own, ...rules.team, ...rules.forms]);
  built.set(rules, finder);
  return finder;
}

/** The same over addresses, domains and `*.domain` rules of any origin: the companies that we have written to, say. */
export function finderOf(real: readonly string[]): Imitated {
  const addresses = new Map<string, string>();
  const domains = new Map<string, string>();
  const names = new Set<string>();
  for (const rule of real) {
    const domain = domainOf(rule.includes('@') ? rule : `@${rule.replace(/^\*\./, '')}`);
    for (const name of [domain, registrable(domain)]) {
      if (!name.includes('.')) continue;
      names.add(name);
      domains.set(skeleton(unicodeOf(name)), name);
    }
    if (rule.includes('@')) addresses.set(looks(addressKey(rule)), addressKey(rule));
  }
  const ofDomain = new Map<string, string | null>();
  const ofAddress = new Map<string, string | null>();
  const find = (key: string) => {
    const domain = domainOf(key);
    if (domain === '') return null;
    let found = ofDomain.get(domain);
    if (found === undefined) {
      found = imitated(domain, domains, names);
      ofDomain.set(domain, found);
    }
    const same = addresses.get(looks(key));
    return found ?? (same !== undefined && same !== key && !real.includes(domain) ? same : null);
  };
  return (address) => {
    const key = addressKey(address);
    const known = ofAddress.get(key);
    if (known !== undefined) return known;
    const found = find(key);
    ofAddress.set(key, found);
    return found;
  };
}

function imitated(domain: string, domains: ReadonlyMap<string, string>, names: ReadonlySet<string>): string | null {
  const own = registrable(domain);
  if (names.has(domain) || names.has(own)) return null;
  for (const name of [domain, own]) {
    const real = domains.get(skeleton(unicodeOf(name)));
    if (real !== undefined) return real;
  }
  // `client.example.evil.example`, `client.example-mail.example`: the beginning is what is read.
  const below = `.${domain.slice(0, domain.length - own.length)}`;
  for (const name of names) {
    if (below.includes(`.${name}.`) || domain.startsWith(`${name}-`)) return name;
  }
  return null;
}

function looks(address: string): string {
  const at = address.lastIndexOf('@');
  return `${skeleton(address.slice(0, at))}@${address.slice(at + 1)}`;
}

function registrable(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: false }) ?? domain;
}

function unicodeOf(domain: string): string {
  return domainToUnicode(domain) || domain;
}
