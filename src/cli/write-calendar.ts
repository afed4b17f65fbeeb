import { createHash } from 'node:crypto';
import ical, { ICalAlarmType } from 'ical-generator';
import { ClientCheckError } from '../errors.ts';
import { writeWhole } from '../on-disk.ts';
import { type Ledger, ledgerTitle } from '../render/ledger.ts';
import type { World } from './world.ts';

/** How long before a date of ours the calendar reminds of it. */
const REMIND = 3 * 3600;

/**
 * Writes the open dates as a calendar (RFC 5545) that Google Calendar, Outlook and Apple Calendar import. An entry keeps its UID from run
 * to run, so that importing it again moves it and makes no second one.
 */
export async function writeCalendar(file: string, ledger: Ledger, { lang, now }: World): Promise<void> {
  const calendar = ical({
    name: 'client-check',
    prodId: { company: 'client-check', product: 'client-check', language: lang.toUpperCase() },
  });
  for (const kind of ['ours', 'theirs'] as const) {
    for (const entry of ledger[kind]) {
      const { open, verdict } = entry;
      const uid = createHash('sha256')
        .update(`${verdict.account}\n${kind}\n${open.message.key}`)
        .digest('hex')
        .slice(0, 32);
      const event = calendar.createEvent({
        id: `${uid}@client-check`,
        stamp: new Date(now),
        start: new Date(open.due),
        end: new Date(open.due + 15 * 60_000),
        summary: ledgerTitle(entry, kind, lang),
        description: open.text,
      });
      if (kind === 'ours') event.createAlarm({ type: ICalAlarmType.display, trigger: REMIND });
    }
  }
  try {
    await writeWhole(file, calendar.toString());
  } catch (cause) {
    throw new ClientCheckError(
      'file-unwritable',
      { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
      { cause },
    );
  }
}
