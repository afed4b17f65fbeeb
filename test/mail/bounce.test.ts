import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBounce } from '../../src/mail/bounce.ts';
import { hasBounceSubject } from '../../src/mail/bounce-signs.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import type { RawBody } from '../../src/mail/message.ts';
import { scanMime } from '../../src/mailstore/mime-scan.ts';
import type { Entry } from '../../src/triage/answers.ts';
import { matchBounces } from '../../src/triage/bounces.ts';
import { Directory } from '../../src/triage/directory.ts';
import { partyOf } from '../../src/triage/party.ts';
import { rules } from '../triage/build.ts';
import { at, raw } from './build.ts';

const CORPUS = join(import.meta.dirname, '../corpus/bounce');
const KAITO = 'kaito@sawayaka.example';
const NAGISA = 'nagisa@sawayaka.example';

/** All leaves with their bodies, as a store gives those of a report. */
async function bodyOf(bytes: Buffer): Promise<RawBody> {
  const leaves = await scanMime({
    size: bytes.length,
    read: async (from, length) => bytes.subarray(from, from + length),
  });
  const parts = leaves.map(({ header, start, end }) => ({ header, body: bytes.subarray(start, end) }));
  return { ref: { mailbox: 'INBOX', uidValidity: '1', uid: 9 }, parts, truncated: false };
}

/** What a report says of our mail to both of them. */
async function read(bytes: Buffer, to = { to: KAITO, cc: NAGISA }) {
  const ref = { mailbox: 'INBOX', uidValidity: '1', uid: 9 };
  const arrival = { kind: 'imap', internalDate: at('2026-11-18 12:01') } as const;
  const ours = raw({
    id: 'a1@agency.example',
    at: '2026-11-18 12:00',
    from: 'hanako@agency.example',
    role: '\\Sent',
    ...to,
  });
  const reportMail = { raw: { ref, flags: new Set<string>(), arrival, header: bytes }, role: null };
  const { messages } = collectMessages([ours, reportMail], at('2026-11-19 12:00'));
  const directory = new Directory(rules());
  const entries: Entry[] = messages.map((message) => ({ message, party: partyOf(message, rules(), directory) }));
  const bounce = parseBounce(await bodyOf(bytes));
  const report = messages.find(({ envelope }) => envelope.messageId !== 'a1@agency.example');
  const found = matchBounces(
    messages,
    entries.filter(({ party }) => party.by === 'us'),
    new Map([[report?.key ?? '', bounce]]),
  );
  const said = found.reports.get('a1@agency.example')?.[0]?.bounce;
  return {
    party: entries.find(({ message }) => message === report)?.party.by,
    failed: said?.failed ?? [],
    delayed: said?.delayed ?? [],
  };
}

const FAILED: Readonly<Record<string, readonly string[]>> = {
  qmail: [KAITO],
  postfix: [KAITO],
  'postfix-plain': [NAGISA],
  exim: [KAITO, NAGISA],
  'sendmail-v5': [KAITO],
  'office365-ja': [KAITO],
  'exchange-ja': [KAITO],
  'exchange-2000': [KAITO],
  docomo: [KAITO],
  au: [KAITO],
  kddi: [KAITO],
  biglobe: [KAITO],
  softbank: [KAITO],
  'yahoo-jp': [KAITO],
  gmail: [KAITO],
  'gmail-old': [KAITO],
  'notes-ja': [KAITO],
  'domino-ja': [KAITO],
};
const DELAYED: Readonly<Record<string, readonly string[]>> = {
  postfix: [NAGISA],
  'qmail-delay': [KAITO],
  'exim-delay': [KAITO],
  'gmail-delay': [KAITO],
};

describe('reports that mail did not arrive, as mail systems write them', () => {
  test.each(readdirSync(CORPUS).sort())('%s', async (file) => {
    const name = file.replace('.eml', '');
    const said = await read(readFileSync(join(CORPUS, file)));
    expect([said.failed, said.delayed]).toEqual([FAILED[name] ?? [], DELAYED[name] ?? []]);
    expect(said.party).toBe(name === 'forwarded-by-a-person' ? 'outsider' : 'robot');
  });

  test('no report of a mail that is not ours, and none of a person’s', () => {
    for (const name of ['vacation', 'forwarded-by-a-person']) {
      expect(parseEnvelope(readFileSync(join(CORPUS, `${name}.eml`))).deliveryReport).toBe(false);
    }
  });

  test('an address that ours was forwarded to: of a mail to one person it means that person, of one to two it is left open', async () => {
    const bytes = Buffer.from(
      readFileSync(join(CORPUS, 'docomo.eml'), 'latin1').replaceAll('; kaito@sawayaka', '; k@elsewhere'),
      'latin1',
    );
    expect((await read(bytes, { to: KAITO, cc: 'hanako@agency.example' })).failed).toEqual(['k@elsewhere.example']);
    expect((await read(bytes, { to: KAITO } as never)).failed).toEqual([KAITO]);
  });

  test.each([
    ['Undeliverable: quote', true],
    ['【配信不能】お見積り', true],
    ['メール配信エラー', true],
    ['配信できませんでした', true],
    ['メッセージを送信できません', true],
    ['Mail delivery failed: returning message to sender', true],
    ['Re: Undeliverable: quote', false],
    ['Fwd: failure notice', false],
    ['お見積りの件', false],
    ['送信テスト', false],
    ['納品が遅れています', false],
  ])('the subject %s', (subject, expected) => {
    expect(hasBounceSubject(subject)).toBe(expected);
  });

  test('a report of a megabyte is read in part, quickly', async () => {
    for (const filler of ['a@'.repeat(500_000), '<a'.repeat(500_000), 'not '.repeat(250_000), '> '.repeat(500_000)]) {
      const bytes = Buffer.from(`From: MAILER-DAEMON@x\nSubject: failure notice\nContent-Type: text/html\n\n${filler}`);
      const start = performance.now();
      parseBounce(await bodyOf(bytes));
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});
