import type { Command } from 'commander';
import type { CommonOptions, Parts } from './program.ts';
import { examples } from './program-examples.ts';

export interface LoginArguments extends CommonOptions {
  readonly device?: boolean;
  readonly browser?: boolean;
}

/** `login` and `logout`. */
export function addSignIn(program: Command, { lang, say, actions, finish }: Parts): void {
  const account = say('アカウントの名前(一つだけなら省略可)', 'name of the account (not needed where there is one)');
  program
    .command('login')
    .argument('[account]', account)
    .description(
      say(
        'OAuth2 でサインインする、またはパスワードをキーリングに保存する',
        'sign in by OAuth2, or put a password into the keyring',
      ),
    )
    .option(
      '--device',
      say(
        'コードをほかの端末で入力する(ブラウザーのないコンピューター用)',
        'by a code that is typed on another device',
      ),
    )
    .option('--no-browser', say('ブラウザーを開かず、URL を示すだけにする', 'open no browser, only show the URL'))
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check login work', say('ブラウザーでサインインする', 'sign in with the browser')],
        ['client-check login work --device', say('ブラウザーのないコンピューターで', 'on a machine without a browser')],
      ]),
    )
    .action(async (name: string | undefined, _, command: Command) =>
      finish(await actions.signIn('login', name, command.optsWithGlobals())),
    );

  program
    .command('logout')
    .argument('[account]', account)
    .description(
      say('許可を取り消し、保存したサインインを消す', 'withdraw the permission and forget what was kept of a sign-in'),
    )
    .addHelpText(
      'after',
      examples(lang, [
        ['client-check logout work', say('このアカウントのサインインを消す', 'forget the sign-in of this account')],
        ['client-check logout', say('アカウントが一つだけのとき', 'where there is one account only')],
      ]),
    )
    .action(async (name: string | undefined, _, command: Command) =>
      finish(await actions.signIn('logout', name, command.optsWithGlobals())),
    );
}
