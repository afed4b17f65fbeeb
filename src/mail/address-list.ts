import addressparser from 'nodemailer/lib/addressparser';
import { type Address, asciiDomain } from './address.ts';
import { decodeWords, shelterWords } from './encoded-words.ts';
import { printableLine } from './printable.ts';

/** A header with more recipients than this is read as far as this. */
const MAX_LENGTH = 100_000;

/** A display name longer than this is cut: nobody's is, and each of its characters is measured for the screen. */
const MAX_NAME = 1_000;

/**
 * RFC 5322 3.4 address-list, groups flattened. Display names are decoded (RFC 2047) after the structure is read, so nothing in
 * a name can become an address. What has no addr-spec is left out.
 */
export function parseAddressList(value: string): Address[] {
  if (value === '') return [];
  const addresses: Address[] = [];
  for (const { name, address } of addressparser(shelterWords(value.slice(0, MAX_LENGTH)), { flatten: true })) {
    const clean = cleanAddress(address ?? '');
    if (clean !== null) addresses.push({ name: shownName(name ?? ''), address: clean });
  }
  return addresses;
}

function shownName(name: string): string {
  // A character that the cut goes through becomes U+FFFD.
  return printableLine(decodeText(name)).slice(0, MAX_NAME).toWellFormed();
}

/** RFC 2047 encoded words in unstructured text; a word that can't be decoded stays as it is. */
export function decodeText(text: string): string {
  return text.includes('=?') ? decodeWords(text) : text;
}

function cleanAddress(address: string): string | null {
  const text = printableLine(address).replace(/\s/g, '');
  const at = text.lastIndexOf('@');
  if (at <= 0 || at === text.length - 1) return null;
  return `${text.slice(0, at)}@${asciiDomain(text.slice(at + 1))}`;
}
