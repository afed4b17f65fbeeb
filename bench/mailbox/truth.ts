import { readFileSync, writeFileSync } from 'node:fs';
import { DAY, type planMailbox } from './threads.ts';

/** What is known of a generated mailbox without reading it. */
export interface Truth {
  readonly now: number;
  readonly messages: number;
  /** Message-IDs of a thread that waits for us: its first and its last unanswered message, and when those came. */
  readonly waiting: readonly { first: string; last: string; since: number; until: number }[];
  /** When each message arrived, in ascending order: what a look-back holds can be counted. */
  readonly arrivals: readonly number[];
  readonly clients: readonly { name: string; domain: string }[];
}

const bare = (id: string) => id.slice(1, -1);

/**
 * A thread waits when its last mails by people are a client's, with none of ours or a colleague's behind them. Of threads that
 * ended long ago nothing is kept: no look-back reaches so far.
 */
export function truthOf({ threads, mails, companies }: ReturnType<typeof planMailbox>, now: number): Truth {
  const waiting = threads.flatMap(({ mails: all }) => {
    const ours = all.findLastIndex(({ kind }) => kind === 'mine' || kind === 'colleague');
    const open = all.slice(ours + 1).filter(({ kind }) => kind === 'client');
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last || last.at < now - 400 * DAY) return [];
    return [{ first: bare(first.id), last: bare(last.id), since: first.at, until: last.at }];
  });
  const arrivals = mails.filter(({ at }) => at > now - 400 * DAY).map(({ at }) => at);
  const clients = companies.map(({ name, domain }) => ({ name, domain }));
  return { now, messages: mails.length, waiting, arrivals, clients };
}

export const writeTruth = (file: string, truth: Truth) => writeFileSync(file, JSON.stringify(truth));
export const readTruth = (file: string): Truth => JSON.parse(readFileSync(file, 'utf8'));

/** What a look-back from an instant sees. */
export function within({ waiting, arrivals }: Truth, since: number) {
  return {
    messages: arrivals.filter((at) => at >= since).length,
    waiting: new Set(waiting.filter(({ until }) => until >= since).map(({ last }) => last)),
  };
}
