import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface LintArguments extends CommonOptions {
  readonly since?: string;
  readonly fix?: boolean;
}

/** `lint`. */
export function addLint(program: Command, { lang, say, since, actions, finish }: Parts): void {
  program
    .command('lint')
    .argument(
      '[target]',
      say(
        'メールのファイル (.eml)、一覧のID、または - (標準入力)',
        'the file of a mail (.eml), an ID of the list, or -',
      ),
    )
    .description(
      say(
        '送る前のメールを調べる(曜日、期日、宛名、添付など)',
        'check a mail before it goes out: dates, names, attachments',
      ),
    )
    .option('--fix', say('確実に直せるところを直す', 'mend what is certain'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check lint mail.eml', say('このファイルを調べる', 'check this file')],
        ['client-check lint k7wq --fix', say('このスレッドの下書きを直す', 'mend the draft of this thread')],
      ]),
    )
    .action(async (target: string | undefined, _, command: Command) =>
      finish(await actions.lint(target ?? null, command.optsWithGlobals())),
    );
}
