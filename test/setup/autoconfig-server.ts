import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from '../live/certificates.ts';

/** An https server on loopback with certificates of an authority of its own for the names that it is to answer for. */
export class AutoconfigServer {
  /** `GET autoconfig.example /mail/…` */
  readonly asked: string[] = [];
  answer: RequestListener = (_, response) => response.writeHead(404).end();

  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    readonly ca: string,
  ) {}

  static async start(names: readonly string[]): Promise<AutoconfigServer> {
    const folder = mkdtempSync(join(tmpdir(), 'client-check-autoconfig-'));
    const authority = new Authority(folder);
    const server = createServer({
      SNICallback: (name, done) => {
        const file = names.includes(name) ? name : 'other.example';
        done(null, contexts.get(file));
      },
    });
    const { createSecureContext } = await import('node:tls');
    const contexts = new Map(
      [...names, 'other.example'].map((name) => {
        const { cert, key } = authority.issue(name);
        return [name, createSecureContext({ cert: readFileSync(cert), key: readFileSync(key) })];
      }),
    );
    const made = new AutoconfigServer(server, folder, authority.ca);
    server.on('request', (request, response) => {
      made.asked.push(`${request.method} ${request.headers.host} ${request.url}`);
      made.answer(request, response);
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return made;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Every page is this text. */
  serve(text: string): void {
    this.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(text);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Entry {
  readonly type?: string;
  readonly host: string;
  readonly port: number | string;
  readonly socket: string;
  readonly user?: string;
}

/** Mozilla's format. */
export function autoconfigXml(imap: readonly Entry[], smtp: readonly Entry[] = []): string {
  const server = (
    tag: string,
    fallback: string,
    { type = fallback, host, port, socket, user = '%EMAILADDRESS%' }: Entry,
  ) =>
    `<${tag} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType><username>${user}</username><authentication>password-cleartext</authentication></${tag}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="example"><domain>example</domain>
${imap.map((one) => server('incomingServer', 'imap', one)).join('\n')}
${smtp.map((one) => server('outgoingServer', 'smtp', one)).join('\n')}
</emailProvider></clientConfig>`;
}
