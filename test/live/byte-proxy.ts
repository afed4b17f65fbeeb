import { connect, createServer, type Server, type Socket } from 'node:net';

/** The way that bytes go. */
export type Way = 'up' | 'down';

/** What is done to the bytes of one connection; `up` is what the client says, `down` what the server says. */
export interface Fault {
  /** Ends the connection once so many bytes have been passed on, those before them included. */
  readonly cut?: { readonly way: Way; readonly after: number };
  /** Both ends stay open, and from this byte on nothing comes any more. */
  readonly hang?: { readonly way: Way; readonly after: number };
  /** From this byte on one byte every so many milliseconds. */
  readonly trickle?: { readonly way: Way; readonly after: number; readonly every: number };
  /** Every packet comes so many milliseconds later. */
  readonly delay?: number;
  /** What a packet (latin1) is made into; null: it is swallowed, and the connection ends. */
  readonly change?: (text: string, way: Way) => string | null;
}

/** A fault for each connection, counted from 1; null: it is passed on as it is. */
export type Faults = (connection: number) => Fault | null;

/**
 * Stands between a client and a real server on loopback and spoils what passes, by the byte. It knows nothing of TLS: a cut then
 * falls inside a record.
 */
export class ByteProxy {
  connections = 0;
  /** How many bytes went each way over the last connection. */
  passed = { up: 0, down: 0 };
  private faults: Faults = () => null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly target: number,
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(target: number): Promise<ByteProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new ByteProxy(target, server, (server.address() as { port: number }).port);
    server.on('connection', (socket) => proxy.serve(socket));
    return proxy;
  }

  /** Sets the faults of the connections from now on. */
  spoil(faults: Faults): void {
    this.connections = 0;
    this.faults = faults;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(client: Socket): void {
    this.connections += 1;
    const fault = this.faults(this.connections) ?? {};
    const server = connect(this.target, '127.0.0.1');
    this.passed = { up: 0, down: 0 };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    }
    const end = () => {
      client.end();
      server.end();
    };
    const upward = new Spoiler('up', server, fault, this.passed, end);
    const downward = new Spoiler('down', client, fault, this.passed, end);
    client.on('data', (data) => upward.take(data));
    server.on('data', (data) => downward.take(data));
    client.on('close', () => server.destroy());
    server.on('close', () => downward.close());
    if (fault.cut?.after === 0) end();
  }
}

/** One way of one connection. */
class Spoiler {
  private queue: Promise<void> = Promise.resolve();
  private over = false;

  constructor(
    private readonly way: Way,
    private readonly to: Socket,
    private readonly fault: Fault,
    private readonly passed: Record<Way, number>,
    private readonly end: () => void,
  ) {}

  take(data: Buffer): void {
    const { change, delay, trickle } = this.fault;
    const changed = change ? change(data.toString('latin1'), this.way) : undefined;
    if (changed === null) {
      this.over = true;
      this.end();
      return;
    }
    const bytes = changed === undefined ? data : Buffer.from(changed, 'latin1');
    if (delay === undefined && trickle?.way !== this.way) this.pass(bytes);
    else this.queue = this.queue.then(() => this.slowly(bytes));
  }

  close(): void {
    this.queue.then(() => this.to.end());
  }

  private async slowly(bytes: Buffer): Promise<void> {
    const { delay, trickle } = this.fault;
    if (delay !== undefined) await pause(delay);
    if (trickle?.way !== this.way) return this.pass(bytes);
    const whole = Math.max(0, trickle.after - this.passed[this.way]);
    this.pass(bytes.subarray(0, whole));
    for (const byte of bytes.subarray(whole)) {
      if (this.over || this.to.destroyed) return;
      await pause(trickle.every);
      this.pass(Buffer.of(byte));
    }
  }

  private pass(bytes: Buffer): void {
    if (this.over || bytes.length === 0) return;
    const { cut, hang } = this.fault;
    const limit = Math.min(...[cut, hang].map((at) => (at?.way === this.way ? at.after : Number.POSITIVE_INFINITY)));
    const rest = limit - this.passed[this.way];
    this.over = bytes.length >= rest;
    const part = bytes.subarray(0, Math.max(0, Math.min(bytes.length, rest)));
    this.passed[this.way] += part.length;
    if (part.length > 0 && this.to.writable) this.to.write(part);
    if (this.over && cut?.way === this.way) this.end();
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
