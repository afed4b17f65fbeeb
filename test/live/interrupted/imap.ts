import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ImapFault } from './plan.ts';

/** Stands between a case and its mailbox, on a port that stays, and cuts connections at a byte; what the server was given it keeps. */
export class CuttingImap {
  onConnect: () => void = () => undefined;
  private fault: ImapFault | null = null;
  private counting = false;
  private passed = 0;
  private times = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(target: number) {
    this.server = createServer((client) => this.serve(client, connect(target, '127.0.0.1')));
  }

  static async start(target: number): Promise<CuttingImap & { readonly port: number }> {
    const proxy = new CuttingImap(target);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return Object.assign(proxy, { port: (proxy.server.address() as { port: number }).port });
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** What goes wrong from now on. */
  arm(fault: ImapFault | null): void {
    this.fault = fault;
    this.counting = fault?.since === 'start';
    this.passed = 0;
    this.times = fault?.times ?? 0;
  }

  /** The final dot has gone out. */
  dot(): void {
    this.counting = this.fault !== null;
  }

  private serve(client: Socket, server: Socket): void {
    this.onConnect();
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    }
    client.on('data', (data) => this.pass(data, 'client', client, server));
    server.on('data', (data) => this.pass(data, 'server', client, server));
    client.on('close', () => server.end());
    server.on('close', () => client.destroy());
  }

  private pass(data: Buffer, from: 'client' | 'server', client: Socket, server: Socket): void {
    const to = from === 'client' ? server : client;
    if (to.destroyed) return;
    const { fault } = this;
    const left =
      this.counting && this.times > 0 && fault?.of === from ? fault.after - this.passed : Number.POSITIVE_INFINITY;
    if (left >= data.length) {
      to.write(data);
      if (this.counting && fault?.of === from) this.passed += data.length;
      return;
    }
    to.write(data.subarray(0, Math.max(0, left)));
    this.times -= 1;
    this.passed = 0;
    client.destroy();
    server.end();
  }
}
