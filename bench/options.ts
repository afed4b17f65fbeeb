import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PeerName } from './peers.ts';

/** The questions that the bench asks, in the order of the report. */
export const QUESTIONS = ['first', 'next', 'new50', 'flags', 'folders', 'slow-line', 'start', 'maildir'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Options {
  readonly sizes: readonly number[];
  readonly delays: readonly number[];
  /** 0: that question is left out. */
  readonly folders: number;
  readonly peers: readonly PeerName[];
  /** Peers that copy all mail also where that takes long: the big mailboxes, and first runs. */
  readonly allPeers: boolean;
  readonly rounds: number;
  readonly only: readonly Question[];
  readonly dir: string;
  readonly seed: string;
  readonly keep: boolean;
  readonly makeOnly: boolean;
  readonly out: string | null;
  readonly json: string | null;
}

const PEERS: readonly PeerName[] = ['imapflow', 'mbsync', 'offlineimap'];

export const HELP = `npm run bench -- [options]

  --sizes 1000,10000       messages of the mailboxes (10000: a year's, 100000: three years', 1000000: eleven years')
  --delays 0,100           added round-trip times in ms; 0: straight to the server, without TLS
  --folders 200            also a mailbox of 10,000 messages in so many folders
  --peers imapflow,mbsync  or offlineimap, all (also where they copy all mail for long), none
  --rounds 5               measured runs of each program
  --only next,first,…      of: ${QUESTIONS.join(', ')}
  --dir FOLDER             where mailboxes are kept for the next bench
  --seed TEXT              other mail
  --keep                   take mailboxes that are there, though they are older than a week
  --make                   make the mailboxes and stop
  --out FILE.md            the report (also printed), --json FILE.json its numbers
`;

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T[] {
  return text.split(',').map((word) => {
    const found = known.find((one) => one === word);
    if (!found) throw new Error(`--${option}: ${word} is none of ${known.join(', ')}`);
    return found;
  });
}

function numbers(option: string, text: string): number[] {
  return text.split(',').map((word) => {
    if (!/^\d+$/.test(word)) throw new Error(`--${option}: ${word} is not a whole number`);
    return Number(word);
  });
}

/** Throws an Error that says what can't be understood; null: help is wanted. */
export function readOptions(words: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      delays: { type: 'string', default: '0,100' },
      folders: { type: 'string', default: '0' },
      peers: { type: 'string', default: 'imapflow,mbsync' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: QUESTIONS.join() },
      dir: { type: 'string', default: join(tmpdir(), `client-check-bench-${process.getuid?.() ?? 0}`) },
      seed: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
      make: { type: 'boolean', default: false },
      out: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const [folders = 0] = numbers('folders', values.folders);
  const [rounds = 5] = numbers('rounds', values.rounds);
  const allPeers = values.peers === 'all';
  return {
    sizes: numbers('sizes', values.sizes).toSorted((a, b) => a - b),
    delays: numbers('delays', values.delays).toSorted((a, b) => a - b),
    folders,
    peers: allPeers ? PEERS : values.peers === 'none' ? [] : oneOf('peers', values.peers, PEERS),
    allPeers,
    rounds: Math.max(1, rounds),
    only: oneOf('only', values.only, QUESTIONS),
    dir: resolve(values.dir),
    seed: values.seed,
    keep: values.keep,
    makeOnly: values.make,
    out: values.out === undefined ? null : resolve(values.out),
    json: values.json === undefined ? null : resolve(values.json),
  };
}
