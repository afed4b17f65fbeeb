import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../calendar/random.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';

const MINUTE = 60_000;
const ME = 'hanako@agency.example';
const CLIENTS = ['kaito@sawayaka.example', 'mei@hinata.example', 'ren@gmail.com', 'aoi@new-company.example'];

interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly path: string;
}

/** A mailbox that somebody works with: mail comes and is answered, marked, filed, thrown away. Seeded. */
export class Life {
  private readonly random: () => number;
  private readonly mails: Mail[] = [];
  private count = 0;

  constructor(
    private readonly maildir: string,
    private readonly now: number,
    seed: number,
  ) {
    this.random = random(seed);
    makeFolders(maildir, ['Sent', 'Drafts', 'Clients']);
    for (let n = 0; n < 25; n += 1) this.step();
  }

  /** One thing happens; says what. */
  step(): string {
    const events = [
      this.asks,
      this.asks,
      this.answers,
      this.answers,
      this.marks,
      this.files,
      this.discards,
      this.drafts,
    ];
    return this.pick(events).call(this);
  }

  private asks(): string {
    const earlier = this.random() < 0.5 ? this.pick(this.mails) : undefined;
    const from = earlier && earlier.from !== ME ? earlier.from : this.pick(CLIENTS);
    const text = this.pick(['いつまでにいただけますか?', 'ありがとうございました。', '11月30日までにご返信ください。']);
    this.put('', { from, to: ME, ...(earlier ? { answers: earlier } : {}), text });
    return `${from} writes`;
  }

  private answers(): string {
    const question = this.pick(this.mails.filter(({ from }) => from !== ME));
    if (!question) return this.asks();
    const text = this.pick([
      '11月27日までに回答いたします。',
      '添付の通りです。',
      '11月25日までにご確認をお願いいたします。',
    ]);
    const start = this.random() < 0.2;
    this.put('Sent', { from: ME, to: question.from, ...(start ? {} : { answers: question }), text });
    return `we answer ${question.from}`;
  }

  private drafts(): string {
    const question = this.pick(this.mails.filter(({ from }) => from !== ME));
    if (!question) return this.asks();
    this.put('Drafts', { from: ME, to: question.from, answers: question, text: '11月28日までに回答いたします。' });
    return 'a draft';
  }

  private marks(): string {
    const mail = this.pick(this.mails);
    const file = mail && this.fileOf(mail);
    if (!file) return this.asks();
    const flagged = file.endsWith('R') ? file.slice(0, -1) : `${file}R`;
    renameSync(file, flagged);
    return 'a flag';
  }

  private files(): string {
    const mail = this.pick(this.mails);
    const file = mail && this.fileOf(mail);
    if (!file) return this.asks();
    renameSync(file, join(this.maildir, '.Clients/cur', `f${this.count++}.${file.split('/').at(-1)}`));
    return 'a mail is filed';
  }

  private discards(): string {
    const mail = this.pick(this.mails);
    const file = mail && this.fileOf(mail);
    if (!file) return this.asks();
    rmSync(file);
    return 'a mail is thrown away';
  }

  private fileOf({ path }: Mail): string | null {
    const [folder, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    if (!existsSync(folder)) return null;
    const found = readdirSync(folder).find((one) => one.startsWith(name.replace(/:2,.*/, '')));
    return found ? join(folder, found) : null;
  }

  private put(
    folder: string,
    { from, to, answers, text }: { from: string; to: string; answers?: Mail; text: string },
  ): void {
    this.count += 1;
    const at = new Date(this.now - 14 * 86_400_000 + this.count * 97 * MINUTE);
    const id = `m${this.count}@${from.split('@')[1]}`;
    const subject = answers
      ? `Re: ${answers.subject.replace(/^Re: /, '')}`
      : this.pick(['お見積り', '撮影の件', 'Schedule']);
    const bytes = [
      `From: ${from}`,
      `To: ${to}`,
      `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <${id}>`,
      // Some programs drop what a mail answers: then the subject tells.
      ...(answers && this.random() < 0.8 ? [`In-Reply-To: <${answers.id}>`, `References: <${answers.id}>`] : []),
      `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      'Content-Type: text/plain; charset=UTF-8',
      '',
      text,
      '',
    ].join('\n');
    const name = `${Math.floor(at.getTime() / 1000)}.n${this.count}.host:2,`;
    const path = writeMail(this.maildir, { folder, name, bytes, at: at.toISOString() });
    this.mails.push({ id, from, to, subject, path });
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }
}
