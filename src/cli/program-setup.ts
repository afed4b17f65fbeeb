import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

/** What they do; `editClients` has a name where one is added. */
export interface SetupActions {
  readonly clients: (options: CommonOptions & { since?: string }) => Promise<number>;
  readonly editClients: (
    action: 'add' | 'ignore',
    name: string | null,
    rules: string[],
    options: CommonOptions,
  ) => Promise<number>;
}

/** `clients` with its commands; gives it, so that they get what every command has. */
export function addSetup(program: Command, { lang, say, since, actions, finish }: Parts): Command {
  const clients = program
    .command('clients')
    .helpCommand(false)
    .description(say('誰がお客様に数えられるか、その理由', 'who counts as a client, and why'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check clients', say('お客様と、ほかにメールのある方', 'the clients, and others who write')],
        ['client-check clients add 株式会社さわやか商事 sawayaka.example', say('お客様に加える', 'add one')],
      ]),
    );
  clients
    .command('list', { isDefault: true })
    .description(say('一覧を示す', 'list them'))
    .option(...since)
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check clients list --since 180d', say('180日分のメールから', 'from 180 days of mail')],
        ['client-check clients list --json', say('JSONで', 'as JSON')],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.clients(command.optsWithGlobals())));
  clients
    .command('add')
    .argument('<name>', say('お客様の名前', "the client's name"))
    .argument('<rules...>', say('アドレス、ドメイン、*.ドメイン', 'addresses, domains, *.domains'))
    .description(say('お客様に加える (設定に書く。コメントは残る)', 'add a client to the configuration; comments stay'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check clients add みなと印刷 minato.example', say('ドメインで', 'by domain')],
        [
          "client-check clients add みなと印刷 '*.minato.example' nagisa@gmail.example",
          say('すでにあれば加える', 'more rules of one'),
        ],
      ]),
    )
    .action(async (name: string, rules: string[], _, command: Command) =>
      finish(await actions.editClients('add', name, rules, command.optsWithGlobals())),
    );
  clients
    .command('ignore')
    .argument('<rules...>', say('アドレス、ドメイン、*.ドメイン', 'addresses, domains, *.domains'))
    .description(
      say('お客様に数えない (設定の ignore に書く)', 'count them for no client (ignore in the configuration)'),
    )
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check clients ignore news@shop.example', say('このアドレスを', 'this address')],
        ["client-check clients ignore shop.example '*.shop.example'", say('この会社すべてを', 'the whole company')],
      ]),
    )
    .action(async (rules: string[], _, command: Command) =>
      finish(await actions.editClients('ignore', null, rules, command.optsWithGlobals())),
    );
  return clients;
}
