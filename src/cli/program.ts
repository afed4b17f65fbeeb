import { Command } from 'commander';
import type { Lang } from '../errors.ts';
import { addCompletion } from './program-completion.ts';
import { addCompose, type ComposeArguments } from './program-compose.ts';
import { addDates, type PromisesArguments, type SnoozeArguments } from './program-dates.ts';
import { addDoctor, type DoctorArguments } from './program-doctor.ts';
import { examples } from './program-examples.ts';
import { helpFor } from './program-help.ts';
import { addLint, type LintArguments } from './program-lint.ts';
import { notifyOption } from './program-notify.ts';
import { addOutgoing, type DraftArguments, type SendArguments } from './program-outgoing.ts';
import { addReport, type ReportArguments } from './program-report.ts';
import { addSchedule, type ScheduleArguments } from './program-schedule.ts';
import { addSetup, type SetupActions } from './program-setup.ts';
import { addSignIn, type LoginArguments } from './program-sign-in.ts';

/** The options of every command. */
export interface CommonOptions {
  readonly config?: string;
  readonly account?: string[];
  readonly json?: boolean;
  readonly now?: string;
  readonly lang?: string;
  readonly color?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

export interface InboxArguments extends CommonOptions {
  readonly all?: boolean;
  readonly since?: string;
  readonly failOnOverdue?: boolean;
  readonly notify?: string[];
  readonly interactive?: boolean;
}

/** What each command does, loaded by `main.ts` when it is called. Each gives the exit code. */
export interface Actions extends SetupActions {
  readonly inbox: (options: InboxArguments) => Promise<number>;
  readonly show: (id: string, options: CommonOptions & { since?: string }) => Promise<number>;
  readonly draft: (ids: string[], options: DraftArguments) => Promise<number>;
  readonly send: (ids: string[], options: SendArguments) => Promise<number>;
  readonly done: (ids: string[], options: CommonOptions & { since?: string; undo?: boolean }) => Promise<number>;
  readonly snooze: (id: string, options: SnoozeArguments) => Promise<number>;
  readonly promises: (options: PromisesArguments) => Promise<number>;
  readonly compose: (template: string | null, id: string | null, options: ComposeArguments) => Promise<number>;
  readonly report: (options: ReportArguments) => Promise<number>;
  readonly lint: (target: string | null, options: LintArguments) => Promise<number>;
  readonly schedule: (action: 'install' | 'show' | 'remove', options: ScheduleArguments) => Promise<number>;
  readonly doctor: (options: DoctorArguments) => Promise<number>;
  readonly signIn: (
    action: 'login' | 'logout',
    account: string | undefined,
    options: LoginArguments,
  ) => Promise<number>;
  readonly completion: (shell: string | null, options: CommonOptions) => Promise<number>;
  readonly trust: (file: string | undefined, options: CommonOptions) => Promise<number>;
  readonly demo: (options: CommonOptions) => Promise<number>;
}

/** What the parts of the command line are built with. */
export interface Parts {
  readonly lang: Lang;
  readonly say: (ja: string, en: string) => string;
  readonly since: readonly [flags: string, description: string];
  readonly actions: Actions;
  readonly finish: (code: number) => void;
}

/** The command line: all commands, their options and examples. `finish` gets the exit code of the one that ran. */
export function buildProgram(version: string, lang: Lang, actions: Actions, finish: (code: number) => void): Command {
  const say = (ja: string, en: string) => (lang === 'ja' ? ja : en);
  const program = new Command('client-check')
    .description(
      say(
        'お客様からのメールのうち、返信をお待たせしているものを毎朝示します',
        'Shows each morning which client mails wait for your answer',
      ),
    )
    .version(version, '-V, --version', say('版を表示する', 'print the version'))
    .helpOption('-h, --help', say('使い方を表示する', 'show this help'))
    .helpCommand('help [command]', say('コマンドの使い方を表示する', 'show the help of a command'))
    .option('--config <file>', say('設定ファイル', 'the configuration file'))
    .option('--account <name>', say('このアカウントだけ(繰り返し可)', 'only this account (repeatable)'), collect)
    .option('--json', say('JSONで出力する', 'print JSON'))
    .option('--now <time>', say('この時点で判定する(ISO 8601)', 'judge as of this instant (ISO 8601)'))
    .option('--lang <lang>', say('表示の言語: ja か en', 'language of the screen: ja or en'))
    .option('--no-color', say('色を付けない(NO_COLOR でも可)', 'no colours (as NO_COLOR)'))
    .option('--verbose', say('接続の様子とエラーの詳細を示す', 'show the connection and the details of errors'))
    .option('--quiet', say('途中経過を示さない', 'no progress'))
    .exitOverride()
    .configureHelp(helpFor(lang))
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined });

  const since = [
    '--since <time>',
    say('さかのぼる期間: 60d や 2026-10-01 (既定は60日)', 'look-back: 60d or 2026-10-01 (default: 60 days)'),
  ] as const;

  program
    .command('inbox')
    .description(
      say(
        '朝の一覧: 返信をお待ちのお客様を、急ぐ順に',
        'the morning list: clients that wait for us, most urgent first',
      ),
    )
    .option('--all', say('返信済みのスレッドも示す', 'also list what is not ours to answer now'))
    .option(...since)
    .option('--fail-on-overdue', say('期限超過があれば終了コード1', 'exit 1 where anything is overdue'))
    .option(...notifyOption(say))
    .option('--interactive', say('一覧をキーで進める', 'go through it with keys'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check inbox', say('朝の一覧', 'the morning list')],
        ['client-check inbox --json --since 90d', say('90日分をJSONで', '90 days as JSON')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.inbox(command.optsWithGlobals())));

  program
    .command('show')
    .argument('<id>', say('一覧のID、または Message-ID', 'an ID of the list, or a Message-ID'))
    .description(
      say(
        '一つのスレッド: やり取り、状態とその根拠、最後のメール',
        'one thread: who said what when, its state and the evidence',
      ),
    )
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check show k7wq', say('一覧のIDで', 'by an ID of the list')],
        ["client-check show '<a1@client.example>' --json", say('Message-ID で、JSONで', 'by Message-ID, as JSON')],
      ]),
    )
    .action(async (id: string, _, command: Command) => finish(await actions.show(id, command.optsWithGlobals())));

  addOutgoing(program, { lang, say, since, actions, finish });
  addCompose(program, { lang, say, since, actions, finish });
  addLint(program, { lang, say, since, actions, finish });
  addReport(program, { lang, say, since, actions, finish });

  program
    .command('done')
    .argument('<id...>', say('一覧のID', 'IDs of the list'))
    .description(
      say('電話などで済んだスレッドを一覧から外す', 'settled by phone: nothing is owed in these threads any more'),
    )
    .option('--undo', say('一覧に戻す', 'put them back on the list'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check done k7wq p3ma', say('二つとも済みにする', 'settle both')],
        ['client-check done --undo k7wq', say('一覧に戻す', 'put it back')],
      ]),
    )
    .action(async (ids: string[], _, command: Command) => finish(await actions.done(ids, command.optsWithGlobals())));

  const clients = addSetup(program, { lang, say, since, actions, finish });
  addDates(program, { lang, say, since, actions, finish });
  const schedule = addSchedule(program, { lang, say, since, actions, finish });
  addDoctor(program, { lang, say, since, actions, finish });
  addSignIn(program, { lang, say, since, actions, finish });

  program
    .command('trust')
    .argument(
      '[file]',
      say('設定ファイル(既定: 作業フォルダーで見つかるもの)', 'the file (default: the one found from here)'),
    )
    .description(
      say('作業フォルダーで見つけた設定ファイルを承認する', 'approve a configuration found in a working folder'),
    )
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check trust', say('いまのフォルダーで見つかる設定を', 'the one found from this folder')],
        ['client-check trust ./.clientrc', say('このファイルを', 'this file')],
      ]),
    )
    .action(async (file: string | undefined, _, command: Command) =>
      finish(await actions.trust(file, command.optsWithGlobals())),
    );

  addCompletion(program, { lang, say, since, actions, finish });

  program
    .command('demo')
    .description(
      say(
        '見本のメールボックスで朝の流れを試す(アカウントも通信も不要)',
        'the morning on a sample mailbox: no account, no server, no network',
      ),
    )
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check demo', say('日本語か英語で(端末の設定に従う)', 'in the language of the terminal')],
        ['client-check demo --lang en', say('英語で', 'in English')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.demo(command.optsWithGlobals())));

  for (const command of [...program.commands, ...clients.commands, ...schedule.commands]) {
    command.helpOption('-h, --help', say('使い方を表示する', 'show this help')).configureHelp(helpFor(lang));
    command
      .exitOverride()
      .configureOutput({ outputError: () => undefined })
      .showSuggestionAfterError(false);
  }
  return program;
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
