import { type Command, Option } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface DoctorArguments extends CommonOptions {
  readonly cronProbe?: string;
}

/** `doctor`. */
export function addDoctor(program: Command, { lang, say, actions, finish }: Parts): void {
  program
    .command('doctor')
    .description(
      say(
        '設定・接続・権限・定時実行を一つずつ確かめ、直し方を示す(何も送らず、変えない)',
        'check everything that can be wrong, and say how to mend it; sends and changes nothing',
      ),
    )
    // What the doctor itself calls in cron's environment.
    .addOption(new Option('--cron-probe <what>').hideHelp())
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check doctor', say('すべて確かめる', 'check everything')],
        [
          'client-check doctor --account work --json',
          say('一つのアカウントを、JSONで(報告に貼り付けられます)', 'one account, as JSON, fit for a bug report'),
        ],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.doctor(command.optsWithGlobals())));
}
