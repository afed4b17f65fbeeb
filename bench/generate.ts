import { join } from 'node:path';
import { planMailbox, type Span } from './mailbox/threads.ts';
import { truthOf, writeTruth } from './mailbox/truth.ts';
import { writeMaildir, writeMboxes } from './mailbox/write.ts';

/** Writes one mailbox and what is true of it; a process of its own, since a million messages want memory. */
export interface Order {
  readonly folder: string;
  readonly truth: string;
  readonly seed: string;
  readonly now: number;
  readonly spans: readonly Span[];
  readonly clientFolders: number;
  readonly format: 'maildir' | 'mdbox';
}

export function generate({ folder, truth, seed, now, spans, clientFolders, format }: Order): void {
  const plan = planMailbox({ seed, now, spans, clients: Math.max(40, clientFolders) });
  const target = { folder, now, seed, clientFolders };
  if (format === 'maildir') writeMaildir(plan.mails, { ...target, folder: join(folder, 'Maildir') });
  else writeMboxes(plan.mails, { ...target, folder: join(folder, 'import') });
  writeTruth(truth, truthOf(plan, now));
}
