import type { Instant } from '../../mail/address.ts';

/** What a message's file name says (https://cr.yp.to/proto/maildir.html). */
export interface FileName {
  /** All before the flags. */
  readonly base: string;
  /** The base without mbsync's `,U=12`, which comes and goes while the message stays the same. */
  readonly uid: string;
  /** What divides base and flags: `:`, or `;` or `!` with mbsync's InfoDelimiter; '' where there are no flags. */
  readonly delimiter: string;
  readonly letters: string;
}

const FLAGS: Readonly<Record<string, string>> = {
  D: '\\Draft',
  F: '\\Flagged',
  R: '\\Answered',
  S: '\\Seen',
  T: '\\Deleted',
};

export function parseFileName(name: string): FileName {
  const match = /^(.*)([:;!])2,([^:;!]*)$/s.exec(name);
  const base = match?.[1] ?? name;
  return { base, uid: base.replace(/,U=\d+/, ''), delimiter: match?.[2] ?? '', letters: match?.[3] ?? '' };
}

export function flagsOf({ letters }: FileName): Set<string> {
  return new Set([...letters].flatMap((letter) => FLAGS[letter] ?? []));
}

/** The letter of a flag. */
export function letterOf(flag: string): string {
  return Object.keys(FLAGS).find((letter) => FLAGS[letter] === flag) ?? '';
}

/** The name with a letter added or taken out; the letters stand in ASCII's order, as the specification asks. */
export function withLetter({ base, delimiter, letters }: FileName, letter: string, on: boolean, usual: string): string {
  const others = [...new Set(letters)].filter((other) => other !== letter);
  return `${base}${delimiter || usual}2,${[...others, ...(on ? [letter] : [])].sort().join('')}`;
}

/** What divides base and flags in a folder, by its files. */
export function usualDelimiter(files: Iterable<FileName>): string {
  for (const { delimiter } of files) if (delimiter !== '') return delimiter;
  return ':';
}

/** When the file was delivered: its name begins with the seconds since 1970. Null where the digits are no such time. */
export function nameTime(name: string): Instant | null {
  const digits = /^([1-9]\d{9})(?!\d)/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits) * 1_000;
}
