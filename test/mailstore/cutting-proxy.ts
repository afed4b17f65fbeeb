import { connect, createServer, type Server, type Socket } from 'node:net';

/** When the connection is cut: `true` ends it. Gets what was said so far, by each side, on this connection (latin1). */
export type Cut = (said: { readonly client: string; readonly server: string }) => 'now' | 'unheard' | null;

/**
 * Stands between a client and a server and cuts a connection where a test wants it: `now` when the server was given the bytes,
 * `unheard` before the client gets the server's. What the server was given it keeps.
 */
export class CuttingProxy {
  cuts = 0;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  static async start(target: number, cut: Cut, times = 1): Promise<CuttingProxy & { port: number }> {
    const proxy = new CuttingProxy();
    proxy.server = createServer((client) => proxy.serve(client, connect(target, '127.0.0.1'), cut, times));
    await new Promise<void>((resolve) => proxy.server?.listen(0, '127.0.0.1', resolve));
    return Object.assign(proxy, { port: (proxy.server.address() as { port: number }).port });
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private serve(client: Socket, server: Socket, cut: Cut, times: number): void {
    const said = { client: '', server: '' };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
    }
    const end = () => {
      this.cuts += 1;
      client.destroy();
      server.end();
    };
    const wanted = (how: 'now' | 'unheard') => this.cuts < times && cut(said) === how;
    client.on('data', (data) => {
      said.client += data.toString('latin1');
      server.write(data);
      if (wanted('now')) end();
    });
    server.on('data', (data) => {
      said.server += data.toString('latin1');
      if (wanted('unheard')) end();
      else if (!client.destroyed) client.write(data);
    });
    client.on('close', () => server.end());
    server.on('close', () => client.end());
  }
}
