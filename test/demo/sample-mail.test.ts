import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { encodeIso2022Jp, encodeShiftJis } from '../../src/demo/japanese.ts';
import { us } from '../../src/demo/people.ts';
import { type SampleFile, sampleMailbox } from '../../src/demo/sample-mailbox.ts';
import { SAMPLE_CALENDAR, writeSample } from '../../src/demo/write-sample.ts';
import { ownText } from '../../src/mail/own-text.ts';
import { Home } from '../cli/run.ts';
import { at } from '../mail/build.ts';

const calendar = new BusinessCalendar(SAMPLE_CALENDAR);
const DAY = 86_400_000;
const PROMISED: readonly string[] = ['held', 'promise-broken'];
const NOW = at('2026-11-24 08:30');
const sample = sampleMailbox(NOW, calendar);
const mails = await Promise.all(sample.files.map(async (file) => ({ file, mail: await simpleParser(file.bytes) })));
const ours = mails.filter(({ mail }) => mail.from?.value[0]?.address === us.hanako.address);
const header = ({ bytes }: SampleFile) => bytes.toString('latin1').split('\r\n\r\n')[0] ?? '';
const bare = (id: string) => id.replace(/^<|>$/g, '');

describe('every mail', () => {
  test('is readable, dated as it lies, and of nobody who exists', () => {
    for (const { file, mail } of mails) {
      const names = mail.attachments.map(({ filename }) => filename);
      // U+3013 stands for what a charset lacks, a brace for a day that was not filled in.
      expect(`${mail.subject}\n${mail.from?.text}\n${mail.text}\n${names}`).not.toMatch(/[\ufffd〓{}]/);
      expect(mail.text?.trim(), mail.subject).toBeTruthy();
      expect(mail.date?.getTime(), mail.subject).toBe(file.at);
      expect(header(file)).toMatch(/^Date: .* \+0900$/m);
      expect(
        header(file)
          .split('\r\n')
          .every((line) => line.length <= 200),
      ).toBe(true);
      const domains = [...`${header(file)}\n${mail.text}`.matchAll(/[\w.+-]+@([\w.-]+)/g)].map(([, domain]) => domain);
      expect(domains.filter((domain) => !domain?.endsWith('.example'))).toEqual([]);
    }
  });

  test('has a Message-ID of its own, and follows mails that are there', () => {
    const ids = mails.map(({ mail }) => bare(mail.messageId ?? ''));
    expect(new Set(ids).size).toBe(ids.length);
    const named = mails.flatMap(({ mail }) => [mail.inReplyTo ?? [], mail.references ?? []].flat().map(bare));
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(named).size).toBeGreaterThan(50);
  });

  test('lies within the look-back, with room for a run of days off', () => {
    for (const now of ['2026-11-24 08:30', '2027-01-04 08:30', '2026-05-06 23:00']) {
      const oldest = Math.min(...sampleMailbox(at(now), calendar).files.map((file) => file.at));
      expect((at(now) - oldest) / DAY).toBeLessThan(60);
    }
  });
});

describe('the mailbox', () => {
  test('has the folders that people have', () => {
    const folders = new Set(sample.files.map(({ mailbox }) => mailbox));
    expect([...folders].toSorted()).toEqual(
      ['Drafts', 'INBOX', 'Sent', 'Trash', '取引先/さわやか商事', '取引先/博多交通', '取引先/旭川木工'].toSorted(),
    );
  });

  test('holds what real ones hold: charsets, HTML, quotes of several kinds', () => {
    const count = (pattern: RegExp, of: (sheet: { file: SampleFile; mail: ParsedMail }) => string) =>
      mails.filter((sheet) => pattern.test(of(sheet))).length;
    const source = ({ file }: { file: SampleFile }) => file.bytes.toString('latin1');
    const text = ({ mail }: { mail: ParsedMail }) => mail.text ?? '';
    expect(count(/charset=ISO-2022-JP/, source)).toBeGreaterThanOrEqual(3);
    expect(count(/charset=Shift_JIS/, source)).toBeGreaterThanOrEqual(2);
    expect(count(/multipart\/alternative/, source)).toBeGreaterThanOrEqual(3);
    expect(count(/^Content-Type: text\/html/m, source)).toBeGreaterThanOrEqual(3);
    for (const quote of [
      /^-----Original Message-----$/m,
      /^差出人: /m,
      /さんは書きました:\n+>/,
      /\d日\(.\) \d\d:\d\d .*:\n\n>/,
      /, .* wrote:\n>/,
    ])
      expect(count(quote, text), String(quote)).toBeGreaterThanOrEqual(1);
  });

  test('counts as the demo promises', () => {
    const states = sample.threads.map(({ expected }) => expected ?? 'none');
    const count = (state: string) => states.filter((other) => other === state).length;
    expect(['overdue', 'due-soon', 'waiting', 'copied', 'thanks', 'answered', ...PROMISED].map(count)).toEqual([
      8, 2, 6, 2, 3, 38, 1, 1,
    ]);
  });
});

describe('our own mail', () => {
  test('minds its manners', () => {
    for (const { mail } of ours)
      expect(ownText(mail.text ?? '')).not.toMatch(
        /取り急ぎ|了解(?:し|いた)|ご苦労|させて(?:いただ|頂)|拝見(?:いた|させ)|拝受いた|お伺い|おっしゃられ|ご覧になられ|とんでもございません|よろしかった/,
      );
  });

  test('names a day only where a promise is meant, and with its weekday', () => {
    const promised = new Set(
      sample.threads
        .filter(({ expected }) => expected && PROMISED.includes(expected))
        .map(({ subject }) => `Re: ${subject}`),
    );
    const dated = ours.filter(({ mail }) =>
      /\d日[(（]|今日|本日中|明日|今週|来週|今月|来月|曜|までに/.test(ownText(mail.text ?? '')),
    );
    expect(new Set(dated.map(({ mail }) => mail.subject))).toEqual(promised);
    expect(ours.some(({ mail }) => mail.text?.includes('11月25日(水)17時までに回答いたします'))).toBe(true);
    expect(ours.some(({ mail }) => mail.text?.includes('11月20日(金)までに回答いたします'))).toBe(true);
  });
});

describe('the charsets of before', () => {
  const text = 'ABC かな カナ 漢字、「」・ー…━◆弌熙';
  test('read back as written', () => {
    expect(new TextDecoder('iso-2022-jp').decode(encodeIso2022Jp(text))).toBe(text);
    expect(new TextDecoder('shift_jis').decode(encodeShiftJis(text))).toBe(text);
    expect(new TextDecoder('shift_jis').decode(encodeShiftJis('😀'))).toBe('〓');
  });
});

/** Odd weeks at odd hours: the states must not hang on the moment. */
describe('every thread is in the state that it stands for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-check-moments-'));
  const home = new Home();
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    home.remove();
  });

  test.concurrent.each([
    ['in the small hours', '2026-06-09 00:00'],
    ['before dawn', '2026-06-11 04:50'],
    ['at the end of a day', '2026-06-12 18:30'],
    ['on a Saturday', '2026-06-13 09:00'],
    ['on a Monday morning', '2026-06-15 08:30'],
    ['on the last evening of the year', '2026-12-31 23:59'],
    ['on New Year', '2027-01-01 00:00'],
    ['before Golden Week', '2026-04-28 13:10'],
    ['after Golden Week', '2026-05-07 07:00'],
    ['after the ten days of 2019', '2019-05-07 08:30'],
  ])('%s', async (_, moment) => {
    const now = at(moment);
    const { threads } = sampleMailbox(now, calendar);
    const { config } = await writeSample(mkdtempSync(join(folder, 'box-')), now);
    const when = new Date(now).toISOString();
    const { out } = await home.run(['inbox', '--all', '--json', '--config', config, '--now', when]);
    const states = new Map<string, string>();
    for (const { messages, state } of JSON.parse(out).threads) for (const id of messages) states.set(id, state);
    const found = threads.map(({ root, subject }) => `${subject}: ${states.get(root) ?? null}`);
    expect(found).toEqual(threads.map(({ subject, expected }) => `${subject}: ${expected}`));
  });
});
