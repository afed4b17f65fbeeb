import type { CatalogEntry } from './error-catalog.ts';

/** The errors of init, clients and completion, worded as error-catalog.ts words all others. */
export const setupErrors = {
  'setup-incomplete': {
    exit: 2,
    ja: [
      '端末ではない (または --yes がある) ため質問できません。次のオプションが足りません:\n{missing}',
      '足りないオプションを付けて実行するか、端末で「client-check init」を実行してください。',
    ],
    en: [
      'Nothing can be asked (no terminal, or --yes). These options are missing:\n{missing}',
      'Give them, or run "client-check init" in a terminal.',
    ],
  },
  'setup-outside': {
    exit: 2,
    ja: [
      '見つかったサーバー {hosts} は {domain} の外にあるため、確認なしにパスワードを送りません。',
      '正しければ {options} で指定してください。端末では確認をお尋ねします。',
    ],
    en: [
      'The servers that were found, {hosts}, are outside {domain}: no password goes there unasked.',
      'If they are right, name them with {options}. In a terminal you are asked.',
    ],
  },
  'setup-lost': {
    exit: 74,
    ja: [
      '設定ファイルがほかのプログラムで書き換えられたため、上書きしませんでした: {file}',
      'もう一度実行してください。',
    ],
    en: ['Another program changed the configuration meanwhile; it was not overwritten: {file}', 'Run it again.'],
  },
  'client-taken': {
    exit: 2,
    ja: [
      '「{rule}」はすでに「{client}」のものです。',
      '移すときは {file} の「{client}」の match から消して、もう一度実行してください。',
    ],
    en: [
      '"{rule}" belongs to "{client}" already.',
      'To move it, take it out of match of "{client}" in {file} and run this again.',
    ],
  },
  'client-ignored': {
    exit: 2,
    ja: ['「{rule}」は設定の ignore にあります。', '{file} の ignore から消して、もう一度実行してください。'],
    en: ['"{rule}" stands under ignore in the configuration.', 'Take it out of ignore in {file} and run this again.'],
  },
  'no-shell': {
    exit: 2,
    ja: ['どのシェルか分かりません ($SHELL がありません)。', 'シェルを指定してください: client-check completion bash'],
    en: ['It is not clear which shell you use ($SHELL is not set).', 'Name it: client-check completion bash'],
  },
  'unknown-shell': {
    exit: 2,
    ja: ['「{shell}」用の補完はありません。', 'bash、zsh、fish のどれかを指定してください。'],
    en: ['There is no completion for "{shell}".', 'Name one of bash, zsh and fish.'],
  },
} as const satisfies Record<string, CatalogEntry>;
