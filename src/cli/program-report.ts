import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface ReportArguments extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly csv?: boolean;
  readonly html?: string;
}

/** `report`. */
export function addReport(program: Command, { lang, say, actions, finish }: Parts): void {
  program
    .command('report')
    .description(
      say(
        '期間ごとの返信の速さ、期限内の割合、約束の結果を示す',
        'how fast mail was answered, how much of it in time, what became of promises',
      ),
    )
    .option(
      '--from <date>',
      say('この日から: 2026-10-01、2026-10、90d (省略すれば 90d)', 'from: 2026-10-01, 2026-10, 90d (the default)'),
    )
    .option(
      '--to <date>',
      say('この日まで (その日も含む。省略すれば今まで)', 'to, that day included (the default: until now)'),
    )
    .option('--csv', say('表計算のための CSV で出力する', 'print CSV, for a spreadsheet'))
    .option('--html <file>', say('一枚のページに書く(図つき)', 'write a page with charts'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check report --from 2026-10', say('10月の報告', 'October')],
        ['client-check report --from 365d --html report.html', say('この1年をページに', 'a page of the last year')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.report(command.optsWithGlobals())));
}
