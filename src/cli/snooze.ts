import { formatDayTime, formatIso } from '../calendar/format.ts';
import { parseDue } from '../compose/due.ts';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { fullClient, matter } from '../render/client-name.ts';
import { jsonText } from '../render/json-text.ts';
import { wordsOf } from '../render/words.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { threadKey } from './settled.ts';
import type { World } from './world.ts';

export interface SnoozeOptions {
  readonly id: string;
  /** As given: a date, `2bd`, `3d`; null with `clear`. */
  readonly until: string | null;
  readonly clear: boolean;
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
}

/** `client-check snooze ID --until DATE`: off the list until then, and back at once if the client writes again. Returns the exit code. */
export async function snooze(world: World, options: SnoozeOptions): Promise<number> {
  const until = options.clear ? null : untilOf(world, options.until);
  const readings = await readAccounts(world, options.since, options.accounts);
  try {
    throwIfAllFailed(readings);
    const ids = new ThreadIds(readings.flatMap((reading) => reading.verdicts));
    const verdict = oneThread(ids, options.id);
    const { snoozed } = readings.find(({ verdicts }) => verdicts.includes(verdict)) as AccountReading;
    const messages = verdict.messages.map(({ key }) => key);
    const keys = new Set(messages);
    const earlier = snoozed.all.filter(({ record }) => record.messages.some((key) => keys.has(key)));
    // The new one is there before the old ones go: cut off in between, the thread is still put off.
    const name =
      until === null ? null : await snoozed.records.put(threadKey(messages), { messages, until, at: world.now });
    for (const one of earlier) if (one.name !== name) await snoozed.records.remove(one.name);
    print(ids.of(verdict), until, verdict, world, options.json);
    return exitCodeOf(readings, 0);
  } finally {
    await closeAll(readings);
  }
}

function print(
  id: string,
  until: Instant | null,
  verdict: Parameters<typeof fullClient>[0],
  { lang, calendar, now, output }: World,
  json: boolean,
): void {
  const words = wordsOf(lang);
  const shown = until === null ? null : formatDayTime(until, calendar, lang, now);
  if (json) {
    const schema = 'client-check/snooze/1';
    output.print(jsonText({ schema, thread: id, until: until === null ? null : formatIso(until, calendar) }));
    return;
  }
  const [client, subject] = [fullClient(verdict, words.noSender), matter(verdict.subject, words.noSubject)];
  output.print(
    `${shown === null ? words.unsnoozed(id, client, subject) : words.snoozed(id, shown, client, subject)}\n`,
  );
}

/** A day without a time begins at its midnight. */
function untilOf({ calendar, now, lang }: World, text: string | null): Instant {
  const due = text === null ? null : parseDue(text, calendar, now, 0);
  if (due && due.at > now) return due.at;
  const given = text ?? '';
  const what =
    lang === 'ja'
      ? text === null
        ? '--until で、いつまで外しておくかを指定してください'
        : `--until の値「${given}」${due ? 'は過ぎた日時です' : 'が読めません'}`
      : text === null
        ? 'say until when, with --until'
        : `the value "${given}" of --until ${due ? 'has passed' : 'is not understood'}`;
  throw new ClientCheckError('usage', { what, call: 'client-check snooze --help' });
}
