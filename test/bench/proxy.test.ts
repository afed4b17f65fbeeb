import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { DelayProxy, type LineOptions } from '../../bench/proxy.ts';

const open: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

/** Greets, then answers each line with `ok LINE`. */
async function echo(greeting: string): Promise<number> {
  const server: Server = createServer((socket) => {
    if (greeting !== '') socket.write(greeting);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) socket.write(`ok ${line}\n`);
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ stop: () => server.close() });
  return (server.address() as AddressInfo).port;
}

class Client {
  private heard = '';
  constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.heard += chunk;
    });
  }

  async until(text: string): Promise<void> {
    while (!this.heard.includes(text)) await once(this.socket, 'data');
  }
}

async function through(options: Omit<LineOptions, 'target'>, greeting = 'hello\n') {
  const proxy = await DelayProxy.start({ target: await echo(greeting), ...options });
  const client = new Client(connect({ port: proxy.port, host: '127.0.0.1', noDelay: true }));
  open.unshift({ stop: () => client.socket.destroy() }, proxy);
  return { proxy, client };
}

test('a round trip for the connection, one for each time that the client waits for an answer', async () => {
  const { proxy, client } = await through({ roundTrip: 20 });
  await client.until('hello\n');
  client.socket.write('one\n');
  await client.until('ok one\n');
  client.socket.write('two\nthree\n');
  await client.until('ok three\n');
  expect(proxy.report()).toEqual({ connections: 1, roundTrips: 3, up: 14, down: 29, said: [] });
  expect(proxy.report()).toMatchObject({ connections: 0, roundTrips: 0, up: 0, down: 0 });
});

test('who speaks before the greeting waits once for all', async () => {
  const { proxy, client } = await through({ roundTrip: 20 });
  client.socket.write('one\ntwo\n');
  await client.until('ok two\n');
  expect(proxy.report()).toMatchObject({ roundTrips: 2, up: 8, down: 20 });
});

test('commands that overlap on the way are one round trip', async () => {
  const { proxy, client } = await through({ roundTrip: 400 });
  await client.until('hello\n');
  client.socket.write('one\n');
  setTimeout(() => client.socket.write('two\n'), 20);
  await client.until('ok two\n');
  expect(proxy.report().roundTrips).toBe(2);
});

test('what the client says is kept, and compression is not offered', async () => {
  const { proxy, client } = await through(
    { roundTrip: 0, transcript: true },
    '* OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE]\n',
  );
  await client.until('[CAPABILITY IMAP4rev1 X-NO-COMPRESSION]\n');
  client.socket.write('one\n');
  await client.until('ok one\n');
  expect(proxy.report().said).toEqual(['one\n']);
});

test('a bandwidth changes no byte', async () => {
  const { proxy, client } = await through({ roundTrip: 2, megabits: 8 });
  const lines = Array.from({ length: 2_000 }, (_, index) => `${index}`);
  client.socket.write(`${lines.join('\n')}\n`);
  await client.until('ok 1999\n');
  const { up, down } = proxy.report();
  expect([up, down]).toEqual([8_890, 8_890 + 6_000 + 6]);
});
