import type { Command } from 'commander';
import type { InitArguments } from './init-options.ts';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

/** What they do; `editClients` has a name where one is added. */
export interface SetupActions {
  readonly init: (options: InitArguments) => Promise<number>;
  readonly clients: (options: CommonOptions & { since?: string }) => Promise<number>;
  readonly editClients: (
    action: 'add' | 'ignore',
    name: string | null,
    rules: string[],
    options: CommonOptions,
  ) => Promise<number>;
}

/** `init`, and `clients` with its commands; gives `clients`, so that they get what every command has. */
export function addSetup(program: Command, { lang, say, since, actions, finish }: Parts): Command {
  addInit(program, { lang, say, since, actions, finish });
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

function addInit(program: Command, { lang, say, actions, finish }: Parts): void {
  const repeat = (value: string, previous: string[] = []) => [...previous, value];
  const security = (protocol: string) =>
    say(`${protocol} の暗号化: tls か starttls`, `encryption of ${protocol}: tls or starttls`);
  program
    .command('init')
    .description(
      say(
        '設定を作る: サーバーを探し、接続を試し、お客様を選ぶ',
        'make the configuration: finds the servers, tries them, asks who your clients are',
      ),
    )
    .option('--address <address>', say('メールアドレス', 'your mail address'))
    .option('--imap-host <host>', say('IMAP サーバー(なければ探す)', 'the IMAP server (else it is looked for)'))
    .option('--imap-port <port>', say('IMAP のポート', 'its port'))
    .option('--imap-security <kind>', security('IMAP'))
    .option('--smtp-host <host>', say('SMTP サーバー(なければ探す)', 'the SMTP server (else it is looked for)'))
    .option('--smtp-port <port>', say('SMTP のポート', 'its port'))
    .option('--smtp-security <kind>', security('SMTP'))
    .option('--user <name>', say('ログインの利用者名', 'the login name'))
    .option('--ca <file>', say('社内の認証局の証明書(PEM)', 'certificate of a private authority (PEM)'))
    .option('--password-command <command>', say('パスワードを出力するコマンド', 'a command that prints the password'))
    .option('--password-env <name>', say('パスワードの入った環境変数', 'an environment variable that holds it'))
    .option(
      '--password-file <file>',
      say('1行目をパスワードとして設定に書く(- は標準入力)', 'its first line goes into the configuration (-: stdin)'),
    )
    .option('--name <name>', say('差出人の名前', 'your name in From'))
    .option('--organization <name>', say('会社・組織', 'your company'))
    .option(
      '--clock <clock>',
      say('返信期限の数え方: elapsed、business-days、business-hours', 'elapsed, business-days or business-hours'),
    )
    .option(
      '--team <domain>',
      say('同僚のドメインかアドレス(繰り返し可)', 'domain or address of colleagues (repeatable)'),
      repeat,
    )
    .option('--client <name=domain>', say('お客様(繰り返し可)', 'a client (repeatable)'), repeat)
    .option('--output <file>', say('書き込むファイル', 'the file to write'))
    .option('--yes', say('質問せず、見つかったものを使う', 'ask nothing and take what is found'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check init', say('質問に答えて作る(もう一度でも)', 'by questions, also once more')],
        [
          'client-check init --yes --address hanako@example.jp --password-command "pass mail"',
          say('質問なしで', 'without any'),
        ],
      ]),
    )
    .action(async (_, command: Command) => finish(await actions.init(command.optsWithGlobals())));
}
