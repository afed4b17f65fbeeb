import type { Command } from 'commander';
import type { Parts } from './program.ts';
import { examples } from './program-examples.ts';

/** `completion`. */
export function addCompletion(program: Command, { lang, say, actions, finish }: Parts): void {
  program
    .command('completion')
    .argument('[shell]', say('bash、zsh、fish (なければ $SHELL から)', 'bash, zsh or fish (default: $SHELL)'))
    .description(
      say('シェルの Tab 補完のスクリプトを出力する', 'print the script that completes the command line with Tab'),
    )
    .addHelpText(
      'after',
      examples(lang, [
        ['source <(client-check completion bash)', say('~/.bashrc に書く (zsh も同様)', 'in ~/.bashrc; zsh alike')],
        [
          'client-check completion fish > ~/.config/fish/completions/client-check.fish',
          say('fish では一度だけ', 'for fish, once'),
        ],
      ]),
    )
    .action(async (shell: string | undefined, _, command: Command) =>
      finish(await actions.completion(shell ?? null, command.optsWithGlobals())),
    );
}
