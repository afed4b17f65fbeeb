import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseBounce } from '../../src/mail/bounce.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import { bodyFrom } from '../../src/mailstore/raw-body.ts';
import { Home } from '../cli/run.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { codes, judge, judgeOne, KAITO, ME, NAGISA } from './build.ts';

const postfix = readFileSync(join(import.meta.dirname, '../corpus/bounce/postfix.eml'));
const bodyOf = (bytes: Buffer) =>
  bodyFrom(
    { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) },
    { mailbox: 'INBOX', uidValidity: '', uid: '1' },
    65_536,
  );

describe('a delivery report', () => {
  test('whose mail it was, who was not reached, who is late', async () => {
    expect(parseEnvelope(postfix)).toMatchObject({ deliveryReport: true, automatic: 'auto-submitted' });
    expect(parseBounce(await bodyOf(postfix))).toEqual({
      originalId: 'a1@agency.example',
      failed: ['kaito@sawayaka.example'],
      delayed: ['nagisa@sawayaka.example'],
    });
  });

  test('headers only, in base64, and a forward’s address that is not the one we wrote to', async () => {
    const text = postfix.toString('latin1');
    const headers = text.replace('Content-Type: message/rfc822', 'Content-Type: text/rfc822-headers');
    expect(parseBounce(await bodyOf(Buffer.from(headers, 'latin1')))?.originalId).toBe('a1@agency.example');
    const forwarded = text.replace(
      'Final-Recipient: rfc822; kaito@sawayaka.example',
      'Final-Recipient: rfc822; k@elsewhere.example',
    );
    expect(parseBounce(await bodyOf(Buffer.from(forwarded, 'latin1')))?.failed).toEqual(['kaito@sawayaka.example']);
  });

  test('a report without the original does not tell which mail it is about; a mail that is no report says nothing', async () => {
    const text = postfix.toString('latin1').replace('Message-ID: <a1@agency.example>\n', '');
    expect(parseBounce(await bodyOf(Buffer.from(text, 'latin1')))).toMatchObject({
      originalId: null,
      failed: ['kaito@sawayaka.example'],
    });
    expect(parseBounce(await bodyOf(Buffer.from('Content-Type: text/plain\n\nhello', 'latin1')))).toBeNull();
    expect(
      parseEnvelope(Buffer.from('Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n'))
        .deliveryReport,
    ).toBe(false);
  });
});

describe('the thread of a mail that came back', () => {
  const question = { id: 'q1@sawayaka.example', at: '2026-11-18 10:00', from: KAITO, to: ME } as const;
  const answer = {
    id: 'a1@agency.example',
    at: '2026-11-18 12:00',
    from: ME,
    to: KAITO,
    role: '\\Sent',
    re: question.id,
  } as const;
  const report = {
    id: 'b1@mx.example',
    at: '2026-11-18 12:01',
    from: 'MAILER-DAEMON@mx.example',
    to: ME,
    subject: 'Undelivered',
    headers: ['Content-Type: multipart/report; report-type=delivery-status'],
  };
  const said = (more: { failed?: string[]; delayed?: string[]; originalId?: string }) => ({
    'b1@mx.example': { originalId: 'a1@agency.example', failed: [], delayed: [], ...more },
  });
  const NEXT_DAY = { now: '2026-11-19 11:00' };

  test('is unanswered again, with the report as evidence', () => {
    const verdict = judgeOne([question, answer, report], {
      ...NEXT_DAY,
      bounces: said({ failed: ['kaito@sawayaka.example'] }),
    });
    expect(verdict.state).toBe('overdue');
    expect(codes(verdict)).toEqual(['client-wrote-last', 'window', 'bounced']);
  });

  test('stays answered where another person of the client was reached, or where it is only late', () => {
    const both = { ...answer, cc: NAGISA };
    const failed = judgeOne([question, both, report], {
      ...NEXT_DAY,
      bounces: said({ failed: ['kaito@sawayaka.example'] }),
    });
    expect([failed.state, codes(failed).includes('bounced')]).toEqual(['answered', true]);
    const late = judgeOne([question, answer, report], {
      ...NEXT_DAY,
      bounces: said({ delayed: ['kaito@sawayaka.example'] }),
    });
    expect([late.state, codes(late).includes('delayed')]).toEqual(['answered', true]);
  });

  test('a second try that arrives answers', () => {
    const again = { ...answer, id: 'a2@agency.example', at: '2026-11-18 13:00', to: NAGISA };
    expect(
      judgeOne([question, answer, report, again], {
        ...NEXT_DAY,
        bounces: said({ failed: ['kaito@sawayaka.example'] }),
      }).state,
    ).toBe('answered');
  });

  test('the report’s own In-Reply-To tells where it returns nothing', () => {
    const told = { ...report, re: answer.id };
    const lost = { originalId: null as unknown as string, failed: ['kaito@sawayaka.example'] };
    expect(judgeOne([question, answer, told], { ...NEXT_DAY, bounces: said(lost) }).state).toBe('overdue');
    expect(judgeOne([question, answer, report], { ...NEXT_DAY, bounces: said(lost) }).state).toBe('answered');
  });

  test('a mail system’s header names whom it did not reach', () => {
    const told = {
      ...report,
      re: answer.id,
      headers: ['Return-Path: <>', 'X-Failed-Recipients: kaito@sawayaka.example'],
    };
    const nothing = { 'b1@mx.example': null } as never;
    expect(judgeOne([question, answer, told], { ...NEXT_DAY, bounces: nothing }).state).toBe('overdue');
    const late = { ...told, subject: 'Warning: message abc delayed 24 hours' };
    const verdict = judgeOne([question, answer, late], { ...NEXT_DAY, bounces: nothing });
    expect([verdict.state, codes(verdict).includes('delayed')]).toEqual(['answered', true]);
  });

  test('prose that names nobody: of a mail to one person it means that person', () => {
    const prose = {
      ...said({}),
      'b1@mx.example': { originalId: answer.id, failed: [], delayed: [], prose: { named: [], delayed: false } },
    };
    expect(judgeOne([question, answer, report], { ...NEXT_DAY, bounces: prose }).state).toBe('overdue');
    const both = { ...answer, cc: NAGISA };
    expect(judgeOne([question, both, report], { ...NEXT_DAY, bounces: prose }).state).toBe('answered');
  });

  test('a copy to a colleague that came back takes no answer back', () => {
    expect(
      judgeOne([question, answer, report], { ...NEXT_DAY, bounces: said({ failed: ['boss@agency.example'] }) }).state,
    ).toBe('answered');
    expect(
      judgeOne([question, answer, report], { ...NEXT_DAY, bounces: said({ failed: ['kaito@phone.example'] }) }).state,
    ).toBe('overdue');
  });

  test('an absence note of the client’s takes no answer back', () => {
    const note = {
      id: 'b1@mx.example',
      at: '2026-11-18 12:01',
      from: KAITO,
      to: ME,
      re: answer.id,
      subject: '不在のお知らせ',
      headers: ['Return-Path: <>', 'Content-Type: multipart/mixed; boundary=b'],
    };
    const prose = {
      'b1@mx.example': {
        originalId: null,
        failed: [],
        delayed: [],
        prose: { named: ['kaito@sawayaka.example'], delayed: false },
      },
    };
    expect(judgeOne([question, answer, note], { ...NEXT_DAY, bounces: prose }).state).toBe('answered');
  });

  test('a report about a mail that we never sent changes nothing', () => {
    const forged = judge([question, answer, report], {
      ...NEXT_DAY,
      bounces: said({ originalId: question.id, failed: ['kaito@sawayaka.example'] }),
    });
    expect(forged.map(({ state }) => state)).toEqual(['answered']);
  });

  test('from end to end', async () => {
    const home = new Home();
    afterAll(() => home.remove());
    const maildir = join(home.path, 'Mail');
    makeFolders(maildir, ['Sent']);
    const put = (folder: string, name: string, bytes: string | Buffer) => writeMail(maildir, { folder, name, bytes });
    put(
      '',
      '1794963600.M1.host:2,S',
      'Received: by x; Wed, 18 Nov 2026 10:00:00 +0900\nFrom: kaito@sawayaka.example\nTo: hanako@agency.example\nSubject: quote\nMessage-ID: <q1@sawayaka.example>\n\nwhen?\n',
    );
    put(
      'Sent',
      '1794970800.M2.host:2,S',
      'From: hanako@agency.example\nTo: kaito@sawayaka.example\nSubject: Re: quote\nMessage-ID: <a1@agency.example>\nIn-Reply-To: <q1@sawayaka.example>\n\ntomorrow\n',
    );
    const config = home.write(
      '.clientrc',
      `accounts:\n  - { name: work, identity: { address: hanako@agency.example }, maildir: ${maildir} }\n`,
    );
    const states = async () => {
      const { out } = await home.run([
        'inbox',
        '--all',
        '--json',
        '--now',
        '2026-11-19T11:00:00+09:00',
        '--config',
        config,
      ]);
      return JSON.parse(out).threads.map(({ state }: { state: string }) => state);
    };
    const reported = async () => {
      const span = ['--from', '2026-11-01', '--now', '2026-11-19T11:00:00+09:00'];
      const { total } = JSON.parse((await home.run(['report', '--json', ...span, '--config', config])).out);
      return [total.received, total.answered, total.late, total.promises.made];
    };
    expect(await states()).toEqual(['answered']);
    expect(await reported()).toEqual([1, 1, 0, 0]);
    // A Maildir never gives a file's name twice.
    const came = (name: string) => `1794970860.${name}.host:2,`;
    for (const name of [
      'postfix',
      'qmail',
      'exim',
      'softbank',
      'gmail',
      'office365-ja',
      'notes-ja',
      'kddi',
      'biglobe',
      'exchange-2000',
    ]) {
      put('', came(name), readFileSync(join(import.meta.dirname, `../corpus/bounce/${name}.eml`)));
      expect([name, await states()]).toEqual([name, ['overdue']]);
      if (name === 'postfix') expect(await reported()).toEqual([1, 0, 1, 0]);
      rmSync(join(maildir, 'cur', came(name)));
    }
    for (const name of ['qmail-delay', 'success', 'vacation']) {
      put('', came(name), readFileSync(join(import.meta.dirname, `../corpus/bounce/${name}.eml`)));
      expect([name, await states()]).toEqual([name, ['answered']]);
      rmSync(join(maildir, 'cur', came(name)));
    }
  }, 60_000);
});
