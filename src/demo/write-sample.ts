import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { CalendarRules } from '../calendar/types.ts';
import { type Company, type Contact, firms, they, us } from './people.ts';
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
  const mailboxes = new Set(['INBOX', 'Sent', 'Drafts', 'Trash', ...files.map(({ mailbox }) => mailbox)]);
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
      name: ${us.hanako.name}
      organization: ${us.hanako.company}
      address: ${us.hanako.address}
      aliases: [${us.info.address}]
      signature: |
        ${us.hanako.company} ${us.hanako.department}
        ${us.hanako.name}
    maildir: ${JSON.stringify(maildir)}
team: [agency.example]
forms: [${us.form.address}]
clients:
${Object.values(firms).map(clientEntry).join('\n')}
`;
}

function clientEntry(firm: Company): string {
  const contacts = Object.values(they).filter(({ company }) => company === firm.name);
  return [
    `  - name: ${firm.name}`,
    `    match: [${firm.domain}]`,
    ...(firm.window ? [`    window: ${firm.window}`] : []),
    '    contacts:',
    ...contacts.map(contactEntry),
  ].join('\n');
}

function contactEntry({ address, name, title, department }: Contact): string {
  const about = [`address: ${address}`, `name: ${name}`];
  if (title) about.push(`title: ${title}`);
  if (department) about.push(`department: ${department}`);
  return `      - { ${about.join(', ')} }`;
}
