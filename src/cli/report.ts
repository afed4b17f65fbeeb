import type { Instant } from '../mail/address.ts';
import { jsonText } from '../render/json-text.ts';
import { type ReportView, reportCsv, reportJson } from '../render/report-data.ts';
import { renderReport } from '../render/report-table.ts';
import { paintWith } from '../render/style.ts';
import { makeReport } from '../report/report.ts';
import type { ReportAccount, Said } from '../report/types.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import { exitCodeOf, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { readSaid } from './said.ts';
import type { World } from './world.ts';

export interface ReportOptions {
  readonly from: Instant;
  readonly to: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
  readonly csv: boolean;
  /** The file for a page; null: none. */
  readonly html: string | null;
}

/** A question may be asked again, or a thread joined, so much later. */
const BEFORE = 31 * 86_400_000;

/** `client-check report`: reads the span, counts, shows. Returns the exit code. */
export async function report(world: World, options: ReportOptions): Promise<number> {
  const { openCache } = world;
  // What lies so far back the morning's cache forgets again.
  const own: World = openCache ? { ...world, openCache: (account) => openCache(account, 'report') } : world;
  const readings = await readAccounts(own, options.from - BEFORE, options.accounts);
  try {
    throwIfAllFailed(readings);
    const { unreadable, accounts } = await accountsOf(readings, own, options);
    const ids = new ThreadIds(readings.flatMap(({ verdicts }) => verdicts));
    const numbers = makeReport(accounts, options, world.calendar, world.now);
    const view: ReportView = {
      report: numbers,
      idOf: (verdict) => ids.of(verdict),
      unreadable,
      errors: readings.flatMap(({ view: { name, error } }) => (error ? [{ name, message: error.message }] : [])),
      rules: accounts.map(({ rules }) => rules.response),
    };
    await show(view, world, options);
    return exitCodeOf(readings, unreadable.length > 0 ? 69 : 0);
  } finally {
    await closeAll(readings);
  }
}

async function show(view: ReportView, world: World, { json, csv, html }: ReportOptions): Promise<void> {
  const { output, lang } = world;
  if (html !== null) {
    const { writePage } = await import('./report-page.ts');
    await writePage(html, view, world);
  }
  if (json) output.print(jsonText(reportJson(view)));
  else if (csv) output.print(reportCsv(view, lang));
  else output.print(renderReport(view, { lang, columns: output.columns, paint: paintWith(output.colour), html }));
}

async function accountsOf(readings: readonly AccountReading[], world: World, { from }: ReportOptions) {
  const accounts: ReportAccount[] = [];
  const unreadable: { mailbox: string; uid: number | string; reason: string }[] = [];
  for (const reading of readings) {
    unreadable.push(...reading.view.unreadable);
    const said = new Map<string, Said>();
    const cache = (await world.openCache?.(reading.account)) ?? null;
    try {
      const { store, outgoing } = reading;
      const own = store && { ...reading, store, sends: outgoing.sends, cache };
      if (own) unreadable.push(...(await readSaid(own, said, world, from, () => cache?.saveBodies())));
    } finally {
      await cache?.close();
    }
    const settled = new Set(reading.settled.all.flatMap(({ record }) => record.messages));
    const { rules, verdicts, bounced } = reading;
    accounts.push({ rules, verdicts, bounced, settled, said: (key) => said.get(key) });
  }
  const seen = new Map(unreadable.map((one) => [`${one.mailbox}\u0000${one.uid}`, one]));
  return { accounts, unreadable: [...seen.values()] };
}
