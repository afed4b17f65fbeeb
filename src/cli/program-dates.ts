import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface SnoozeArguments extends CommonOptions {
  readonly since?: string;
  readonly until?: string;
  readonly clear?: boolean;
}

export interface PromisesArguments extends CommonOptions {
  readonly since?: string;
  readonly ics?: string;
  readonly dismiss?: string;
  readonly set?: string[];
}

/** `snooze` and `promises`. */
export function addDates(program: Command, { lang, say, since, actions, finish }: Parts): void {
  program
    .command('snooze')
    .argument('<id>', say('一覧のID', 'an ID of the list'))
    .description(
      say(
        '指定した日まで一覧から外す(お客様からメールが来れば、すぐ戻る)',
        'off the list until a date, or until they write again',
      ),
    )
    .option(
      '--until <date>',
      say('いつまで: 2026-11-26、11月26日、2bd(営業日)、3d', 'until when: 2026-11-26, 2bd (business days), 3d'),
    )
    .option('--clear', say('一覧に戻す', 'put it back'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check snooze k7wq --until 2bd', say('2営業日後まで', 'until the second business day')],
        ['client-check snooze k7wq --clear', say('一覧に戻す', 'put it back')],
      ]),
    )
    .action(async (id: string, _, command: Command) => finish(await actions.snooze(id, command.optsWithGlobals())));

  program
    .command('promises')
    .description(say('期日の台帳: こちらの約束と、お客様へのお願い', 'what we owe by when, and what they owe us'))
    .option('--ics <file>', say('カレンダーのファイルに書く', 'write a calendar file'))
    .option('--dismiss <id>', say('誤って読んだ期日を取り消す', 'there is no such date: forget what was read'))
    .option('--set <id-date...>', say('期日を直す: ID と日付', 'the date is another one: ID and date'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        [
          'client-check promises --ics due.ics',
          say('カレンダーに取り込むファイルも書く', 'also write a file for your calendar'),
        ],
        [
          'client-check promises --set k7wq 11/26',
          say('このスレッドの期日を11月26日に', 'the date of this thread is 26 November'),
        ],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.promises(command.optsWithGlobals())));
}
