import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/mailstore/imap/limits.ts';
import { compressing } from '../../../src/mailstore/imap/pipe/abilities.ts';
import { Pipe } from '../../../src/mailstore/imap/pipe/pipe.ts';
import { openImap } from '../../../src/mailstore/imap.ts';
import { dovecotHere } from '../../live/available.ts';
import { ByteProxy } from '../../live/byte-proxy.ts';
import { Dovecot, PASSWORD } from '../../live/dovecot.ts';
import { writeFixture } from '../contract.ts';

const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
const SINCE = Date.parse('2024-01-01T00:00:00Z');

describe.skipIf(!dovecotHere())('a first reading over a long line', () => {
  let server: Dovecot;
  let line: ByteProxy;

  beforeAll(async () => {
    server = await Dovecot.start({ more: 'protocol imap {\n  mail_plugins = zlib imap_zlib\n}' });
    line = await ByteProxy.start(server.tlsPort);
    writeFixture(server.maildir('far'));
    server.own('far');
  });
  afterAll(async () => {
    await line.stop();
    server.stop();
  });

  async function read(port: number) {
    const said: string[] = [];
    const store = await openImap({
      account: 'work',
      server: { host: 'localhost', port, security: 'tls', user: 'far' },
      password: PASSWORD,
      ca: readFileSync(server.ca),
      folders,
      quick: true,
      log: (text) => said.push(text),
    });
    const changes = await store.sync?.(null, (mailboxes) => mailboxes, SINCE);
    if (!changes || !('read' in changes)) throw new Error('not the quick way');
    const refs = changes.read.flatMap(({ messages }) => messages.map(({ ref }) => ref));
    const bodies = await store.readBodies(refs, 65_536);
    await store.close();
    return { changes, bodies, said };
  }

  test('is compressed, and reads the same as over a short one', async () => {
    const near = await read(server.tlsPort);
    line.spoil(() => ({ delay: 20 }));
    const far = await read(line.port);
    expect(far.said.filter((text) => text.includes('COMPRESS DEFLATE'))).toHaveLength(1);
    expect(far.changes).toEqual(near.changes);
    expect(far.bodies).toEqual(near.bodies);
    expect(far.bodies.length).toBeGreaterThan(3);
  });
});

describe('a server that agrees to compress', () => {
  let server: Server;
  let pipe: Pipe;
  const sockets: Socket[] = [];

  /** @param reply what comes for COMPRESS, and for all that follows it */
  async function pipeTo(reply: (socket: Socket) => void): Promise<Pipe> {
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.write('* OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] ready\r\n');
      socket.once('data', () => reply(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const place = { host: '127.0.0.1', port, security: 'none', ca: null, user: 'u', password: 'p' } as const;
    pipe = await Pipe.open({ ...place, limits: LIMITS });
    return Object.assign(pipe, { handshake: 200 });
  }
  afterEach(() => {
    pipe.close();
    for (const socket of sockets.splice(0)) socket.destroy();
    server.close();
  });

  const next = (one: Pipe) => one.flight([{ text: 'NOOP' }]);

  test('and does', async () => {
    const one = await pipeTo((socket) => {
      socket.write('C1 OK go on\r\n');
      socket.once('data', () => socket.write(deflateRawSync('C2 OK here\r\n', { finishFlush: 2 })));
    });
    await one.flight(compressing(one));
    expect(await next(one)).toMatchObject([{ status: 'OK', text: 'here' }]);
  });

  test('or refuses: all goes on as it was', async () => {
    const one = await pipeTo((socket) => {
      socket.write('C1 NO [COMPRESSIONACTIVE] already\r\n');
      socket.once('data', () => socket.write('C2 OK here\r\n'));
    });
    await one.flight(compressing(one));
    expect(await next(one)).toMatchObject([{ status: 'OK', text: 'here' }]);
  });

  test.each([
    ['plain words', 'C2 OK here\r\n'],
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37 + 255) & 255))],
  ])('and goes on with %s: the pipe breaks', async (_, bytes) => {
    const one = await pipeTo((socket) => {
      socket.write('C1 OK go on\r\n');
      socket.once('data', () => socket.write(bytes));
    });
    await one.flight(compressing(one));
    await expect(next(one)).rejects.toThrow();
  });

  test('and sends little that becomes a line of 200 MB: no more than the bound is taken', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200 << 20, 'x'));
    const one = await pipeTo((socket) => {
      socket.write('C1 OK go on\r\n');
      socket.once('data', () => socket.write(bomb));
    });
    await one.flight(compressing(one));
    const before = process.memoryUsage.rss();
    await expect(next(one)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 << 20);
  });

  test('is not asked to where it is near, or has not offered it', async () => {
    const one = await pipeTo(() => undefined);
    one.handshake = 3;
    expect(compressing(one)).toEqual([]);
    Object.assign(one, { handshake: 200, capabilities: new Set(['IMAP4REV1']) });
    expect(compressing(one)).toEqual([]);
  });
});
