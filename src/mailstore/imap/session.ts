import type { ImapFlow } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';
import { byeOf, type Connection, type ConnectOptions, connect, within } from './connect.ts';
import { imapFailure } from './failure.ts';

/** How long LOGOUT may take before the connection is just closed, in milliseconds. */
const LOGOUT_TIMEOUT = 2_000;

/** How long nothing may move: a server that sends a byte a second never trips the socket's own time-out. */
const STILL_TIMEOUT = 120_000;

/** How often a store connects anew before it gives up. */
const RECONNECTS = 4;

/** A task of one or more commands. It calls `beat` as often as something comes in. */
export type Task<T> = (client: ImapFlow, beat: () => void) => Promise<T>;

/** One connection, one task at a time. A task that the connection is lost under runs once more, from its beginning. */
export class Session {
  private queue: Promise<unknown> = Promise.resolve();
  private reconnects = RECONNECTS;
  private closed = false;

  private constructor(
    private readonly options: ConnectOptions,
    private connection: Connection,
  ) {}

  static async open(options: ConnectOptions): Promise<Session> {
    return new Session(options, await connect(options));
  }

  /** The server's words in its last refusal; ImapFlow gives a mere `false` for some. */
  get refusal(): string {
    return this.connection.wire.refusal;
  }

  /** Runs a task when those before it are done. Throws a ClientCheckError. Tasks must be such as may run twice. */
  run<T>(what: string, task: Task<T>): Promise<T> {
    const result = this.queue.then(() => this.attempt(what, task));
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async attempt<T>(what: string, task: Task<T>): Promise<T> {
    try {
      if (!this.connection.client.usable) await this.reconnect();
      return await this.once(what, task);
    } catch (error) {
      const lost = error instanceof ClientCheckError && error.code === 'connection-lost';
      const bye = this.connection.client.usable ? null : byeOf(this.connection.client);
      if (this.closed || this.reconnects === 0 || !(lost || bye)) throw error;
      // Where connecting anew fails, the first error says more.
      await this.reconnect().catch(() => Promise.reject(error));
      return this.once(what, task);
    }
  }

  private async once<T>(what: string, task: Task<T>): Promise<T> {
    const { client, wire, failure } = this.connection;
    try {
      return await within(STILL_TIMEOUT, client, (beat) => task(client, beat));
    } catch (error) {
      const gone = !client.usable;
      // The event tells why (a time-out, a reset); the command only that there is no connection any more.
      const cause = gone && (error as { code?: string }).code !== 'WATCHDOG' ? (failure() ?? error) : error;
      const { server, password } = { server: this.options, password: this.options.password };
      const { throttled } = wire;
      throw imapFailure(cause, { server, password, what, bye: gone ? byeOf(client) : null, throttled });
    }
  }

  private async reconnect(): Promise<void> {
    if (this.closed || this.reconnects === 0) return;
    this.reconnects -= 1;
    this.connection.client.close();
    this.connection = await connect(this.options);
  }

  async close(): Promise<void> {
    const { client } = this.connection;
    if (this.closed) return;
    this.closed = true;
    if (client.usable) await within(LOGOUT_TIMEOUT, client, () => client.logout()).catch(() => undefined);
    client.close();
  }
}
