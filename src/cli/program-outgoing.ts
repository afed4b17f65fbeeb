import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface DraftArguments extends CommonOptions {
  readonly since?: string;
  readonly due?: string;
  readonly template?: string;
  readonly reason?: string;
  readonly edit?: boolean;
  readonly dryRun?: boolean;
  readonly quote?: boolean;
  readonly replySenderOnly?: boolean;
}

export interface SendArguments extends CommonOptions {
  readonly since?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly edit?: boolean;
}

/** `draft` and `send`. */
export function addOutgoing(program: Command, { lang, say, since, actions, finish }: Parts): void {
  program
    .command('draft')
    .argument(
      '[id...]',
      say('一覧のID(なければ、期限超過とまもなく期限の全部)', 'IDs of the list (none: all that are due)'),
    )
    .description(
      say(
        '一次回答(いつまでに回答するか)を下書きフォルダーに書く',
        'write holding replies (by when the answer comes) into Drafts',
      ),
    )
    .option(
      '--due <date>',
      say('回答の期日: 2bd(営業日)、3d、2026-11-26、11月26日15時', 'by when: 2bd (business days), 3d, 2026-11-26'),
    )
    .option('--template <name>', say('テンプレートの名前', 'name of the template'))
    .option('--reason <text>', say('本文に添える理由', 'a reason to put into the text'))
    .option('--edit', say('書き込む前にエディターで直す', 'edit each one before it is written'))
    .option('--dry-run', say('示すだけで書き込まない', 'show them, write nothing'))
    .option('--no-quote', say('元のメールを引用しない', 'do not quote the mail that is answered'))
    .option('--reply-sender-only', say('全員ではなく差出人だけに返信する', 'reply to the sender, not to all'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check draft', say('お待たせしている全員に', 'for everyone who is kept waiting')],
        ['client-check draft k7wq --due 3bd', say('3営業日後を期日に', 'promise the third business day')],
      ]),
    )
    .action(async (ids: string[], _, command: Command) => finish(await actions.draft(ids, command.optsWithGlobals())));

  program
    .command('send')
    .argument(
      '[id...]',
      say('一覧のID(なければ、client-check の下書き全部)', 'IDs of the list (none: all drafts of client-check)'),
    )
    .description(say('下書きを一通ずつ示し、確かめてから送る', 'show each draft, ask, and send it'))
    .option(
      '--yes',
      say('確認せずに送る(問題のあるものは送らない)', 'do not ask (what a check finds fault with is not sent)'),
    )
    .option('--dry-run', say('示すだけで送らない', 'show them, send nothing'))
    .option('--edit', say('示す前にエディターで直す', 'edit each one first'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check send', say('一通ずつ確かめて送る', 'look over and send each')],
        ['client-check send k7wq --yes', say('この下書きを確認なしで', 'send this one without asking')],
      ]),
    )
    .action(async (ids: string[], _, command: Command) => finish(await actions.send(ids, command.optsWithGlobals())));
}
