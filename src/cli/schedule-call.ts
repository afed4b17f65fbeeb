import { machineZone } from './machine-zone.ts';
import type { ScheduleArguments } from './program-schedule.ts';
import { SCHEDULE_DEFAULTS, type ScheduleAction, type ScheduleWorld, schedule } from './schedule.ts';

/** `schedule` as it was called: its defaults, and the zone of the machine, which is cron's. */
export async function scheduleFromCall(
  action: ScheduleAction,
  call: Omit<ScheduleWorld, 'timezone'>,
  options: ScheduleArguments,
): Promise<number> {
  const {
    at = SCHEDULE_DEFAULTS.at,
    days = SCHEDULE_DEFAULTS.days,
    draft = false,
    notify = [],
    json = false,
  } = options;
  const timezone = await machineZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return schedule(
    action,
    { ...call, timezone },
    {
      config: options.config ?? null,
      accounts: options.account ?? [],
      json,
      at,
      days,
      draft,
      notify,
    },
  );
}
