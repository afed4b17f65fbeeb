import type { Socket } from 'node:net';
import { hidden } from '../../../hidden.ts';
import { Channel } from './channel.ts';
import { Clocks } from './clocks.ts';
import type { Command } from './command.ts';
import { dial, type PipeOptions } from './dial.ts';
import { loginCommand } from './login-command.ts';
import { backoffIn, type Condition, conditionOf } from './responses.ts';
import { type Answer, AnswerStream, WireError } from './stream.ts';
import { Backpressure, Farewell, LoginRefused, Unsuited } from './trouble.ts';

interface Pending extends Command {
  readonly tag: string;
  readonly done: (condition: Condition) => void;
}

/** Answers that speak of the server. */
const ASIDE = /^(?:LIST|STATUS|NAMESPACE|CAPABILITY|ENABLED|ID|LSUB)\b/i;

/**
 * A connection to an IMAP server on which many commands go out in one write, and whose answers are read as bytes. The server works
 * through the commands for one mailbox in their order (RFC 9051 5.5), so what comes before the end of one belongs to it; a LIST may be
 * answered while Dovecot still waits to end a FETCH. It reads only; at anything out of the ordinary it ends, and the plain way
 * takes over.
 */
export class Pipe {
  /** As the server announced them last. */
  capabilities: ReadonlySet<string> = new Set();
  /** Those before the login. */
  before: ReadonlySet<string> = new Set();
  private announced = false;
  private readonly pending: Pending[] = [];
  private greeting: ((condition: Condition) => void) | null = null;
  private tags = 0;
  private broken: Error | null = null;
  private closing = false;
  private readonly clocks: Clocks;
  loggedIn = false;
  /** Does it read on behind a login? Dovecot does; Courier, and Cyrus behind AUTHENTICATE, lose what was sent along. */
  private together = false;
  readonly sawLiteral: () => boolean;
  private waiting: ((error: Error) => void)[] = [];

  private readonly channel: Channel;
  /** A round trip, or two, in milliseconds: TLS's handshake. */
  handshake = 0;

  private constructor(
    socket: Socket,
    private readonly options: PipeOptions,
  ) {
    const stream = new AnswerStream((answer) => this.take(answer));
    this.sawLiteral = () => stream.sawLiteral;
    this.clocks = new Clocks(options.limits, (error) => this.fail(error));
    this.channel = new Channel(socket, {
      packet: () => this.clocks.packet(),
      bytes: (chunk) => {
        if (this.broken) return;
        try {
          stream.push(chunk);
        } catch (error) {
          this.fail(error as Error);
        }
      },
      failed: (error) => this.fail(error),
    });
  }

  /** Connects and waits for the greeting. Rejects with what the socket or TLS says, or `Unsuited`. */
  static async open(options: PipeOptions): Promise<Pipe> {
    const { limits } = options;
    const began = process.uptime();
    const onSecure = (handshake: number) => {
      pipe.handshake = handshake;
      options.onSecure?.(handshake);
    };
    const pipe: Pipe = new Pipe(await dial({ ...options, onSecure }, limits.connect), options);
    const greeting = await pipe.within(
      Math.max(1, limits.connect - (process.uptime() - began) * 1_000),
      'CONNECT_TIMEOUT',
      new Promise<Condition>((resolve) => {
        pipe.greeting = resolve;
      }),
    );
    if (greeting.status === 'BYE') throw pipe.end(new Farewell(greeting.text));
    // Somebody is logged in already.
    if (greeting.status !== 'OK') throw pipe.end(new Unsuited('no plain greeting'));
    pipe.learn(greeting.code);
    pipe.together = /\bdovecot\b/i.test(greeting.text);
    return pipe;
  }

  /**
   * Logs in, and sends other commands along in the same write. Those are answered with BAD or NO where the login is refused.
   * @param known capabilities that the server had before and after a login in an earlier run
   */
  async login(
    more: readonly Command[],
    known: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } | null,
  ): Promise<readonly Condition[]> {
    const { user, password, limits } = this.options;
    if (this.capabilities.size === 0 && known) this.capabilities = known.before;
    // Gmail and Exchange greet without them.
    if (this.capabilities.size === 0) await this.within(limits.login, 'OVERALL', this.flight([{ text: 'CAPABILITY' }]));
    const before = this.capabilities;
    if (before.size === 0 || before.has('LOGINDISABLED')) throw this.end(new Unsuited('no way to log in'));
    this.before = before;
    this.announced = false;
    const login = loginCommand(before, user, password);
    if (login === null) throw this.end(new Unsuited('a literal'));
    const ended = ({ status }: Condition) => {
      this.loggedIn = status === 'OK';
    };
    const [first, ...rest] = await this.within(
      limits.login,
      'OVERALL',
      this.flight([{ ...login, ended }, ...(this.together ? more : [])]),
    );
    const { code, status, text } = first as Condition;
    if (status !== 'OK') throw this.end(new LoginRefused(/^\S*/.exec(code)?.[0] ?? '', text));
    // What is not announced is as it was, or has to be asked.
    if (!this.announced && known) this.capabilities = known.after;
    else if (!this.announced) await this.flight([{ text: 'CAPABILITY' }]);
    return this.together || more.length === 0 ? rest : this.flight(more);
  }

  /** Sends commands in one write; gives how each ended. Rejects where the connection ends before. */
  flight(commands: readonly Command[]): Promise<readonly Condition[]> {
    if (this.broken) return Promise.reject(this.broken);
    return new Promise((resolve, reject) => {
      const conditions: Condition[] = [];
      let left = commands.length;
      const done = (index: number, condition: Condition) => {
        conditions[index] = condition;
        left -= 1;
        if (left > 0) return;
        this.waiting = this.waiting.filter((one) => one !== reject);
        if (this.pending.length === 0) this.clocks.stop();
        resolve(conditions);
      };
      this.waiting.push(reject);
      this.clocks.start();
      let bytes = '';
      for (const [index, command] of commands.entries()) {
        const tag = `C${++this.tags}`;
        if (/[\r\n\0]/.test(command.text)) throw new RangeError('a command of several lines');
        this.log(`C: ${tag} ${command.shown ?? command.text}`);
        this.pending.push({ ...command, tag, done: (condition) => done(index, condition) });
        bytes += `${tag} ${command.text}\r\n`;
      }
      this.channel.write(bytes);
    });
  }

  /** The server has agreed to COMPRESS, the last command so far. */
  compress(): void {
    this.channel.compress();
  }

  /** Says good-bye and does not wait for the answer. */
  close(): void {
    if (this.closing) return;
    this.closing = true;
    this.clocks.stop();
    this.channel.end(this.broken ? '' : `C${++this.tags} LOGOUT\r\n`);
  }

  /** A server may repeat what it was given. */
  private log(line: string): void {
    this.options.log?.(hidden(line, this.options.password).slice(0, 300));
  }

  private take(answer: Answer): void {
    const { text } = answer;
    this.clocks.answer();
    if (text.startsWith('* ')) this.untagged(answer);
    else if (text.startsWith('+')) throw new WireError('a continuation that nobody asked for');
    else {
      const space = text.indexOf(' ');
      const at = this.pending.findIndex(({ tag }) => tag === text.slice(0, space));
      const condition = conditionOf(text.slice(space + 1));
      const [command] = at < 0 ? [] : this.pending.splice(at, 1);
      if (!command || !condition) throw new WireError('no answer');
      this.log(`S: ${text}`);
      const asked = backoffIn(condition);
      if (asked !== null) throw new Backpressure(condition.text, asked);
      this.learn(condition.code);
      command.ended?.(condition);
      command.done(condition);
    }
  }

  private untagged(answer: Answer): void {
    const rest = answer.text.slice(2);
    if (this.greeting) {
      this.log(`S: ${answer.text}`);
      const condition = conditionOf(rest);
      if (!condition) throw new Unsuited('no greeting of IMAP');
      this.greeting(condition);
      this.greeting = null;
      return;
    }
    if (!/^\d+ FETCH /i.test(rest)) this.log(`S: ${answer.text}`);
    if (/^BYE\b/i.test(rest)) throw this.loggedIn ? new Unsuited('BYE') : new Farewell(conditionOf(rest)?.text ?? rest);
    if (/^CAPABILITY /i.test(rest)) this.learn(rest);
    const aside = ASIDE.test(rest);
    this.pending.find((command) => (command.aside ?? false) === aside)?.on?.(answer);
  }

  /** A CAPABILITY answer or response code. */
  private learn(text: string): void {
    const match = /^CAPABILITY (.*)$/i.exec(text);
    if (!match) return;
    this.capabilities = new Set((match[1] ?? '').toUpperCase().split(' ').filter(Boolean));
    this.announced = true;
  }

  private async within<T>(milliseconds: number, code: string, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let drop: ((error: Error) => void) | undefined;
    const failed = new Promise<never>((_, reject) => {
      drop = reject;
      this.waiting.push(drop);
      timer = setTimeout(() => this.fail(Object.assign(new Error(code), { code, milliseconds })), milliseconds);
    });
    try {
      if (this.broken) throw this.broken;
      return await Promise.race([work, failed]);
    } finally {
      clearTimeout(timer);
      this.waiting = this.waiting.filter((one) => one !== drop);
    }
  }

  private fail(error: Error): void {
    if (this.broken || this.closing) return;
    this.broken = error;
    this.clocks.stop();
    const { waiting } = this;
    this.waiting = [];
    for (const reject of waiting) reject(error);
    this.channel.destroy();
  }

  private end(error: Error): Error {
    this.closing = true;
    this.clocks.stop();
    this.channel.destroy();
    return error;
  }
}
