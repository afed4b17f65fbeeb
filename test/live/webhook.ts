import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook on loopback that keeps what it is told. */
export class Webhook {
  /** The HTTP status that it answers with. */
  status = 200;
  readonly told: { readonly path: string; readonly body: string }[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Webhook> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        webhook.told.push({ path: request.url ?? '', body });
        response.writeHead(webhook.status).end(`told at ${request.url}`);
      });
    });
    const webhook = new Webhook(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return webhook;
  }

  /** Its address; the path is what nobody else may know. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks/hunter2`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
