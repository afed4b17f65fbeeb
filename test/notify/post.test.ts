import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClientCheckError, wordError } from '../../src/errors.ts';
import { noticeOf } from '../../src/notify/notice.ts';
import { post } from '../../src/notify/post.ts';
import { sendToWebhook } from '../../src/notify/webhook.ts';
import { Authority } from '../live/certificates.ts';
import { freePort } from '../live/dovecot.ts';
import { viewOf } from './sample.ts';

const SECRET = 'T0000SECRET/B11111SECRET/xyzzyxyzzy';

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
const requests: { url: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      requests.push({ url: request.url, headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/${SECRET}`;
});
afterAll(() => server.close());

const attempt = (url = base, limit = 30_000) =>
  post({ url: new URL(url), headers: { 'content-type': 'application/json' }, body: '{}', limit }).then(
    () => ({ code: 'none', words: '' }),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ClientCheckError);
      const { code, message, hint } = wordError(error, 'en');
      const words = `${message} ${hint} ${(error as Error).stack} ${String((error as Error).cause)}`;
      for (const part of SECRET.split('/')) expect(words).not.toContain(part);
      return { code, words };
    },
  );

describe('a post to a webhook', () => {
  test('any 2xx is well', async () => {
    answer = (_, response) => response.writeHead(202).end();
    expect(await attempt()).toEqual({ code: 'none', words: '' });
  });

  test('an answer that says no is shown, without the URL that it repeats', async () => {
    answer = (request, response) =>
      response.writeHead(404).end(`no_service \x1b[2J ${request.url} ${SECRET.split('/')[2]}`);
    const { code, words } = await attempt();
    expect(code).toBe('notice-refused');
    expect(words).toContain('HTTP 404 no_service');
    expect(words).not.toContain('\x1b');
  });

  test('a redirect is not followed', async () => {
    requests.length = 0;
    answer = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    expect((await attempt()).words).toContain('HTTP 307 (redirect)');
    expect(requests).toHaveLength(1);
  });

  test('an endless answer is cut, a server that says nothing is given up', async () => {
    answer = (_, response) => {
      response.writeHead(500);
      const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(more));
    };
    expect((await attempt()).code).toBe('notice-refused');
    answer = () => undefined;
    const { code, words } = await attempt(base, 300);
    expect([code, words]).toEqual(['notice-unsent', expect.stringContaining('no answer within')]);
  });

  test('nobody listens; no such host; a certificate that nobody vouches for', async () => {
    const path = `/services/${SECRET}`;
    expect((await attempt(`http://127.0.0.1:${await freePort()}${path}`)).words).toContain('connection refused');
    expect((await attempt(`https://nowhere.invalid${path}`)).code).toBe('notice-unsent');
    const folder = mkdtempSync(join(tmpdir(), 'client-check-post-'));
    const { cert, key } = new Authority(folder).issue('localhost');
    const tls = createTls({ cert: readFileSync(cert), key: readFileSync(key) }, () => undefined);
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const outcome = await attempt(`https://localhost:${(tls.address() as AddressInfo).port}${path}`);
    expect(outcome.words).toContain('its authority is not trusted');
    tls.close();
    rmSync(folder, { recursive: true });
  });
});

test("Chatwork's token goes in its header, and out of the URL", async () => {
  requests.length = 0;
  answer = (_, response) => response.end('{"message_id":"1"}');
  const notice = noticeOf(viewOf(), 'ja', 'client-check');
  const url = new URL(base.replace('//', '//tok%2Fen@'));
  await sendToWebhook('chatwork', url, { notice, json: {} });
  const [request] = requests;
  expect(request?.headers['x-chatworktoken']).toBe('tok/en');
  expect(request?.headers['authorization']).toBeUndefined();
  expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=utf-8');
  expect(new URLSearchParams(request?.body).get('body')).toContain('[info][title]お客様メール');
});
