import type { Lang } from '../errors.ts';

interface DoctorWords {
  readonly groups: Readonly<Record<'machine' | 'configuration' | 'cron', string>>;
  readonly account: (name: string) => string;
  readonly sum: (faults: number, warnings: number, skipped: number) => string;
  readonly masked: string;
  readonly running: string;
}

const ja: DoctorWords = {
  groups: { machine: 'コンピューター', configuration: '設定', cron: '定時実行 (cron)' },
  account: (name) => `アカウント ${name}`,
  sum: (faults, warnings, skipped) =>
    faults + warnings === 0
      ? `問題は見つかりませんでした${skipped > 0 ? ` (確認していない項目 ${skipped} 件)` : ''}。`
      : `異常 ${faults} 件、注意 ${warnings} 件、確認していない項目 ${skipped} 件。`,
  masked:
    'この結果は不具合の報告にそのまま貼り付けられます。パスワードやコマンドの出力は含まず、メールアドレス、自社とお客様のドメインと名前は「h…o@a…y.example」のように伏せてあります。',
  running: '確認しています',
};

const en: DoctorWords = {
  groups: { machine: 'Computer', configuration: 'Configuration', cron: 'Scheduled run (cron)' },
  account: (name) => `Account ${name}`,
  sum: (faults, warnings, skipped) =>
    faults + warnings === 0
      ? `Nothing is wrong${skipped > 0 ? ` (${skipped} not checked)` : ''}.`
      : `${faults} ${faults === 1 ? 'fault' : 'faults'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${skipped} not checked.`,
  masked:
    'This may be pasted into a bug report as it is: it holds no password and no output of a command; addresses, and domains and names of yours and of your clients, are masked (h…o@a…y.example).',
  running: 'looking at everything',
};

export const doctorWords: Readonly<Record<Lang, DoctorWords>> = { ja, en };
