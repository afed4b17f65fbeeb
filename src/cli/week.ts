import { DAY, dayNumber, isoDate } from '../calendar/civil.ts';
import type { Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { WeekView } from '../render/inbox-view.ts';
import { historyOf } from '../report/questions.ts';
import { isInTime, numbersOf } from '../report/report.ts';
import type { Promised, Question, Said } from '../report/types.ts';
import type { Bounced } from '../triage/answers.ts';
import type { Verdict } from '../triage/verdict.ts';
import { peoplesMail, readSaid, type SaidFrom } from './said.ts';
import type { World } from './world.ts';

/** Today and the six days before. */
const DAYS = 7;

/** What was asked and promised. */
export interface History {
  readonly questions: readonly Question[];
  readonly promises: readonly Promised[];
}

/** When the week begins, and when today ends: by dates, so that within a day time alone changes little. */
export function weekAround({ calendar, now }: Pick<World, 'calendar' | 'now'>): { from: Instant; until: Instant } {
  const today = dayNumber(calendar.dateOf(now));
  const start = (number: number) => calendar.instantAt(isoDate(number), 0);
  return { from: start(today - DAYS + 1), until: start(today + 1) };
}

interface WeekFrom extends SaidFrom {
  readonly bounced: Bounced;
  readonly settled: { readonly all: readonly { readonly record: { readonly messages: readonly string[] } }[] };
}

/** The mails whose texts `weekHistory` will want. */
export function weeksMail(
  verdicts: readonly Verdict[],
  own: Pick<SaidFrom, 'rules' | 'directory'>,
  { calendar, now }: Pick<World, 'calendar' | 'now'>,
): Message[] {
  const { from } = weekAround({ calendar, now });
  return peoplesMail(verdicts, { from, to: now }, own).map(({ message }) => message);
}

/** As `report` counts the same days. */
export async function weekHistory(own: WeekFrom, world: World): Promise<History> {
  const { from } = weekAround(world);
  // Whoever is a correspondent shows in older mail.
  const all = own.rules.others === 'correspondents';
  const verdicts = own.verdicts.filter(({ messages }) => all || messages.some(({ at }) => at >= from - DAY));
  const said = new Map<string, Said>();
  await readSaid({ ...own, verdicts }, said, world, from);
  const settled = new Set(own.settled.all.flatMap(({ record }) => record.messages));
  const { questions, promises } = historyOf(
    { rules: own.rules, verdicts, bounced: own.bounced, settled, said: (key) => said.get(key) },
    world.now,
  );
  return {
    questions: questions.filter(({ at }) => at >= from),
    promises: promises.filter(({ made }) => made >= from),
  };
}

/** The week of all accounts in four numbers; null where there is nothing to measure. */
export function weekView(weeks: readonly History[], now: Instant): WeekView | null {
  const questions = weeks.flatMap((week) => week.questions);
  const { answered, late, promises } = numbersOf(
    questions,
    weeks.flatMap((week) => week.promises),
    now,
  );
  const view = {
    inTime: questions.filter(isInTime).length,
    measured: answered + late,
    kept: promises.kept,
    due: promises.made - promises.open,
  };
  return view.measured + view.due === 0 ? null : view;
}
