import { type Charset, encode, encodedWord, isAscii } from './encode.ts';
import { COLLEAGUE, ME, OWN_DOMAIN, type Person } from './people.ts';
import { base36, mix, pick, type Random, randomOf } from './random.ts';
import type { Mail } from './threads.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');
const EOL = '\r\n';

const JAPANESE = [
  'いつもお世話になっております。',
  'お忙しいところ恐れ入ります。',
  '先日はお打ち合わせのお時間をいただき、ありがとうございました。',
  '添付の資料をご確認のうえ、ご意見をいただけますでしょうか。',
  '修正版を今週金曜までにお送りいただけると助かります。',
  '何卒よろしくお願いいたします。',
  'ご不明な点がございましたら、お気軽にお問い合わせください。',
  '下記の通り、日程の候補をお送りいたします。',
];
const ENGLISH = [
  'Thanks for the quick turnaround.',
  'Could you let me know by Friday?',
  'Please find the latest version attached.',
  'We would like to change two things on the second page.',
  'Does Tuesday at 10:00 work for you?',
  'Best regards,',
  'Let me know if anything is unclear.',
];

/** Signatures and attachments are cut from it. */
const noise = (() => {
  const random = randomOf(99);
  return Buffer.from(Array.from({ length: 192 * 1024 }, () => Math.floor(random() * 256))).toString('base64');
})();

/** RFC 5322 3.3, in Japan's zone. */
export function mailDate(at: number): string {
  const date = new Date(at + 9 * 3_600_000);
  const day = `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0900`;
}

/** The line between the messages of an mbox. */
export function mboxLine(from: string, at: number): string {
  const date = new Date(at);
  const day = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `From ${from} ${day} ${time} ${date.getUTCFullYear()}`;
}

function mailbox({ name, address }: Person, charset: Charset): string {
  return name === '' ? address : `${encodedWord(name, charset)} <${address}>`;
}

const lines = (text: string) => text.replace(/.{76}/g, '$&\r\n');

/** What servers on the way have written. */
function traceOf({ from, to, at }: Mail, random: Random): string {
  const domain = from.address.split('@')[1];
  let header = `Return-Path: <${from.address}>${EOL}Delivered-To: ${ME.address}${EOL}`;
  for (let hop = 0; hop < 3; hop += 1) {
    const host = `mx${hop}.${domain}`;
    const by = `by mx.${OWN_DOMAIN} (Postfix) with ESMTPS id ${base36(random() * 2 ** 32)}`;
    const ip = `192.0.2.${1 + Math.floor(random() * 250)}`;
    header += `Received: from ${host} (${host} [${ip}])${EOL}\t${by}${EOL}\tfor <${to.address}>; ${mailDate(at)}${EOL}`;
  }
  const results = `dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${from.address}; dmarc=pass`;
  header += `Authentication-Results: mx.${OWN_DOMAIN}; ${results}${EOL}`;
  const cut = Math.floor(random() * 100_000);
  const [hash, ...signature] = [43, 62, 74, 74].map((length, index) => {
    return noise.slice(cut + 75 * index, cut + 75 * index + length);
  });
  const fields = 'h=from:to:subject:date:message-id';
  header += `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s1;${EOL}\t${fields}; bh=${hash}=;${EOL}`;
  return `${header}\tb=${signature.join(`${EOL}\t `)}${EOL}`;
}

function prefixOf({ kind, index, thread }: Mail, random: Random): string {
  if (index === 0) return '';
  if (kind === 'client-auto') return thread.japanese ? '自動応答: ' : 'Automatic reply: ';
  if (kind === 'own-auto') return 'Auto: ';
  return pick(random, ['Re: ', 'Re: ', 'Re: ', 'RE: ', 'Re[2]: ', 'Re: Re: ']);
}

/** RFC 5322 3.6.4. */
function threading(mail: Mail): string {
  if (mail.link === 'none') return '';
  const { mails } = mail.thread;
  const before = mails.slice(0, mails.indexOf(mail));
  const parent = before.findLast(({ kind }) => !kind.endsWith('-auto')) ?? before.at(-1);
  if (!parent) return '';
  const ids = [...before.slice(0, 1), ...before.slice(1).slice(-12)].map(({ id }) => id);
  const references = mail.link === 'references' ? `References: ${ids.join(`${EOL} `)}${EOL}` : '';
  return `In-Reply-To: ${parent.id}${EOL}${references}`;
}

/** The fields by which automatic mail is known (RFC 3834, RFC 2919, RFC 2369). */
function robotFields({ kind, thread: { robot, seed } }: Mail): string {
  if (kind === 'client-auto' || kind === 'own-auto') return `Auto-Submitted: auto-replied${EOL}Precedence: bulk${EOL}`;
  if (kind === 'system') return `Auto-Submitted: auto-generated${EOL}`;
  if (kind !== 'newsletter') return '';
  const list = `list${robot}.example`;
  const leave = `<mailto:leave@${list}>,${EOL} <https://${list}/u/${base36(seed)}>`;
  return `List-Id: <news.${list}>${EOL}List-Unsubscribe: ${leave}${EOL}Precedence: bulk${EOL}`;
}

function text({ thread: { japanese, charset }, index }: Mail, random: Random): string {
  const from = japanese ? JAPANESE : ENGLISH;
  const count = 2 + Math.floor(random() * 5);
  const first = Math.floor(random() * from.length);
  const own = Array.from({ length: count }, (_, line) => from[(first + line) % from.length] as string);
  const quoted =
    index > 0 ? ['', japanese ? '2026年 佐藤 様:' : 'On Monday you wrote:', ...own.map((line) => `> ${line}`)] : [];
  const body = encode([...own, ...quoted, ''].join(EOL), charset);
  const type = `Content-Type: text/plain; charset=${charset}${EOL}Content-Transfer-Encoding: `;
  if (charset === 'UTF-8' && japanese) return `${type}base64${EOL}${EOL}${lines(body.toString('base64'))}${EOL}`;
  return `${type}${charset === 'Shift_JIS' ? '8bit' : '7bit'}${EOL}${EOL}${body.toString('latin1')}`;
}

function withAttachment(mail: Mail, content: string, random: Random): string {
  const { thread, index } = mail;
  const boundary = `=_${base36(mix(thread.seed, index))}`;
  const length = Math.min(noise.length - 4, Math.floor(-Math.log(1 - random()) * 40_960) & ~3);
  const name = thread.japanese ? `filename*=UTF-8''${encodeURIComponent('見積書.pdf')}` : 'filename="quote.pdf"';
  const pdf = `Content-Type: application/pdf${EOL}Content-Disposition: attachment; ${name}${EOL}Content-Transfer-Encoding: base64${EOL}`;
  const parts = [content, `${pdf}${EOL}${lines(noise.slice(0, length))}${EOL}`];
  const head = `Content-Type: multipart/mixed; boundary="${boundary}"${EOL}${EOL}`;
  return `${head}${parts.map((part) => `--${boundary}${EOL}${part}`).join(EOL)}--${boundary}--${EOL}`;
}

/** The mail as it lies in the mailbox: latin1, a character a byte. */
export function render(mail: Mail): string {
  const { thread, kind, at, from, to, copied, index, id } = mail;
  const random = randomOf(mix(thread.seed, 50_000 + index));
  const charset = thread.charset === 'US-ASCII' ? 'UTF-8' : thread.charset;
  const ours = kind === 'mine' || kind === 'own-auto';
  let header = ours || thread.small ? '' : traceOf(mail, random);
  header += `Date: ${mailDate(at)}${EOL}From: ${mailbox(from, charset)}${EOL}To: ${mailbox(to, charset)}${EOL}`;
  if (copied)
    header += `Cc: ${mailbox(ours ? (thread.company?.people.at(-1) ?? COLLEAGUE) : COLLEAGUE, charset)}${EOL}`;
  const prefix = prefixOf(mail, random);
  const subject = isAscii(prefix)
    ? prefix + encodedWord(thread.subject, charset)
    : encodedWord(prefix + thread.subject, charset);
  header += `Subject: ${subject}${EOL}Message-ID: ${id}${EOL}${threading(mail)}${robotFields(mail)}MIME-Version: 1.0${EOL}`;
  if (thread.small) return `${header}Content-Type: text/plain; charset=us-ascii${EOL}${EOL}Message ${id}${EOL}`;
  const program = pick(random, [
    'Mozilla Thunderbird',
    'Apple Mail (2.3826)',
    'Microsoft Outlook 16.0',
    'Shuriken 2020',
  ]);
  header += `User-Agent: ${program}${EOL}`;
  if (kind === 'newsletter') {
    const cut = Math.floor(random() * 60_000);
    const html = `<html><body><p>${'lorem ipsum dolor sit amet '.repeat(20)}</p><!--${lines(noise.slice(cut, cut + 4_000))}--></body></html>`;
    return `${header}Content-Type: text/html; charset=UTF-8${EOL}Content-Transfer-Encoding: 7bit${EOL}${EOL}${html}${EOL}`;
  }
  const content = text(mail, random);
  return header + (mail.attachment ? withAttachment(mail, content, random) : content);
}
