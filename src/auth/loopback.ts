import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PAGE_HEADERS, type Page, pageOf } from './page.ts';

/** Waits on this machine for the browser to come back from the authorization server (RFC 8252 7.3). */
export class Loopback {
  private answered: (answer: URLSearchParams) => void = () => undefined;
  private expected: { readonly path: string; readonly state: string } | null = null;
  /** What the browser brought: the first answer with the right state, whatever else comes. */
  readonly answer = new Promise<URLSearchParams>((resolve) => {
    this.answered = resolve;
  });

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => this.serve(request, response));
    // A request that is no HTTP gets no answer.
    server.on('clientError', (_, socket) => socket.destroy());
  }

  /** On a port that the system chooses, for this machine alone. */
  static async open(): Promise<Loopback> {
    const server = createServer({
      requestTimeout: 10_000,
      headersTimeout: 10_000,
      keepAlive: false,
      maxHeaderSize: 32_768,
    });
    server.maxConnections = 20;
    const loopback = new Loopback(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return loopback;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes an answer from now on. @param redirect the URL that the browser will be sent to */
  expect(redirect: string, state: string): void {
    this.expected = { path: new URL(redirect).pathname, state };
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const url = this.read(request);
    // Any page on the web can send a browser here; only the one that was opened by us knows the state.
    if (url === null) respond(response, 404, 'nothing');
    else if (!same(url.searchParams.get('state') ?? '', this.expected?.state ?? '')) respond(response, 400, 'wrong');
    else {
      this.expected = null;
      // The page is on its way before the server closes.
      response.once('close', () => this.answered(url.searchParams));
      respond(response, 200, url.searchParams.has('code') ? 'done' : 'declined');
    }
  }

  /** The URL that was asked for; null where it is none of ours. */
  private read({ method, url = '', headers }: IncomingMessage): URL | null {
    const { expected } = this;
    // A name of the attacker's that leads to 127.0.0.1 is not ours (DNS rebinding).
    const ours = [`127.0.0.1:${this.port}`, `localhost:${this.port}`].includes(headers.host ?? '');
    if (method !== 'GET' || !expected || !ours || !URL.canParse(url, 'http://127.0.0.1')) return null;
    const asked = new URL(url, 'http://127.0.0.1');
    return asked.pathname === expected.path ? asked : null;
  }
}

function respond(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, PAGE_HEADERS).end(pageOf(page));
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return wanted !== '' && a.length === b.length && timingSafeEqual(a, b);
}
