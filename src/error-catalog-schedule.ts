import type { CatalogEntry } from './error-catalog.ts';

/** The errors of the crontab, worded as error-catalog.ts words all others. */
export const scheduleErrors = {
  'crontab-missing': {
    exit: 74,
    ja: [
      'crontab コマンドが見つからないため、定時実行を登録できません。',
      'cron を入れてから、もう一度実行してください (Debian・Ubuntu では sudo apt-get install cron)。Windows ではタスク スケジューラをお使いください。',
    ],
    en: [
      'There is no crontab program here, so no run can be scheduled.',
      'Install cron and run it again (Debian, Ubuntu: sudo apt-get install cron). On Windows use the Task Scheduler.',
    ],
  },
  'crontab-failed': {
    exit: 74,
    ja: [
      '「{command}」が失敗しました。crontab は元のままです: {words}',
      '上の内容に従って直し、もう一度実行してください。crontab の使用を許されているかは「crontab -l」で確かめられます。',
    ],
    en: [
      '"{command}" failed. The crontab is as it was: {words}',
      'Mend what it says and run it again. Whether you may use the crontab, "crontab -l" tells.',
    ],
  },
  'crontab-changed': {
    exit: 75,
    ja: [
      '書き込む直前に、別のプログラムが crontab を変更しました。上書きはしていません。',
      'もう一度実行してください。',
    ],
    en: [
      'Another program changed the crontab just before it was to be written. Nothing was overwritten.',
      'Run it again.',
    ],
  },
  'crontab-unsafe': {
    exit: 2,
    ja: [
      'crontab の行には書けない文字 (改行などの制御文字、\\\\、\\%) が含まれています: {what}',
      'ファイルやフォルダーの名前を変えてから、もう一度実行してください。',
    ],
    en: [
      'It holds what cannot stand in a line of a crontab (a line break or another control character, \\\\, \\%): {what}',
      'Rename the file or the folder and run it again.',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
