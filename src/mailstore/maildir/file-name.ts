/** A message file's name: its unique part, which stays, and its flags, which change. */
export interface FileName {
  readonly unique: string;
  readonly flags: ReadonlySet<string>;
  /** The delivery time that names begin with, in milliseconds; null where it is no time. */
  readonly time: number | null;
}

const FLAGS: Readonly<Record<string, string>> = {
  R: '\\Answered',
  S: '\\Seen',
  D: '\\Draft',
  T: '\\Deleted',
  F: '\\Flagged',
};

/** `:2,FLAGS`; mbsync and others write `;2,` or `!2,` where a file system takes no colon. */
const INFO = /[:;!]2,([A-Za-z]*)$/;

/** Reads a file name of `cur` or `new` (cr.yp.to/proto/maildir.html). */
export function parseFileName(name: string): FileName {
  const info = INFO.exec(name);
  const flags = [...(info?.[1] ?? '')].flatMap((letter) => FLAGS[letter] ?? []);
  const seconds = /^(\d{9,10})[._]/.exec(name)?.[1];
  return {
    unique: info ? name.slice(0, info.index) : name,
    flags: new Set(flags),
    time: seconds === undefined ? null : Number(seconds) * 1000,
  };
}

/** The name with a flag's letter added or taken away, the letters in ASCII order as the format asks; others' letters stay. */
export function withFlag(name: string, letter: string, on: boolean): string {
  const info = INFO.exec(name);
  const letters = new Set(info?.[1] ?? '');
  if (on) letters.add(letter);
  else letters.delete(letter);
  const mark = info ? name.slice(info.index, info.index + 3) : ':2,';
  return `${info ? name.slice(0, info.index) : name}${mark}${[...letters].sort().join('')}`;
}
