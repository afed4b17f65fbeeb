import type { Parts } from './program.ts';

/** `--notify`, of `inbox` and of the run that cron is to make. */
export function notifyOption(say: Parts['say']) {
  const what = say(
    '一覧があれば知らせる: mail、webhook、desktop(繰り返し可)',
    'tell of what is on the list: mail, webhook or desktop (repeatable)',
  );
  return ['--notify <how>', what, (value: string, before: string[] = []) => [...before, value]] as const;
}
