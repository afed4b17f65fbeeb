import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { messageIdOf } from '../delivery.ts';
import type { Command, SmtpFault } from './plan.ts';

/** What the server has taken charge of. */
export interface Taken {
  readonly messageId: string | null;
  readonly bytes: Buffer;
}

const END = '\r\n.\r\n';

/** The submission server of one case: it counts what it takes, and knows whether the final dot was ever sent. */
export class CountingSmtp {
  fault: SmtpFault | null = null;
  readonly taken: Taken[] = [];
  /** Final dots that were sent to it, also those that it never took. */
  dots = 0;
  /** Called when it is connected to, answers DATA, gets the final dot. */
  onEvent: (event: 'smtp' | 'data' | 'dot') => void = () => undefined;
  /** Awaited for every message that it has taken, before the reply. */
  onTaken: (message: Taken) => Promise<void> = async () => undefined;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(readonly pipelining: boolean) {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async start(pipelining: boolean): Promise<CountingSmtp & { readonly port: number }> {
    const smtp = new CountingSmtp(pipelining);
    await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
    return Object.assign(smtp, { port: (smtp.server.address() as { port: number }).port });
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    this.onEvent('smtp');
    void new Conversation(this, socket, this.fault).run().catch(() => socket.destroy());
  }
}

class Conversation {
  private input = '';
  private heard = 0;
  private said = 0;
  private dotAt: { heard: number; said: number } | null = null;
  private inData = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly smtp: CountingSmtp,
    private readonly socket: Socket,
    private readonly fault: SmtpFault | null,
  ) {}

  async run(): Promise<void> {
    this.socket.on('data', (data) => this.hear(data.toString('latin1')));
    this.socket.on('close', () => this.wake());
    await this.carryOut('greeting', '220 counting.test ESMTP');
    for (let line = await this.until('\r\n'); line !== null; line = await this.until('\r\n')) {
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'EHLO')
        await this.carryOut(
          'EHLO',
          `250-counting.test\r\n${this.smtp.pipelining ? '250-PIPELINING\r\n' : ''}250-8BITMIME\r\n250 AUTH PLAIN`,
        );
      else if (command === 'AUTH') await this.carryOut('AUTH', '235 2.7.0 welcome');
      else if (command === 'MAIL') await this.carryOut('MAIL', '250 2.1.0 ok');
      else if (command === 'RCPT') await this.carryOut('RCPT', '250 2.1.5 ok');
      else if (command === 'DATA') await this.data();
      else await this.say('221 2.0.0 bye');
    }
  }

  private async data(): Promise<void> {
    if (this.fault?.kind === 'refused' && (this.fault.at === 'RCPT' || this.fault.at === 'MAIL'))
      return this.say('503 5.5.1 nobody to send to');
    if (this.fault?.kind === 'refused' && this.fault.at === 'DATA') return this.carryOut('DATA', '');
    this.inData = true;
    this.smtp.onEvent('data');
    await this.carryOut('DATA', '354 go on');
    // The first line may begin with the dot that ends it all.
    this.input = `\r\n${this.input}`;
    const text = await this.until(END);
    this.inData = false;
    if (text === null) return;
    const bytes = Buffer.from(`${text.slice(2).replaceAll('\r\n.', '\r\n')}\r\n`, 'latin1');
    await this.carryOut('dot', '250 2.0.0 queued as 4711', async () => {
      const message = { messageId: messageIdOf(bytes), bytes };
      this.smtp.taken.push(message);
      await this.smtp.onTaken(message);
    });
  }

  private async carryOut(at: Command, reply: string, work = async () => undefined as unknown): Promise<void> {
    const { fault } = this;
    const here = fault?.kind === 'command' && fault.at === at ? fault : null;
    if (here?.when === 'before') return this.lose(here.hang);
    if (fault?.kind === 'refused' && fault.at === at) return this.say(`${fault.code} 5.0.0 refused here`);
    await work();
    if (here?.when === 'taken') return this.lose(here.hang);
    await this.say(reply);
    if (here) await this.lose(here.hang);
  }

  /** The connection goes; or nothing is ever said on it again. */
  private async lose(hang: boolean): Promise<void> {
    if (!hang) this.socket.destroySoon();
    await new Promise((resolve) => this.socket.once('close', resolve));
  }

  private async say(reply: string): Promise<void> {
    const { fault } = this;
    const slow = fault?.kind === 'slow' ? fault : null;
    if (slow) await pause(slow.delay);
    const bytes = Buffer.from(`${reply}\r\n`);
    const piece = slow ? Math.max(slow.piece, Math.ceil(bytes.length / 8)) : bytes.length;
    for (let at = 0; at < bytes.length && !this.socket.destroyed; at += piece) {
      if (at > 0) await pause(2);
      const part = bytes.subarray(at, at + piece);
      const left = this.left('server', this.said);
      this.said += part.length;
      if (left >= part.length) this.socket.write(part);
      else {
        if (left > 0) this.socket.write(part.subarray(0, left));
        await this.lose(false);
      }
    }
  }

  private hear(text: string): void {
    const left = this.left('client', this.heard);
    this.heard += text.length;
    const whole = this.input + text;
    // Whoever sent the dot can't tell whether it came in.
    if (this.inData && this.dotAt === null && whole.includes(END)) {
      this.smtp.dots += 1;
      this.dotAt = { heard: this.heard, said: this.said };
      this.smtp.onEvent('dot');
    }
    this.input += left >= text.length ? text : text.slice(0, Math.max(0, left));
    if (left < text.length) this.socket.resetAndDestroy();
    this.wake();
  }

  /** How many more bytes of a side pass before the connection is cut. */
  private left(of: 'client' | 'server', already: number): number {
    const { fault } = this;
    if (fault?.kind !== 'byte' || fault.of !== of) return Number.POSITIVE_INFINITY;
    if (fault.since === 'start') return fault.after - already;
    if (this.dotAt === null) return Number.POSITIVE_INFINITY;
    return fault.after - (already - (of === 'client' ? this.dotAt.heard : this.dotAt.said));
  }

  /** The input up to a mark, which is taken off; null where the connection has gone. */
  private async until(mark: string): Promise<string | null> {
    for (;;) {
      const at = this.input.indexOf(mark);
      if (at >= 0) {
        const text = this.input.slice(0, at);
        this.input = this.input.slice(at + mark.length);
        return text;
      }
      if (this.socket.destroyed || this.socket.readableEnded) return null;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
