import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { CalendarRules } from '../calendar/types.ts';
import { sampleMailbox } from './sample-mailbox.ts';

/** The calendar of the sample's company. */
export const SAMPLE_CALENDAR: CalendarRules = {
  timezone: 'Asia/Tokyo',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: [
    { from: 570, to: 720 },
    { from: 780, to: 1110 },
  ],
  holidays: 'jp',
  closed: [],
};

/** Writes the sample as of an instant into an empty folder: a Maildir++ and the configuration for it. Gives their paths. */
export async function writeSample(folder: string, now: number): Promise<{ config: string; maildir: string }> {
  const maildir = join(folder, 'Mail');
  const { files } = sampleMailbox(now, new BusinessCalendar(SAMPLE_CALENDAR));
  const mailboxes = new Set(['INBOX', 'Sent', 'Drafts', 'Trash', '取引先', ...files.map(({ mailbox }) => mailbox)]);
  for (const mailbox of mailboxes) {
    for (const part of ['cur', 'new', 'tmp'])
      await mkdir(join(maildir, directory(mailbox), part), { recursive: true, mode: 0o700 });
  }
  for (const { mailbox, name, at, bytes } of files) {
    const path = join(maildir, directory(mailbox), 'cur', name);
    await writeFile(path, bytes, { mode: 0o600 });
    await utimes(path, at / 1000, at / 1000);
  }
  const config = join(folder, '.clientrc.yaml');
  await writeFile(config, configuration(maildir), { mode: 0o600 });
  return { config, maildir };
}

/** Maildir++: levels divided by dots, names in modified UTF-7 (RFC 3501 5.1.3). */
function directory(mailbox: string): string {
  if (mailbox === 'INBOX') return '';
  return `.${mailbox
    .split('/')
    .map((level) => iconv.encode(level, 'utf-7-imap').toString('latin1'))
    .join('.')}`;
}

function configuration(maildir: string): string {
  return `# 見本の設定 / the configuration of the sample
accounts:
  - name: demo
    identity:
      name: 佐藤 花子
      organization: 株式会社エージェンシー
      address: hanako@agency.example
      aliases: [info@agency.example]
    maildir: ${JSON.stringify(maildir)}
team: [agency.example]
forms: [form@agency.example]
clients:
  - name: 株式会社さわやか商事
    match: [sawayaka.example]
    contacts: [{ address: kaito@sawayaka.example, name: 横浜 海斗, title: 課長, department: 法人営業部 }]
  - { name: 株式会社潮騒ホテル, match: [shiosai-hotel.example] }
  - { name: 北の丘農園, match: [kitanooka.example] }
  - { name: 鶴賀製菓株式会社, match: [tsuruga-seika.example] }
  - { name: 博多交通株式会社, match: [hakata-koutsu.example] }
  - { name: 宇治茶舗, match: [uji-chaho.example] }
  - { name: 大和建設株式会社, match: [yamato-kensetsu.example] }
  - { name: 瀬戸内フーズ株式会社, match: [setouchi-foods.example] }
  - { name: 加賀友禅, match: [kaga-yuzen.example] }
  - { name: 出島貿易株式会社, match: [dejima-trading.example] }
  - { name: もりクリニック, match: [mori-clinic.example] }
  - { name: 旭川木工, match: [asahikawa-mokkou.example] }
  - { name: 六甲アパレル株式会社, match: [rokko-apparel.example] }
  - { name: 美ら海ツアー, match: [churaumi-tour.example] }
  - { name: 長良印刷株式会社, match: [nagara-insatsu.example] }
  - { name: 水戸納豆, match: [mito-natto.example] }
  - { name: 砂丘カメラ, match: [sakyu-camera.example] }
  - { name: Oxbridge Media, match: [oxbridge-media.example] }
`;
}
