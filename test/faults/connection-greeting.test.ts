import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import type { Fault } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop, type Place } from './connection-desk.ts';
import { ConnectionPool, type Seat } from './connection-pool.ts';

/** Replaces within what the server says, and notes what the client said. */
const said = { up: '' };
const saying = (pattern: RegExp, text: string): Fault => ({
  change: (packet, way) => {
    if (way === 'up') said.up += packet;
    return way === 'up' ? packet : packet.replace(pattern, text);
  },
});

describe.skipIf(!dovecotHere())('what a server says before and at the login', () => {
  const desk = new ConnectionDesk();
  let server: Dovecot;
  let pool: ConnectionPool;
  let whole = '';

  beforeAll(async () => {
    server = await Dovecot.start();
    pool = await ConnectionPool.start(server, desk, { count: 1, name: 'greeted' });
    whole = (await desk.inbox((pool.seats[0] as Seat).place)).out;
  });
  afterAll(async () => {
    await pool.stop();
    server.stop();
    desk.remove();
  });

  /** Every connection has the fault: a stop, no trace of it, and without the fault all is well. */
  async function survives(fault: Fault, code: string, exit: number, says: RegExp, more: Partial<Place> = {}) {
    const { place, proxy, before } = pool.seats[0] as Seat;
    said.up = '';
    proxy.spoil(() => fault);
    expectStop(await desk.inbox({ ...place, ...more }), code, exit, says);
    const { connections } = proxy;
    expect(desk.traces(place)).toEqual(before);
    proxy.spoil(() => null);
    const { password: _, ...rest } = more;
    const next = await desk.inbox({ ...place, ...rest });
    expect([next.code, next.out]).toEqual([0, whole]);
    return connections;
  }

  test('3. BYE as the greeting: its reason is shown', async () => {
    const bye = '* BYE [UNAVAILABLE] Maintenance until 9:00\r\n';
    const connections = await survives(saying(/^\* OK[\s\S]*/, bye), 'server-busy', 75, /Maintenance until 9:00/);
    expect(connections).toBe(1);
    expect(said.up).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });

  test('3. BYE in the middle of a FETCH, once: reconnected, and the whole list', async () => {
    const { place, proxy } = pool.seats[0] as Seat;
    const fault = saying(/^(\* 1 FETCH[\s\S]{80})[\s\S]*/m, '* BYE Server shutting down.\r\n');
    proxy.spoil((connection) => (connection === 1 ? fault : null));
    const ended = await desk.inbox(place);
    expect([ended.code, ended.out]).toEqual([0, whole]);
    expect(proxy.connections).toBe(2);
  });

  test('3. BYE at every FETCH: its reason is shown, and no part of the list', async () => {
    const fault = saying(/^\* \d+ FETCH[\s\S]*/m, '* BYE Server shutting down.\r\n');
    await survives(fault, 'server-busy', 75, /Server shutting down/);
  });

  test('4. PREAUTH where STARTTLS is configured: no password is sent', async () => {
    const fault = saying(/^\* OK/, '* PREAUTH');
    await survives(fault, 'starttls-failed', 76, /PREAUTH.*パスワードは送っていません/, { security: 'starttls' });
    expect(said.up).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });

  test.each<[string, RegExp, string]>([
    ['missing', / STARTTLS\b/g, ''],
    ['answered BAD', /^(\S+) OK Begin TLS[\s\S]*/m, '$1 BAD Not now\r\n'],
    ['answered NO', /^(\S+) OK Begin TLS[\s\S]*/m, '$1 NO Not now\r\n'],
  ])('5. STARTTLS %s: no login in the clear', async (_, pattern, text) => {
    const says = /パスワードは送っていません/;
    await survives(saying(pattern, text), 'starttls-failed', 76, says, { security: 'starttls' });
    expect(said.up).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });

  test.each<[string, string]>([
    ['capabilities', '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n'],
    ['the answer to a command to come', '3 OK [CAPABILITY IMAP4rev1] Logged in\r\n'],
    ['half a line', '* OK [CAPABILITY IMAP4rev1 AUTH=PL'],
  ])('6. %s behind the answer to STARTTLS, in the same packet: a stop', async (_, text) => {
    const fault = saying(/^(\S+ OK Begin TLS[^\r]*\r\n)/m, `$1${text}`);
    await survives(fault, 'starttls-failed', 76, /余計なデータ/, { security: 'starttls' });
    expect(said.up).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });

  test('6. capabilities before the answer to STARTTLS are forgotten', async () => {
    const { place, proxy } = pool.seats[0] as Seat;
    // Were they believed, the password would go out with a mechanism that the server does not have.
    proxy.spoil(() => saying(/^(\S+ OK Begin TLS)/m, '* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\r\n$1'));
    const ended = await desk.inbox({ ...place, security: 'starttls' });
    expect([ended.code, ended.out]).toEqual([0, whole]);
  });

  test('8. a wrong password: refused once, and not tried again', async () => {
    const password = 'wrong-secret-99';
    expect(await survives({}, 'login-refused', 77, /greeted0 のログインを拒みました/, { password })).toBe(1);
  });

  test.each([
    '[UNAVAILABLE] Temporary authentication failure',
    '[LIMIT] Rate limit hit',
    '[ALERT] Please log in via your web browser',
  ])('8. the login answered NO %s: the words of the server, and 75', async (words) => {
    const fault = saying(/^(\S+) OK \[CAPABILITY [\s\S]*Logged in/m, `$1 NO ${words}`);
    const text = new RegExp(words.replace(/^\[\w+\] /, ''));
    expect(await survives(fault, 'server-busy', 75, text)).toBe(1);
  });

  test('8. a server that repeats the password and its base64: neither is shown', async () => {
    const both = `wrong-secret-99 ${Buffer.from('\0greeted0\0wrong-secret-99').toString('base64')}`;
    const fault = saying(/^(\S+) NO [^\r]*/m, `$1 NO [AUTHENTICATIONFAILED] no such password: ${both}`);
    await survives(fault, 'login-refused', 77, /\*\*\*/, { password: 'wrong-secret-99' });
  });
});
