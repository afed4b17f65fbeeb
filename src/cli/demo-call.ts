import { BusinessCalendar } from '../calendar/business-calendar.ts';
import { parseWhen } from '../calendar/parse-when.ts';
import type { Instant } from '../mail/address.ts';
import { type DemoOptions, demo, SAMPLE_CALENDAR } from './demo.ts';
import type { CommonOptions } from './program.ts';

/** `demo` as it was called: around `--now`, else around the present. */
export async function demoFromCall(
  options: CommonOptions,
  call: Omit<DemoOptions, 'now'> & { readonly clock: Instant; readonly wrong: (value: string) => Error },
): Promise<number> {
  const calendar = new BusinessCalendar(SAMPLE_CALENDAR);
  const now = options.now === undefined ? call.clock : parseWhen(options.now, calendar, call.clock);
  if (now === null) throw call.wrong(options.now ?? '');
  return demo({ now, worldOf: call.worldOf, scopeOf: call.scopeOf });
}
