import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line between client and server. */
export interface LineOptions {
  readonly target: number;
  /** Milliseconds there and back; half of them each way. */
  readonly roundTrip: number;
  /** Megabits a second, each way; absent: no bound. */
  readonly megabits?: number;
  /** Keeps what clients say, and hides COMPRESS from them so that it can be read. */
  readonly transcript?: boolean;
}

/** What passed since the last report. */
export interface Traffic {
  readonly connections: number;
  readonly roundTrips: number;
  readonly up: number;
  readonly down: number;
  /** What each connection's client said, as latin1. */
  readonly said: readonly string[];
}

/** So much may wait in a line before its source is held back. */
const HELD = 4 << 20;

/** One way of a connection: chunks leave in order, each `delay` ms after it came, and not faster than the line allows. */
class Lane {
  private readonly queue: { at: number; chunk: Buffer | null }[] = [];
  private timer: NodeJS.Timeout | null = null;
  private waiting = 0;

  constructor(
    private readonly delay: number,
    private readonly line: { freeAt: number; readonly bytesPerMs: number },
    private readonly source: Socket,
    private readonly deliver: (chunk: Buffer | null) => void,
  ) {}

  push(chunk: Buffer | null): void {
    const now = performance.now();
    this.line.freeAt = Math.max(this.line.freeAt, now) + (chunk?.length ?? 0) / this.line.bytesPerMs;
    this.queue.push({ at: this.line.freeAt + this.delay, chunk });
    this.waiting += chunk?.length ?? 0;
    if (this.waiting > HELD) this.source.pause();
    if (this.timer === null) this.pump();
  }

  private readonly pump = (): void => {
    this.timer = null;
    // Timers come up to a millisecond early.
    for (let first = this.queue[0]; first && first.at <= performance.now() + 0.05; first = this.queue[0]) {
      this.queue.shift();
      this.waiting -= first.chunk?.length ?? 0;
      this.deliver(first.chunk);
    }
    if (this.source.isPaused() && this.waiting < HELD / 2) this.source.resume();
    const next = this.queue[0];
    if (next) this.timer = setTimeout(this.pump, Math.max(0, next.at - performance.now()));
  };
}

/**
 * Stands between a program and a server on loopback, makes the way longer and counts. A round trip is a time that the client had to
 * wait: one for TCP's handshake, then one each time that something reaches the client after it has spoken. It is counted at the
 * client's end of the line, so commands that overlap on the way are one. TLS passes as bytes; its handshake counts like all else.
 */
export class DelayProxy {
  private traffic = { connections: 0, roundTrips: 0, up: 0, down: 0, said: [] as string[] };
  private readonly sockets = new Set<Socket>();
  private readonly upward: { freeAt: number; bytesPerMs: number };
  private readonly downward: { freeAt: number; bytesPerMs: number };

  private constructor(
    private readonly options: LineOptions,
    private readonly server: Server,
    readonly port: number,
  ) {
    const bytesPerMs = options.megabits === undefined ? Number.POSITIVE_INFINITY : options.megabits * 125;
    this.upward = { freeAt: 0, bytesPerMs };
    this.downward = { freeAt: 0, bytesPerMs };
  }

  static async start(options: LineOptions): Promise<DelayProxy> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new DelayProxy(options, server, (server.address() as { port: number }).port);
    server.on('connection', (client) => proxy.serve(client));
    return proxy;
  }

  /** What passed since the last time. */
  report(): Traffic {
    const { traffic } = this;
    this.traffic = { connections: 0, roundTrips: 0, up: 0, down: 0, said: [] };
    return traffic;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(client: Socket): void {
    const { roundTrip, target, transcript } = this.options;
    const { traffic } = this;
    traffic.connections += 1;
    traffic.roundTrips += 1;
    const index = transcript ? traffic.said.push('') - 1 : -1;
    const toServer: (Buffer | null)[] = [];
    let server: Socket | null = null;
    let spoke = false;
    const pass = (chunk: Buffer | null) => {
      if (server === null) toServer.push(chunk);
      else if (chunk === null) server.end();
      else if (server.writable) server.write(chunk);
    };
    const up = new Lane(roundTrip / 2, this.upward, client, pass);
    client.on('data', (chunk) => {
      traffic.up += chunk.length;
      spoke = true;
      if (index >= 0) traffic.said[index] += chunk.toString('latin1');
      up.push(chunk);
    });
    client.on('end', () => up.push(null));
    this.keep(client, () => server?.destroy());
    // The client may speak after SYN and SYN-ACK, the server once the client's ACK has come, too.
    setTimeout(() => client.resume(), roundTrip);
    setTimeout(() => {
      if (client.destroyed) return;
      server = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true, noDelay: true });
      const down = new Lane(roundTrip / 2, this.downward, server, (chunk) => {
        if (chunk === null) return void client.end();
        traffic.down += chunk.length;
        if (spoke) traffic.roundTrips += 1;
        spoke = false;
        if (client.writable) client.write(chunk);
      });
      server.on('data', (chunk) => down.push(transcript ? readable(chunk) : chunk));
      server.on('end', () => down.push(null));
      this.keep(server, () => setTimeout(() => client.destroy(), roundTrip));
      for (const chunk of toServer) pass(chunk);
    }, roundTrip * 1.5);
  }

  private keep(socket: Socket, closed: () => void): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      closed();
    });
  }
}

/** The capability of RFC 4978 made into an unknown one of the same length. */
function readable(chunk: Buffer): Buffer {
  const at = chunk.indexOf('COMPRESS=DEFLATE');
  if (at >= 0) chunk.write('X-NO-COMPRESSION', at, 'latin1');
  return chunk;
}
