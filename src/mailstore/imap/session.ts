import type { ImapFlow } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';
import { Backoff, type Countdown } from './backoff.ts';
import { byeOf, type Connection, type ConnectOptions, connect, limitsOf, within } from './connect.ts';
import { imapFailure } from './failure.ts';

/** How long LOGOUT may take before the connection is just closed, in milliseconds. */
const LOGOUT_TIMEOUT = 2_000;

/** How often a store connects anew before it gives up. */
const RECONNECTS = 4;

/** A task of one or more commands. It calls `beat` as often as something comes in. */
export type Task<T> = (client: ImapFlow, beat: () => void) => Promise<T>;

/** One connection, one task at a time. A task that the connection is lost under runs once more, from its beginning. */
export class Session {
  private queue: Promise<unknown> = Promise.resolve();
  private reconnects = RECONNECTS;
  private closed = false;
  /** Milliseconds that all further tasks together may take. What passes between them, before a person, is not counted. */
  private left: number;

  private constructor(
    private readonly options: ConnectOptions,
    private readonly backoff: Backoff,
    private connection: Connection,
  ) {
    this.left = limitsOf(options).work;
  }

  /** @param backoff shared with what has been waited for already */
  static async open(
    options: ConnectOptions,
    countdown: Countdown = () => undefined,
    backoff: Backoff = new Backoff(limitsOf(options).backoff, countdown),
  ): Promise<Session> {
    return new Session(options, backoff, await backoff.run(() => connect(options)));
  }

  /** The server's words in its last refusal; ImapFlow gives a mere `false` for some. */
  get refusal(): string {
    return this.connection.wire.refusal;
  }

  /** Runs a task when those before it are done. Throws a ClientCheckError. Tasks must be such as may run twice. */
  run<T>(what: string, task: Task<T>): Promise<T> {
    const result = this.queue.then(() => this.backoff.run(() => this.attempt(what, task)));
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** What the connection is logged in with. */
  get secret(): string {
    return this.connection.secret;
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
    const { still, work } = limitsOf(this.options);
    const begun = performance.now();
    try {
      const result = await within({ still, overall: Math.max(this.left, 1) }, client, (beat) => task(client, beat));
      // The connection's end comes a moment after the line that shows that it can't be trusted.
      if (wire.garbled) throw new Error('a line that is no answer');
      return result;
    } catch (error) {
      const { account, host, port } = this.options;
      const { secret: password } = this.connection;
      const { code = '' } = error as { code?: string };
      if (code === 'OVERALL')
        throw new ClientCheckError('too-slow', { account, host, port, what, seconds: Math.ceil(work / 1_000) });
      const gone = !client.usable;
      // The event tells why (a time-out, a reset); the command only that there is no connection any more.
      const cause = gone && code !== 'STILL' ? (failure() ?? error) : error;
      throw imapFailure(cause, { server: this.options, password, what, bye: gone ? byeOf(client) : null, wire });
    } finally {
      this.left -= performance.now() - begun;
    }
  }

  private async reconnect(): Promise<void> {
    if (this.closed || this.reconnects === 0) return;
    // A throttling server is bounded by the time that it asks for.
    if (this.connection.wire.throttled === null) this.reconnects -= 1;
    this.connection.client.close();
    this.connection = await connect(this.options);
  }

  async close(): Promise<void> {
    const { client } = this.connection;
    if (this.closed) return;
    this.closed = true;
    if (client.usable) await within({ overall: LOGOUT_TIMEOUT }, client, () => client.logout()).catch(() => undefined);
    client.close();
  }
}
