import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';

/** The instant at which all is judged: a Thursday. */
export const NOW = Date.parse('2026-11-19T11:00:00+09:00');

const HOUR = 3_600_000;
const ME = 'hanako@agency.example';
const CLIENT = 'kaito@sawayaka.example';

interface Written {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly hoursAgo: number;
  readonly mine?: boolean;
  readonly answers?: string;
}

const ASKED = 'お世話になっております。\r\nいつ頃になりますでしょうか。';

/** One question is overdue, one is answered, one is held by a promise; the last word on another is thanks. */
const MAILS: readonly Written[] = [
  { id: 'late', subject: '納期のご相談', text: ASKED, hoursAgo: 30 },
  { id: 'asked', subject: 'ロゴの色', text: ASKED, hoursAgo: 70 },
  { id: 'reply', subject: 'Re: ロゴの色', text: '青でお願いいたします。', hoursAgo: 60, mine: true, answers: 'asked' },
  { id: 'quote', subject: '見積書', text: ASKED, hoursAgo: 45 },
  {
    id: 'promise',
    subject: 'Re: 見積書',
    text: '確認のうえ、11月20日(金)17時までに回答いたします。',
    hoursAgo: 40,
    mine: true,
    answers: 'quote',
  },
  { id: 'ours', subject: '資料のご送付', text: '資料をお送りします。', hoursAgo: 90, mine: true },
  { id: 'thanks', subject: 'Re: 資料のご送付', text: 'ありがとうございました。', hoursAgo: 28, answers: 'ours' },
];

/** A Maildir of a week of a client's mail. */
export function writeWeek(root: string): void {
  makeFolders(root, ['Sent', 'Drafts']);
  for (const mail of MAILS) {
    const at = new Date(NOW - mail.hoursAgo * HOUR);
    writeMail(root, {
      folder: mail.mine ? 'Sent' : '',
      name: `${at.getTime() / 1_000}.${mail.id}.host:2,S`,
      bytes: bytesOf(mail, at),
      at: at.toISOString(),
    });
  }
}

function bytesOf({ id, subject, text, mine = false, answers }: Written, at: Date): Buffer {
  const word = (value: string) => `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
  const lines = [
    `From: ${mine ? ME : CLIENT}`,
    `To: ${mine ? CLIENT : ME}`,
    `Subject: ${word(subject)}`,
    `Date: ${at.toUTCString()}`,
    `Message-ID: <${id}@x.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@x.example>`, `References: <${answers}@x.example>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
