import type { FactCache } from '../cache/fact-cache.ts';
import type { Instant } from '../mail/address.ts';
import type { Message, Unreadable } from '../mail/message.ts';
import { isThanksOnly } from '../mail/thanks.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { Said } from '../report/types.ts';
import type { SendRecord } from '../submit/journal.ts';
import { readCommitments } from '../triage/commitments.ts';
import type { Directory } from '../triage/directory.ts';
import type { BodyFacts } from '../triage/judge.ts';
import { partyOf } from '../triage/party.ts';
import type { Rules } from '../triage/rules.ts';
import type { Verdict } from '../triage/verdict.ts';
import { type OverrideRecord, overridesOf } from './overrides.ts';
import { readParts } from './read-parts.ts';
import { rememberedCommitments } from './remembered-commitments.ts';
import type { World } from './world.ts';

/** So many texts are held at once. */
const BATCH = 500;

/** Where mails and what is known of them come from. */
export interface SaidFrom {
  readonly store: MailStore;
  readonly sends: readonly SendRecord[];
  readonly cache: FactCache | null;
  /** Texts that were read already. */
  readonly texts?: BodyFacts['texts'];
  readonly rules: Rules;
  readonly directory: Directory;
  readonly verdicts: readonly Verdict[];
  readonly overrides: { readonly all: readonly { readonly record: OverrideRecord }[] };
}

/** The mails of a span that people have written. */
export function peoplesMail(
  verdicts: readonly Verdict[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
  { rules, directory }: Pick<SaidFrom, 'rules' | 'directory'>,
) {
  return verdicts
    .flatMap(({ messages }) => messages)
    .filter(({ at }) => at >= from && at <= to)
    .map((message) => ({ message, by: partyOf(message, rules, directory).by }))
    .filter(({ by }) => by === 'outsider' || by === 'us' || by === 'colleague');
}

/** What each mail of the span says that the numbers depend on; the texts themselves are not kept. */
export async function readSaid(
  { store, sends, cache, texts, rules, directory, verdicts, overrides }: SaidFrom,
  said: Map<string, Said>,
  { config, now }: Pick<World, 'config' | 'now'>,
  from: Instant,
  kept?: () => void,
): Promise<Unreadable[]> {
  const wanted = peoplesMail(verdicts, { from, to: now }, { rules, directory });
  const read =
    cache === null
      ? ({ envelope, at }: Message, own: Parameters<typeof isThanksOnly>[0]) =>
          readCommitments(own.text, rules.calendar, envelope.date ?? at)
      : rememberedCommitments(cache, rules, config.calendar);
  const right = overridesOf(overrides.all.map(({ record }) => record));
  const unreadable: Unreadable[] = [];
  for (let start = 0; start < wanted.length; start += BATCH) {
    const batch = wanted.slice(start, start + BATCH);
    const parts = await readParts(
      { store, sends, cache },
      batch.flatMap(({ message }) => (texts?.get(message.key) ? [] : [message])),
    );
    unreadable.push(...parts.unreadable);
    for (const { message, by } of batch) {
      const own = texts?.get(message.key) ?? parts.texts.get(message.key);
      if (!own) continue;
      const put = right.get(message.key)?.promise;
      const promise = by === 'outsider' ? null : put === undefined ? (read(message, own).promise?.due ?? null) : put;
      said.set(message.key, { thanks: by === 'outsider' && isThanksOnly(own), promise });
    }
    kept?.();
  }
  return unreadable;
}
