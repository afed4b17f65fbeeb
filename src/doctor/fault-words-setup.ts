import type { FaultWords } from './fault-words.ts';

/** The machine, the configuration and the folders. */
export const setupFaults = {
  'node-too-old': {
    exit: 78,
    ja: [
      'Node {version} は古すぎます。{least} 以上が必要です',
      'Node {least} 以上を入れてください (https://nodejs.org)。',
    ],
    en: ['Node {version} is too old; {least} is the least', 'Install Node {least} or newer (https://nodejs.org).'],
  },
  'clock-before-release': {
    exit: 78,
    ja: [
      '時計が {date} を指しています。この版が作られた日より前です',
      '時計を合わせてください (timedatectl set-ntp true など)。',
    ],
    en: [
      'it shows {date}, which is before this version was made',
      'Set the clock (such as: timedatectl set-ntp true).',
    ],
  },
  'lock-unavailable': {
    exit: 78,
    ja: [
      'このコンピューター用の部品 fs-native-extensions を読み込めません',
      'client-check を入れ直してください (npm install -g client-check)。',
    ],
    en: [
      'the part for this machine, fs-native-extensions, cannot be loaded',
      'Install client-check again (npm install -g client-check).',
    ],
  },
  'state-unwritable': {
    exit: 74,
    ja: ['{file} に書き込めません ({reason})', '空き容量と、フォルダーの所有者・アクセス権をご確認ください。'],
    en: [
      '{file} cannot be written to ({reason})',
      'Check the free space, and the owner and the permissions of the folder.',
    ],
  },
  'state-open-to-others': {
    exit: 78,
    ja: ['{file} をほかの利用者が読めます ({mode})', '次を実行してください: chmod 700 {file}'],
    en: ['other users can read {file} ({mode})', 'Run: chmod 700 {file}'],
  },
  'cache-unwritable': {
    exit: 74,
    ja: ['{file} に書き込めません ({reason})。動作が遅くなります', 'フォルダーの所有者とアクセス権をご確認ください。'],
    en: [
      '{file} cannot be written to ({reason}), which makes it slower',
      'Check the owner and the permissions of the folder.',
    ],
  },
  'cache-open-to-others': {
    exit: 78,
    ja: ['{file} をほかの利用者が読めます ({mode})', '次を実行してください: chmod 700 {file}'],
    en: ['other users can read {file} ({mode})', 'Run: chmod 700 {file}'],
  },
  'config-invalid': {
    exit: 78,
    ja: ['{file} に誤りがあります\n{faultsJa}', '上の行を直してください。'],
    en: ['{file} has faults\n{faultsEn}', 'Mend the lines above.'],
  },
  // Without the commands and variables that it would use: those are shown by `trust`.
  'config-untrusted': {
    exit: 78,
    ja: [
      '作業フォルダーで見つけた {file} は、まだ承認されていません',
      '内容を確かめたうえで「client-check trust {quoted}」を実行してください。',
    ],
    en: [
      '{file}, found in this working folder, is not approved yet',
      'Read it, then run "client-check trust {quoted}".',
    ],
  },
  'config-writable-by-others': {
    exit: 78,
    ja: ['{file} をほかの利用者が書き換えられます ({mode})', '次を実行してください: chmod go-w {quoted}'],
    en: ['other users can change {file} ({mode})', 'Run: chmod go-w {quoted}'],
  },
  'calendar-idle': {
    exit: 78,
    ja: ['この先 10 年、営業日がありません', '設定の calendar の days と closed をご確認ください。'],
    en: ['it has no business day for ten years', 'Check days and closed of calendar in the configuration.'],
  },
  'timezone-differs': {
    exit: 78,
    ja: [
      'コンピューターは {own}、設定のカレンダーは {zone} です。cron の時刻は {own} で数えます',
      '意図したものなら、このままで構いません。',
    ],
    en: [
      "the machine goes by {own}, the configured calendar by {zone}; cron's times are {own}",
      'If this is meant, leave it.',
    ],
  },
  'template-unknown-name': {
    exit: 65,
    ja: ['{file} {line}行目: {reasonJa}', 'テンプレートの名前の綴りを直してください。'],
    en: ['{file}, line {line}: {reasonEn}', 'Mend the spelling in the template.'],
  },
  'templates-folder-missing': {
    exit: 78,
    ja: [
      '設定の templates にあるフォルダー {file} がありません',
      'フォルダーを作るか、設定の templates を直してください。',
    ],
    en: [
      'there is no folder {file}, which templates of the configuration names',
      'Make the folder, or mend templates.',
    ],
  },
} as const satisfies Record<string, FaultWords>;
