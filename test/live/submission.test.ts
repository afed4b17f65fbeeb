import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from './available.ts';
import { Dovecot, PASSWORD } from './dovecot.ts';
import type { Drop, Fault } from './smtp-faults.ts';
import { Submission } from './submission.ts';
import { until } from './wait.ts';

const ALICE = 'alice@agency.example';
const BOB = 'bob@client.example';
const source = (id: string, body = 'よろしくお願いします。\n..\n.\nend\n') =>
  `From: ${ALICE}\r\nTo: ${BOB}\r\nSubject: test\r\nMessage-ID:\r\n <${id}@agency.example>\r\n\r\n${body.replaceAll('\n', '\r\n')}`;

interface Sent {
  readonly to?: readonly string[];
  readonly id?: string;
  readonly body?: string;
  readonly security?: 'tls' | 'starttls' | 'none';
  readonly ca?: string;
  readonly password?: string;
}

describe.skipIf(!dovecotHere())('the submission server of the tests', () => {
  let dovecot: Dovecot;
  let server: Submission;

  beforeAll(async () => {
    dovecot = await Dovecot.start();
    const mailboxes = { [ALICE]: 'alice', [BOB]: 'bob' };
    server = await Submission.start({ deliverTo: dovecot, mailboxes });
  });
  afterEach(() => server.reset());
  afterAll(async () => {
    await server.stop();
    dovecot.stop();
  });

  const send = ({
    to = [BOB],
    id = 'm',
    body,
    security = 'starttls',
    ca = server.ca,
    password = PASSWORD,
  }: Sent = {}) =>
    createTransport({
      host: 'localhost',
      port: security === 'tls' ? server.tlsPort : server.port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      auth: { user: ALICE, pass: password },
      tls: { ca: readFileSync(ca) },
    }).sendMail({ envelope: { from: ALICE, to: [...to] }, raw: source(id, body) });

  const failure = (sent: Sent = {}) =>
    send(sent).then(
      () => null,
      (error: { code?: string; responseCode?: number }) => error,
    );

  const found = (user: string, folder: string, id: string) =>
    dovecot.as(user, async (client) => {
      await client.mailboxOpen(folder);
      const uids = await client.search({ header: { 'message-id': `<${id}@agency.example>` } }, { uid: true });
      if (!uids || uids.length === 0) return null;
      const message = await client.fetchOne(String(uids[0]), { source: true, flags: true }, { uid: true });
      return message ? { source: String(message.source), flags: [...(message.flags ?? [])], count: uids.length } : null;
    });

  test.each(['tls', 'starttls', 'none'] as const)(
    '%s: it comes in at the client, with the traces of its way',
    async (security) => {
      await send({ id: security, security, ca: dovecot.ca, to: [BOB, 'nobody@elsewhere.example'] });
      const copy = await found('bob', 'INBOX', security);
      expect(copy?.source).toMatch(/^Return-Path: <alice@agency\.example>\r\nReceived: from [\s\S]*? with ESMTPS?A id/);
      expect(copy?.source.endsWith(source(security))).toBe(true);
      expect(server.accepted).toMatchObject([
        { messageId: `${security}@agency.example`, from: ALICE, to: [BOB, 'nobody@elsewhere.example'] },
      ]);
      expect(String(server.accepted[0]?.bytes)).toBe(source(security));
      expect(server).toMatchObject({ connections: 1, dataBegun: 1, rcpts: [BOB, 'nobody@elsewhere.example'] });
      expect(server.logins).toEqual([{ user: ALICE, encrypted: security !== 'none', ok: true }]);
      const secret = Buffer.from(`\0${ALICE}\0${PASSWORD}`).toString('base64');
      expect(server.commands.join('\n')).not.toMatch(new RegExp(`${PASSWORD}|${secret}`));
    },
  );

  test('its own copy in Sent, before the answer or after', async () => {
    server.filesSent = { alice: 'before-answer' };
    await send({ id: 'before' });
    expect(await found('alice', 'Sent', 'before')).toMatchObject({
      source: source('before'),
      flags: expect.arrayContaining(['\\Seen']),
    });
    server.filesSent = { alice: 300 };
    server.fault = { drop: 'answer' };
    await failure({ id: 'after' });
    expect(await found('alice', 'Sent', 'after')).toBeNull();
    await until('the late copy', () => found('alice', 'Sent', 'after'));
  });

  test.each<[string, Fault, Sent, number]>([
    ['login', { auth: 535 }, {}, 535],
    ['a wrong password', {}, { password: 'wrong' }, 535],
    ['MAIL', { mail: { code: 553, words: '5.7.1 not yours' } }, {}, 553],
    ['RCPT for good', { rcpt: { [BOB]: 550 } }, {}, 550],
    ['RCPT for now', { rcpt: { [BOB]: 451 } }, {}, 451],
    ['the message', { dataEnd: 554 }, {}, 554],
    ['the message for now', { dataEnd: 451 }, {}, 451],
  ])('refused: %s', async (name, fault, sent, responseCode) => {
    server.fault = fault;
    expect(await failure({ id: name.replaceAll(' ', '-'), ...sent })).toMatchObject({ responseCode });
    expect(server.accepted).toEqual([]);
    expect(await found('bob', 'INBOX', name.replaceAll(' ', '-'))).toBeNull();
  });

  test('one of two recipients refused', async () => {
    server.fault = { rcpt: { 'x@client.example': 550 } };
    expect(await send({ to: ['x@client.example', BOB] })).toMatchObject({ rejected: ['x@client.example'] });
    expect(server.accepted).toMatchObject([{ to: [BOB] }]);
  });

  test.each([true, false])('without PIPELINING DATA waits for the replies: %s', async (noPipelining) => {
    server.fault = { noPipelining, rcpt: { [BOB]: 550 } };
    expect(await failure()).toMatchObject({ responseCode: 550 });
    expect(server.commands.includes('DATA')).toBe(!noPipelining);
    expect(server.dataBegun).toBe(0);
  });

  test.each<[Drop, number, number]>([
    ['connect', 0, 0],
    ['greeting', 0, 0],
    ['EHLO', 0, 0],
    ['STARTTLS', 0, 0],
    ['AUTH', 0, 0],
    ['MAIL', 0, 0],
    ['RCPT', 0, 0],
    ['DATA', 0, 0],
    [{ afterBytes: 100_000 }, 1, 0],
    ['answer', 1, 1],
  ])('the connection goes: %j', async (drop, dataBegun, accepted) => {
    for (const security of ['starttls', 'tls'] as const) {
      if (drop === 'STARTTLS' && security === 'tls') continue;
      server.reset();
      server.fault = { drop };
      const id = `${security}-${JSON.stringify(drop).replace(/\W/g, '')}`;
      const error = await failure({ id, security, body: 'x\n'.repeat(typeof drop === 'object' ? 2_000_000 : 1) });
      expect(error).toMatchObject({ code: expect.stringMatching(/^E(?:CONNECTION|SOCKET)$/) });
      expect(error?.responseCode).toBeUndefined();
      expect({ begun: server.dataBegun, accepted: server.accepted.length }).toEqual({ begun: dataBegun, accepted });
      expect((await found('bob', 'INBOX', id))?.count ?? 0).toBe(accepted);
      expect(server.connections).toBe(1);
    }
  });

  test.each(['expired', 'wrong-host', 'self-signed'] as const)(
    'a certificate that must not pass: %s',
    async (certificate) => {
      server.fault = { certificate };
      for (const security of ['starttls', 'tls'] as const) {
        expect(String(await failure({ security }))).toMatch(/expired|does not match|self-signed/);
      }
      expect(server.logins).toEqual([]);
      server.reset();
      await send();
    },
  );

  test('no STARTTLS', async () => {
    server.fault = { noStarttls: true };
    expect(await failure()).toMatchObject({ code: 'ETLS' });
    await send({ security: 'none' });
  });

  test('the final dot: the test comes first, then the delay, then the answer', async () => {
    const seen: (string | null)[] = [];
    server.fault = { delay: 300 };
    server.onDataEnd = async ({ messageId }) => {
      seen.push(messageId);
      expect(await found('bob', 'INBOX', 'hook')).not.toBeNull();
    };
    const begun = Date.now();
    await send({ id: 'hook' });
    expect(seen).toEqual(['hook@agency.example']);
    expect(Date.now() - begun).toBeGreaterThan(290);
  });

  test('it stops at once in the middle of everything, also twice', async () => {
    const other = await Submission.start();
    other.fault = { delay: 60_000 };
    const idle = connect(other.tlsPort, '127.0.0.1').on('error', () => undefined);
    const sending = createTransport({
      host: '127.0.0.1',
      port: other.tlsPort,
      secure: true,
      auth: { user: ALICE, pass: PASSWORD },
      tls: { ca: readFileSync(other.ca) },
    }).sendMail({ envelope: { from: ALICE, to: BOB }, raw: source('stop') });
    const ended = sending.catch((error: { code: string }) => error.code);
    await until('the message', () => other.accepted.length > 0);
    const begun = Date.now();
    await other.stop();
    await other.stop();
    expect(Date.now() - begun).toBeLessThan(1_000);
    expect(await ended).toMatch(/^E(?:CONNECTION|SOCKET)$/);
    idle.destroy();
  });
});
