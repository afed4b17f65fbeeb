import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { lintWords } from '../render/lint-words.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import { findDraft } from './find-draft.ts';
import { lintOne } from './lint.ts';
import { answeredBy } from './lint-thread.ts';
import { newMails } from './new-mails.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { withLocks } from './with-locks.ts';
import type { World } from './world.ts';

export interface LintDraftOptions {
  readonly id: string;
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
  readonly fix: boolean;
}

/** `client-check lint ID`: the thread's draft, as `send` would find it. Returns the exit code. */
export function lintDraft(world: World, options: LintDraftOptions): Promise<number> {
  if (!options.fix) return run(world, options);
  if (world.now !== world.clock) {
    const what = world.lang === 'ja' ? '--now を付けて --fix はできません' : 'nothing is mended with --now';
    throw new ClientCheckError('usage', { what, call: 'client-check lint --help' });
  }
  return withLocks(world, options.accounts, () => run(world, options));
}

async function run(world: World, { id, since, accounts, json, fix }: LintDraftOptions): Promise<number> {
  const readings = await readAccounts(world, since, accounts);
  try {
    throwIfAllFailed(readings);
    const own = readings.map((reading) => ({ reading, all: [...reading.verdicts, ...newMails(reading)] }));
    const ids = new ThreadIds(own.flatMap(({ all }) => all));
    const verdict = oneThread(ids, id);
    const reading = own.find(({ all }) => all.includes(verdict))?.reading as AccountReading;
    const found = verdict.draft && (await findDraft(verdict.draft, reading));
    const { store, folders, outgoing } = reading;
    const drafts = folders.drafts;
    if (!found || store === null || drafts === null) throw new ClientCheckError('no-draft-to-check', { id });
    const { envelope, plain } = found.mail;
    const target = {
      name: lintWords[world.lang].draft(ids.of(verdict)),
      source: found.source,
      now: world.now,
      clock: world.clock,
      answered: answeredBy(envelope.inReplyTo, verdict, reading),
      asText: true,
      piped: false,
      mendable: plain && envelope.messageId !== null,
      // The new one is stored before the old one is removed, so that nothing is lost where that is cut off.
      write: async (mended: Buffer) => {
        const messageId = envelope.messageId ?? '';
        await outgoing.written.add(messageId, mended, world.time());
        await store.append(drafts, { source: mended, messageId, flags: ['\\Draft', '\\Seen'], at: world.time() });
        await store.remove(found.ref, found.source);
      },
    };
    return exitCodeOf(readings, await lintOne(target, world, { json, fix }));
  } finally {
    await closeAll(readings);
  }
}
