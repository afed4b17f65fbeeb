import { keepListed, type Listed } from '../completion/listed.ts';
import { cacheFolder } from '../config/folders.ts';
import { mayBeListed } from '../morning/keep.ts';
import { clientLabel, matter } from '../render/client-name.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { wordsOf } from '../render/words.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { Made } from './remember-list.ts';

/** Columns of a client in a completion's description. */
const CLIENT = 28;

/**
 * Keeps the IDs for the shell's completion.
 *
 * @param view every thread, not only those on the list
 */
export async function rememberIds(view: InboxView, { around, loaded, lang }: Made): Promise<void> {
  const { noSender, noSubject } = wordsOf(lang);
  const threads = view.threads.flatMap(({ id, verdict }): Listed[] => {
    const group = groupOf(verdict);
    if (group === null) return [];
    const client = clientLabel(verdict.client, CLIENT, noSender);
    return [{ id, account: verdict.account, client, subject: matter(verdict.subject, noSubject), group }];
  });
  await keepListed(cacheFolder(around), loaded.file, threads);
}

function groupOf(verdict: Verdict): Listed['group'] | null {
  if (verdict.state === 'snoozed') return 'snoozed';
  if (mayBeListed(verdict)) return 'listed';
  return verdict.why.some(({ code }) => code === 'settled') ? 'settled' : null;
}
