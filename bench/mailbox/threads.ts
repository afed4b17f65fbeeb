import type { Charset } from './encode.ts';
import { ALIAS, COLLEAGUE, type Company, clientele, ME, type Person } from './people.ts';
import { base36, mix, pick, type Random, randomOf, seedOf } from './random.ts';

export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Who wrote: a client, we, a colleague, a client's automatic reply or ours, a newsletter, a system. */
export type Kind = 'client' | 'mine' | 'colleague' | 'client-auto' | 'own-auto' | 'newsletter' | 'system';

/** How a reply names what it answers. */
type Link = 'none' | 'references' | 'in-reply-to';

export interface Mail {
  readonly thread: ThreadPlan;
  readonly kind: Kind;
  readonly at: number;
  readonly from: Person;
  readonly to: Person;
  readonly index: number;
  readonly id: string;
  readonly link: Link;
  readonly attachment: boolean;
  readonly copied: boolean;
}

export interface ThreadPlan {
  readonly number: number;
  readonly seed: number;
  readonly mails: Mail[];
  readonly subject: string;
  readonly japanese: boolean;
  readonly charset: Charset;
  readonly company: Company | null;
  /** Which client, to file it; -1: none. */
  readonly client: number;
  /** Which list or service; -1: a person's. */
  readonly robot: number;
  /** Few header fields and one line of text: so are the oldest of a million messages, to save room. */
  readonly small: boolean;
}

/** So many messages in a span of days before now. */
export interface Span {
  readonly messages: number;
  readonly fromDays: number;
  readonly toDays: number;
  readonly small: boolean;
}

export interface MailboxOptions {
  readonly seed: string;
  readonly now: number;
  readonly clients: number;
  /** The newest first: the threads of the first span are the same whatever follows it. */
  readonly spans: readonly Span[];
}

const SUBJECTS = [
  '見積書の件',
  'お打ち合わせ日程のご相談',
  '【至急】納品物の修正依頼',
  'ロゴデザインについて',
  '請求書送付のお願い',
  '契約書のご確認',
  'Webサイト更新のご依頼',
  '次回ミーティングの議題',
  '来月のスケジュール',
  '原稿の差し替えについて',
  'ご質問(追加仕様)',
  '写真データの受け渡し',
];
const ENGLISH_SUBJECTS = [
  'Quote for the new site',
  'Question about invoice',
  'Contract draft for review',
  'Meeting next week?',
  'Logo files',
  'Delivery schedule',
  'Urgent: broken page',
  'Feedback on the mockups',
  'Payment terms',
  'Change request',
];

/** Japanese office hours: 8 to 20, few at weekends, whole seconds. */
function humanTime(at: number, random: Random): number {
  const hour = new Date(at + 9 * HOUR).getUTCHours();
  let moved = at;
  if (hour < 8 || hour >= 20) moved += ((8 - hour + 24) % 24) * HOUR + Math.floor(random() * HOUR);
  const day = new Date(moved + 9 * HOUR).getUTCDay();
  if ((day === 0 || day === 6) && random() < 0.85) moved += (day === 6 ? 2 : 1) * DAY;
  return Math.floor(moved / 1000) * 1000;
}

function add(thread: ThreadPlan, mail: Omit<Mail, 'thread' | 'index' | 'id'>): void {
  const index = thread.mails.length;
  const domain = mail.from.address.split('@')[1];
  const id = `<${base36(mix(thread.seed, index + 7))}.${base36(thread.number)}.${index}@${domain}>`;
  thread.mails.push({ ...mail, thread, index, id });
}

function robotThread(number: number, seed: number, at: number, random: Random, kind: Kind, small: boolean): ThreadPlan {
  const news = kind === 'newsletter';
  const robot = Math.floor(random() * (news ? 60 : 25));
  const japanese = robot % 2 === 1;
  const subject = news
    ? japanese
      ? `【メルマガ】今週のお知らせ vol.${number % 500}`
      : `Weekly digest #${number % 500}`
    : japanese
      ? `ご利用明細のお知らせ(${number})`
      : `[CI] Build ${number} finished`;
  const name = news ? (japanese ? `ニュース配信 ${robot}` : `News ${robot}`) : '';
  const address = news ? `news@list${robot}.example` : `no-reply@service${robot}.example`;
  const thread: ThreadPlan = {
    ...{ number, seed, mails: [], subject, japanese, charset: 'UTF-8', company: null, client: -1, robot, small },
  };
  const from = { name, address };
  add(thread, { kind, at: Math.floor(at / 1000) * 1000, from, to: ME, link: 'none', attachment: false, copied: false });
  return thread;
}

/** A conversation with a client, up to now; normally it ends with our answer, and some never get one. */
function clientThread(
  thread: ThreadPlan & { company: Company },
  start: number,
  now: number,
  random: Random,
): ThreadPlan {
  const { company } = thread;
  const contact = pick(random, company.people);
  const me = random() < 0.15 ? ALIAS : ME;
  const link: Link = random() < 0.12 ? 'in-reply-to' : 'references';
  let at = humanTime(start, random);
  let mine = random() < 0.175;
  let left = 1 + Math.floor(-Math.log(1 - random()) * 2.6);
  const put = (kind: Kind, when: number, from: Person, to: Person, how: Link, extra = false) => {
    if (when > now) return;
    const attachment = extra && random() < 0.12;
    add(thread, { kind, at: when, from, to, link: how, attachment, copied: extra && random() < 0.2 });
  };
  while (left > 0 && at <= now) {
    left -= 1;
    const author = random() < 0.85 ? contact : pick(random, company.people);
    put(
      mine ? 'mine' : 'client',
      at,
      mine ? me : author,
      mine ? contact : me,
      thread.mails.length ? link : 'none',
      true,
    );
    if (!mine && random() < 0.015) put('own-auto', at + 2_000, me, author, 'references');
    if (mine && random() < 0.02) put('client-auto', at + 4_000, contact, me, 'references');
    if (!mine && random() < 0.01) {
      at = humanTime(at + HOUR * (1 + random() * 20), random);
      put('colleague', at, COLLEAGUE, author, 'references');
    }
    if (!mine && random() < 0.06) break;
    const spoke = mine;
    const again = random() < 0.15;
    if (!again) mine = mine ? false : random() < 0.84;
    if (left === 0 && !spoke && random() > 0.02) {
      left = 1;
      mine = true;
    }
    const pause = again ? 0.2 + random() * 30 : Math.exp(1.2 + 2.08 * (random() + random() + random() - 1.5));
    at = humanTime(at + HOUR * pause, random);
  }
  return thread;
}

/** The mails of a mailbox in the order of their arrival; the same for the same options. */
export function planMailbox({ seed: text, now, clients, spans }: MailboxOptions) {
  const seed = seedOf(text);
  // Subjects of two seeds never meet.
  const tag = seed.toString(36).toUpperCase().slice(0, 4);
  const { companies, any } = clientele(seed, clients);
  const threads: ThreadPlan[] = [];
  for (const { messages, fromDays, toDays, small } of spans) {
    let [count, news, notes] = [0, 0, 0];
    while (count < messages) {
      const number = threads.length;
      const own = mix(seed, number);
      const random = randomOf(own);
      const start = now - (toDays + random() * (fromDays - toDays)) * DAY;
      let thread: ThreadPlan;
      if (news < 0.2 * (count + 1) - 0.5) {
        news += 1;
        thread = robotThread(number, own, start, random, 'newsletter', small);
      } else if (notes < 0.15 * (count + 1) - 0.5) {
        notes += 1;
        thread = robotThread(number, own, start, random, 'system', small);
      } else {
        const client = any(random);
        const company = companies[client] as Company;
        const { japanese, charset } = company;
        const name = pick(random, japanese ? SUBJECTS : ENGLISH_SUBJECTS);
        const subject = name + (japanese ? `(No.${tag}-${10_000 + number})` : ` #${tag}-${10_000 + number}`);
        const plan = { number, seed: own, mails: [], subject, japanese, charset, company, client, robot: -1, small };
        thread = clientThread(plan, start, now, random);
      }
      threads.push(thread);
      count += thread.mails.length;
    }
  }
  for (const { mails } of threads) mails.sort((a, b) => a.at - b.at || a.index - b.index);
  const mails = threads.flatMap((thread) => thread.mails);
  mails.sort((a, b) => a.at - b.at || a.thread.number - b.thread.number || a.index - b.index);
  return { threads, mails, companies };
}
