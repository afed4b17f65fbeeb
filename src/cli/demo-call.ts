import { BusinessCalendar } from '../calendar/business-calendar.ts';
import { parseWhen } from '../calendar/parse-when.ts';
import type { Instant } from '../mail/address.ts';
import { demo, SAMPLE_CALENDAR } from './demo.ts';
import type { CommonOptions } from './program.ts';

type DemoWorld = Parameters<typeof demo>[0];

/** `demo` as it was called: `--now` is read by the calendar of the sample mailbox. */
export function demoFromCall(
  options: CommonOptions,
  call: Omit<DemoWorld, 'now'> & {
    readonly clock: Instant;
    readonly wrong: (option: string, value: string) => Error;
  },
): Promise<number> {
  const { clock, wrong, ...rest } = call;
  const calendar = new BusinessCalendar(SAMPLE_CALENDAR);
  const now = options.now === undefined ? clock : parseWhen(options.now, calendar, clock);
  if (now === null) throw wrong('now', options.now ?? '');
  return demo({ now, ...rest });
}
