import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface ComposeArguments extends CommonOptions {
  readonly since?: string;
  readonly to?: string;
  readonly cc?: string[];
  readonly subject?: string;
  readonly set?: string[];
  readonly values?: string;
  readonly mailLang?: string;
  readonly list?: boolean;
  readonly edit?: boolean;
  readonly dryRun?: boolean;
  readonly quote?: boolean;
  readonly replySenderOnly?: boolean;
}

const gather = (value: string, before: string[] | undefined) => [...(before ?? []), value];

/** `compose`. */
export function addCompose(program: Command, { lang, say, since, actions, finish }: Parts): void {
  program
    .command('compose')
    .argument('[template]', say('テンプレートの名前', 'name of the template'))
    .argument('[id]', say('返信するスレッドのID', 'ID of the thread to write to'))
    .description(
      say(
        '範囲の確認・報告・代案・議事録・お願い・お礼などの下書きを作る',
        'draft a scope, a status report, an alternative, minutes, a request, thanks',
      ),
    )
    .option('--list', say('テンプレート(名前を付ければその項目)を一覧する', 'list the templates, or the fields of one'))
    .option('--to <client>', say('新しいメールの宛先: お客様の名前かアドレス', 'a new mail to a client, or an address'))
    .option('--cc <address>', say('Cc に加える(繰り返し可)', 'add to Cc (repeatable)'), gather)
    .option('--subject <text>', say('件名', 'the subject'))
    .option(
      '--set <key=value>',
      say('項目の値(繰り返し可。同じ項目なら行が増える)', 'a value (repeatable; again: one more line)'),
      gather,
    )
    .option('--values <file>', say('値を書いた YAML ファイル、または -', 'a YAML file with the values, or -'))
    .option('--mail-lang <lang>', say('メールの言語: ja か en', 'language of the mail: ja or en'))
    .option('--edit', say('書き込む前にエディターで直す', 'edit it before it is written'))
    .option('--dry-run', say('示すだけで書き込まない', 'show it, write nothing'))
    .option('--no-quote', say('元のメールを引用しない', 'do not quote the mail that is answered'))
    .option('--reply-sender-only', say('全員ではなく差出人だけに返信する', 'reply to the sender, not to all'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check compose minutes k7wq', say('このスレッドに議事録を', 'minutes, as a reply to this thread')],
        ['client-check compose request --to さわやか商事', say('新しいメールでお願いを', 'a request, as a new mail')],
      ]),
    )
    .action(async (template: string | undefined, id: string | undefined, _, command: Command) =>
      finish(await actions.compose(template ?? null, id ?? null, command.optsWithGlobals())),
    );
}
