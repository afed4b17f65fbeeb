import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ClientCheckError, wordError } from '../../src/errors.ts';
import { openSmtp, TIMEOUTS } from '../../src/submit/smtp.ts';
import { freePort, PASSWORD } from '../live/dovecot.ts';
import { CountingSmtp } from '../live/interrupted/smtp.ts';
import type { Fault } from '../live/smtp-faults.ts';
import { Submission } from '../live/submission.ts';
import { leaksIn } from '../secrets/watch.ts';

const SOURCE = (size = 10) =>
  Buffer.from(
    `From: a@x.example\r\nTo: b@x.example\r\nMessage-ID: <m@x.example>\r\n\r\n${'z'.repeat(size)}\r\n.\r\n..\r\nend\r\n`,
  );

describe('submission over SMTP', () => {
  let server: Submission;
  beforeAll(async () => {
    server = await Submission.start();
  });
  afterEach(() => server.reset());
  afterAll(() => server.stop());

  const log: string[] = [];
  const submit = (
    fault: Fault,
    {
      security = 'starttls' as 'tls' | 'starttls' | 'none',
      to = ['b@x.example'],
      source = SOURCE(),
      port = 0,
      password = PASSWORD,
      beforeEnd = async () => undefined as unknown,
      timeouts = TIMEOUTS,
    } = {},
  ) => {
    server.fault = fault;
    log.length = 0;
    const listening = security === 'tls' ? server.tlsPort : server.port;
    return openSmtp({
      server: { account: 'work', host: 'localhost', port: port || listening, user: 'a@x.example', security },
      password,
      ca: readFileSync(server.ca),
      log: (line) => log.push(line),
      timeouts,
    }).submit({ from: 'a@x.example', to }, source, async () => {
      await beforeEnd();
    });
  };
  const codeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'none',
      (error) => (error instanceof ClientCheckError ? error.code : String(error)),
    );

  test.each(['tls', 'starttls', 'none'] as const)('%s: the very bytes arrive', async (security) => {
    const outcome = await submit({}, { security, source: SOURCE(200_000) });
    expect(outcome).toMatchObject({ kind: 'accepted', accepted: ['b@x.example'] });
    expect(server.accepted[0]?.bytes.equals(SOURCE(200_000))).toBe(true);
    expect(log.join('\n')).not.toContain(PASSWORD);
    expect(log.join('\n')).not.toContain(Buffer.from(PASSWORD).toString('base64').slice(0, 12));
    expect(log.some((line) => line.includes('MAIL FROM'))).toBe(true);
    expect(log.join('\n')).not.toContain('zzzz');
  });

  test.each([
    ['an expired certificate', { certificate: 'expired' }, 'certificate-invalid'],
    ['one for another host', { certificate: 'wrong-host' }, 'certificate-invalid'],
    ['one of its own', { certificate: 'self-signed' }, 'certificate-invalid'],
    ['no STARTTLS', { noStarttls: true }, 'starttls-failed'],
    ['a wrong password', { auth: 535 }, 'login-refused'],
    ['a server too busy for a login', { auth: 454 }, 'server-busy'],
    ['hung up at once', { drop: 'connect' }, 'connection-lost'],
    ['hung up after the greeting', { drop: 'EHLO' }, 'connection-lost'],
    ['hung up at AUTH', { drop: 'AUTH' }, 'connection-lost'],
  ] as const)('%s: nothing is sent, and no password in the clear', async (_, fault, code) => {
    expect(await codeOf(submit(fault as Fault))).toBe(code);
    expect(server.accepted).toEqual([]);
    expect(server.logins.every(({ encrypted }) => encrypted)).toBe(true);
  });

  test('a server that repeats AUTH PLAIN: the password stands nowhere in the error', async () => {
    const plain = Buffer.from(`\0alice@x.example\0${PASSWORD}`).toString('base64');
    const error = await submit({ auth: { code: 535, words: `5.7.8 refused: ${plain}` } }).catch((cause) => cause);
    const { message } = wordError(error, 'en');
    expect(message).toContain('refused: ***');
    expect(leaksIn(`${message}${(error.cause as Error).stack}`)).toEqual([]);
  });

  test('nobody listens; a host of elsewhere without TLS', async () => {
    expect(await codeOf(submit({}, { port: await freePort() }))).toBe('no-connection');
    const open = () =>
      openSmtp({
        server: { account: 'work', host: 'mail.example', port: 25, user: 'a', security: 'none' },
        password: 'x',
        ca: null,
      });
    expect(open).toThrow('not-encrypted');
  });

  test.each([
    ['24. 421 to MAIL', { mail: { code: 421, words: '4.7.0 try later' } }, 'try later'],
    ['24. 550 to RCPT', { rcpt: { 'b@x.example': { code: 550, words: '5.1.1 nobody' } } }, 'nobody'],
    ['554 after the data', { dataEnd: { code: 554, words: '5.7.1 spam' } }, 'spam'],
    ['cut at MAIL', { drop: 'MAIL' }, ''],
    ['cut at RCPT', { drop: 'RCPT' }, ''],
    ['cut at DATA', { drop: 'DATA' }, ''],
  ] as const)('%s: rejected, with the words of the server', async (_, fault, words) => {
    for (const noPipelining of [false, true]) {
      const outcome = await submit({ ...fault, noPipelining } as Fault);
      expect(outcome).toMatchObject({ kind: 'rejected', words: expect.stringContaining(words) });
    }
    expect(server.accepted).toEqual([]);
  });

  test('26. cut in the middle of the data: rejected; the final dot was never sent', async () => {
    let ends = 0;
    const outcome = await submit(
      { drop: { afterBytes: 50_000 } },
      {
        source: SOURCE(5_000_000),
        beforeEnd: async () => {
          ends += 1;
        },
      },
    );
    expect([outcome.kind, ends]).toEqual(['rejected', 0]);
    expect(server.accepted).toEqual([]);
  });

  test('27. cut after the final dot: unknown', async () => {
    expect(await submit({ drop: 'answer' })).toMatchObject({ kind: 'unknown' });
    expect(server.accepted).toHaveLength(1);
  });

  test('26. lost while the final dot is being recorded: rejected once that is on record, and the dot never goes out', async () => {
    for (const after of [150, 250]) {
      const cutting = await CountingSmtp.start(true);
      cutting.fault = { kind: 'byte', of: 'client', after, since: 'start' };
      const order: string[] = [];
      const beforeEnd = async () => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        order.push('recorded');
      };
      const outcome = await submit({}, { security: 'none', port: cutting.port, source: SOURCE(2_000), beforeEnd });
      order.push(outcome.kind);
      expect(order).toEqual(['recorded', 'rejected']);
      expect(cutting.dots).toBe(0);
      await cutting.stop();
    }
  });

  test('32. an error of the record comes back as it is, with nothing of the connection written into it', async () => {
    const full = new ClientCheckError('file-unwritable', { file: 'x', reason: 'ENOSPC' });
    expect(await codeOf(submit({}, { beforeEnd: () => Promise.reject(full) }))).toBe('file-unwritable');
    expect(server.accepted).toEqual([]);
  });

  test('what fails before the final dot keeps it from going out', async () => {
    const failing = submit({}, { beforeEnd: () => Promise.reject(new Error('disk full')) });
    expect(await failing).toMatchObject({ kind: 'rejected' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([server.accepted, server.dataBegun]).toEqual([[], 1]);
  });

  test('28. nine minutes until the 250, on a clock a hundred times as fast: waited for; longer than eleven: unknown', async () => {
    // RFC 5321 4.5.3.2.6 says ten at least.
    expect(TIMEOUTS.reply).toBeGreaterThan(10 * 60_000);
    const { connect, stall, reply } = TIMEOUTS;
    const timeouts = { connect: connect / 10, stall: stall / 100, reply: reply / 100 };
    const nine = 9 * 60_000;
    expect(await submit({ delay: nine / 100 }, { timeouts })).toMatchObject({ kind: 'accepted' });
    expect(await submit({ delay: 2 * reply }, { timeouts: { ...timeouts, reply: 600 } })).toMatchObject({
      kind: 'unknown',
    });
    expect(server.accepted).toHaveLength(2);
  });

  test('28. nothing moves before the final dot: given up, rejected, and never unknown', async () => {
    for (const at of ['MAIL', 'RCPT', 'DATA'] as const) {
      const silent = await CountingSmtp.start(at === 'DATA');
      silent.fault = { kind: 'command', at, when: 'before', hang: true };
      const timeouts = { connect: 1_000, stall: 400, reply: 60_000 };
      expect(await submit({}, { security: 'none', port: silent.port, timeouts })).toMatchObject({ kind: 'rejected' });
      expect(silent.dots).toBe(0);
      await silent.stop();
    }
  });

  test('25. one of three recipients refused: nobody gets it', async () => {
    const to = ['b@x.example', 'c@x.example', 'd@x.example'];
    for (const noPipelining of [false, true]) {
      const outcome = await submit({ rcpt: { 'c@x.example': 451 }, noPipelining }, { to });
      expect(outcome.kind).toBe('rejected');
    }
    expect(server.accepted).toEqual([]);
  });
});
