import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { liveServer } from '../live/available.ts';
import { freePort } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop, type Place } from './connection-desk.ts';

/** A private view of /etc/resolv.conf needs root, as do ports below 1024. */
const namespacesHere = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && liveServer(['unshare', 'mount'], 'util-linux');

describe('no connection', () => {
  const desk = new ConnectionDesk();
  afterAll(() => desk.remove());
  const stop = async (place: Partial<Place>, code: string, says: RegExp) => {
    const whole = { port: 993, user: 'anna', ...place };
    expectStop(await desk.inbox(whole), code, 75, says);
    expect(desk.traces(whole)).toEqual([]);
  };

  test('1. refused: said with host and port', async () => {
    const port = await freePort();
    await stop({ port }, 'no-connection', new RegExp(`127\\.0\\.0\\.1:${port} に接続できません.*拒まれました`));
  });

  test('1. a name that does not resolve', async () => {
    await stop({ host: 'no-such-host.invalid', security: 'tls' }, 'no-connection', /no-such-host\.invalid:993/);
  });

  test('1. a host that answers nothing, and one that accepts and never greets', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, resolve));
    const { port } = silent.address() as { port: number };
    const sockets: Socket[] = [];
    silent.on('connection', (socket) => sockets.push(socket));
    await stop({ port, limits: 'connect=300' }, 'timed-out', /応答がありません/);
    await stop({ port, limits: 'connect=300', security: 'tls' }, 'timed-out', /応答がありません/);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });

  test('1. the bound is 15 seconds where nothing else is said', async () => {
    const { LIMITS } = await import('../../src/mailstore/imap/limits.ts');
    expect(LIMITS.connect).toBeLessThanOrEqual(15_000);
  });
});

describe.skipIf(!namespacesHere())('a name server that says nothing', () => {
  const home = new Home();
  const desk = new ConnectionDesk();
  const nameserver = createSocket('udp4');
  let asked = 0;
  beforeAll(async () => {
    nameserver.on('message', () => {
      asked += 1;
    });
    await new Promise<void>((resolve) => nameserver.bind(53, '127.0.0.99', resolve));
  });
  afterAll(() => {
    nameserver.close();
    home.remove();
    desk.remove();
  });

  test('1. the process ends: it does not wait for the look-up, which takes minutes', async () => {
    const resolver = home.write('resolv.conf', 'nameserver 127.0.0.99\noptions timeout:30 attempts:3\n', 0o644);
    const config = home.write(
      'config.yaml',
      desk.yaml({ port: 993, user: 'anna', security: 'tls', host: 'mail.agency.example' }),
    );
    const ended = await home.run(['inbox', '--config', config], {
      within: ['unshare', '-m', 'sh', '-c', `mount --bind ${resolver} /etc/resolv.conf && exec "$@"`, 'sh'],
    });
    expect([ended.code, ended.out]).toEqual([75, '']);
    expect(ended.err).toMatch(/mail\.agency\.example:993 に接続できません \(ホスト名を調べられません\)。\n.+。\n$/);
    expect(asked).toBeGreaterThan(0);
  }, 40_000);
});
