import { type Address, addressKey, domainOf } from '../mail/address.ts';
import type { Directory } from './directory.ts';
import { isFreeMail } from './free-mail.ts';

/** No display name that a person reads is longer. */
const MAX_NAME = 300;

const SHOWN_ADDRESS =
  /([^\s<>"'()（）「」『』【】[\],;:@]{1,64})@([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.)+[\p{L}\p{N}-]{2,63})/gu;
const SHOWN_DOMAIN = /[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,63}/g;

/**
 * Does a display name show an address of another company than the one behind it, or the domain of a client or ours? A full-width
 * @ or dot reads as the plain one. 「佐藤@営業部」 shows none.
 */
export function showsOther({ name, address }: Address, directory: Directory): boolean {
  const text = name.slice(0, MAX_NAME).normalize('NFKC').slice(0, MAX_NAME).replace(/[。｡]/g, '.').toLowerCase();
  if (!text.includes('.')) return false;
  const own = companyOf(address, directory);
  for (const [, local = '', domain = ''] of text.matchAll(SHOWN_ADDRESS)) {
    // 「佐藤@client.example」 names a person and a place; at a provider that place is nobody's.
    const shown = `${local}@${domain}`;
    const samePlace = domainOf(shown) === domainOf(address);
    if (samePlace && (!isFreeMail(domainOf(address)) || !/^[\x21-\x7e]+$/.test(local))) continue;
    if (companyOf(shown, directory) !== own) return true;
  }
  return [...text.matchAll(SHOWN_DOMAIN)].some(([domain]) => {
    const found = directory.lookUp(`x@${domain}`);
    const theirs = typeof found === 'string' || found.rule !== null || directory.isOwnDomain(`x@${domain}`);
    return theirs && domain !== domainOf(address) && companyOf(`x@${domain}`, directory) !== own;
  });
}

function companyOf(address: string, directory: Directory): string {
  const found = directory.lookUp(address);
  if (typeof found === 'string' || directory.isOwnDomain(address)) return 'ours';
  return found.rule === null && isFreeMail(domainOf(address)) ? addressKey(address) : found.key;
}
