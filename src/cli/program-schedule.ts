import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';
import { notifyOption } from './program-notify.ts';

export interface ScheduleArguments extends CommonOptions {
  readonly at?: string;
  readonly days?: string;
  readonly draft?: boolean;
  readonly notify?: string[];
}

/** `schedule` with its three commands; gives it, so that they get what every command has. */
export function addSchedule(program: Command, { lang, say, actions, finish }: Parts): Command {
  const schedule = program
    .command('schedule')
    .helpCommand(false)
    .description(say('毎朝の実行を crontab に登録する', 'the morning run in your crontab'))
    .addHelpText(
      'after',
      examples(lang, [
        [
          'client-check schedule install --draft',
          say('平日 8:30 に、一覧と下書き', 'weekdays at 8:30, the list and the drafts'),
        ],
        ['client-check schedule show', say('登録の内容', 'what is installed')],
      ]),
    );
  schedule
    .command('install')
    .description(say('登録する(すでにあれば置き換える)', 'install it, in place of an earlier one'))
    .option('--at <time>', say('時刻(既定は 08:30)', 'the time (default: 08:30)'))
    .option(
      '--days <days>',
      say(
        'weekdays、daily、または mon,wed,fri(既定は weekdays)',
        'weekdays, daily, or mon,wed,fri (default: weekdays)',
      ),
    )
    .option('--draft', say('一次回答の下書きも書く', 'also write the holding replies'))
    .option(...notifyOption(say))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check schedule install', say('平日 8:30 に', 'weekdays at 8:30')],
        ['client-check schedule install --at 07:45 --days daily', say('毎日 7:45 に', 'every day at 7:45')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.schedule('install', command.optsWithGlobals())));
  schedule
    .command('show', { isDefault: true })
    .description(say('登録の内容を示す', 'show what is installed'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check schedule show', say('次の実行とログの場所', 'the next run, and where the log is')],
        ['client-check schedule show --json', say('JSONで', 'as JSON')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.schedule('show', command.optsWithGlobals())));
  schedule
    .command('remove')
    .description(say('登録を消す(ほかの行はそのまま)', 'take it out; the rest of the crontab stays as it was'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check schedule remove', say('登録を消す', 'take it out')],
        ['client-check schedule remove --json', say('結果をJSONで', 'the outcome as JSON')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.schedule('remove', command.optsWithGlobals())));
  return schedule;
}
