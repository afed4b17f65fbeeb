import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HOUR = 3_600_000;
const ME = 'Hanako <hanako@agency.example>';
const CLIENT = 'Kaito <kaito@sawayaka.example>';

/** A Maildir with a little of everything that a report counts, in the last days and months. @param evil stands in names and subjects */
export function deliver(maildir: string, evil: string): void {
  let number = 0;
  for (const folder of ['', '.Sent', '.Drafts'])
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, folder, part), { recursive: true });
  const put = (ago: number, from: string, to: string, subject: string, text: string, follows: string | null) => {
    number += 1;
    const at = new Date(Date.now() - ago * HOUR);
    const id = `<m${number}@example>`;
    const encoded = `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`;
    const lines = [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${encoded}`,
      `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: ${id}`,
      ...(follows === null ? [] : [`In-Reply-To: ${follows}`]),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=UTF-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64'),
      '',
    ];
    const folder = from === ME ? '.Sent/cur' : 'cur';
    writeFileSync(
      join(maildir, folder, `${Math.floor(at.getTime() / 1000)}.M${number}P1.host:2,S`),
      lines.join('\r\n'),
    );
    return id;
  };
  const day = (at: number) =>
    new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', month: 'numeric', day: 'numeric' })
      .format(at)
      .replace('/', '月');
  for (const days of [1, 2, 3, 20, 40, 70]) {
    const asked = put(days * 24 + 3, CLIENT, ME, `納期の件 ${days}`, '納期はいつになりますか。', null);
    put(days * 24, ME, CLIENT, `Re: 納期の件 ${days}`, '来月の10日です。', asked);
  }
  // A date that is kept, and one that is not.
  const first = put(100, CLIENT, ME, 'お見積りの件', 'お見積りをお願いいたします。', null);
  const held = put(98, ME, CLIENT, 'Re: お見積りの件', `${day(Date.now() + 48 * HOUR)}日までに回答いたします。`, first);
  put(60, ME, CLIENT, 'Re: お見積りの件', 'お見積りは10万円です。', held);
  const second = put(120, CLIENT, ME, '校正の件', '校正はまだでしょうか。', null);
  put(118, ME, CLIENT, 'Re: 校正の件', `${day(Date.now() - 48 * HOUR)}日までに回答いたします。`, second);
  // Late, not answered, thanks.
  const third = put(90, CLIENT, ME, '印刷の件', '部数を教えてください。', null);
  const late = put(40, ME, CLIENT, 'Re: 印刷の件', '500部です。', third);
  put(39, CLIENT, ME, 'Re: 印刷の件', 'ありがとうございました。', late);
  put(
    50,
    `=?UTF-8?B?${Buffer.from(evil).toString('base64')}?= <evil@stranger.example>`,
    ME,
    evil,
    '見積もりをください。',
    null,
  );
}
