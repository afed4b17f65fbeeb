import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Piece, PieceReader } from './imap-stream.ts';

/** A command as the client began it: its first line, up to a literal. */
export interface ProxiedCommand {
  readonly tag: string;
  /** In capitals, `UID FETCH` as one. */
  readonly name: string;
  readonly rest: string;
  /** Which connection this is, from 1. */
  readonly connection: number;
}

/** What becomes of a command: it is passed on as it is (undefined), answered here (`TAG` stands for its tag), or all ends. */
export type CommandVerdict = undefined | 'cut' | { readonly answer: string } | { readonly line: string };

/** A whole answer of the server, its literals within, as latin1; `command` is the one under way. */
export interface ProxiedAnswer {
  readonly text: string;
  readonly command: ProxiedCommand | null;
  readonly connection: number;
}

/** What the client gets instead of an answer: '' is nothing, `cut` the end of the connection. */
export type AnswerVerdict = undefined | 'cut' | { readonly text: string };

type Perhaps<T> = T | Promise<T>;

/** What goes on between client and server. Both may act first, with a client of their own: the conversation waits for them. */
export interface ProxyRules {
  readonly command?: (command: ProxiedCommand) => Perhaps<CommandVerdict>;
  readonly answer?: (answer: ProxiedAnswer) => Perhaps<AnswerVerdict>;
  /** The capabilities that the client is told. */
  readonly capabilities?: (all: readonly string[]) => readonly string[];
}

/** Stands before a real server, understands lines and literals, and bends what a test wants bent. Without TLS and COMPRESS. */
export class ImapProxy {
  rules: ProxyRules = {};
  /** Every command line of every connection, without tags and passwords. */
  readonly commands: string[] = [];
  port = 0;
  private connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(target: number) {
    this.server = createServer((client) => this.serve(client, connect(target, '127.0.0.1')));
  }

  static async start(target: number): Promise<ImapProxy> {
    const proxy = new ImapProxy(target);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    proxy.port = (proxy.server.address() as { port: number }).port;
    return proxy;
  }

  /** Other rules from now on, and an empty record. */
  use(rules: ProxyRules): void {
    this.rules = rules;
    this.commands.length = 0;
    this.connections = 0;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(client: Socket, server: Socket): void {
    this.connections += 1;
    const connection = new Conversation(this, client, server, this.connections);
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      // Else each answer waits for the acknowledgement of the one before.
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    }
    client.on('data', (data) => connection.fromClient(data));
    server.on('data', (data) => connection.fromServer(data));
    client.on('close', () => server.end());
    server.on('close', () => connection.afterServer(() => client.end()));
  }
}

/** One connection: each direction in its own order. */
class Conversation {
  private readonly said = new PieceReader();
  private readonly answered = new PieceReader();
  private toServer: Promise<unknown> = Promise.resolve();
  private toClient: Promise<unknown> = Promise.resolve();
  private command: ProxiedCommand | null = null;
  /** A command of several pieces is under way: its first line was passed on, or answered here. */
  private within: 'passed' | 'answered' | null = null;
  private answer = '';

  constructor(
    private readonly proxy: ImapProxy,
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly number: number,
  ) {}

  fromClient(data: Buffer): void {
    this.toServer = this.toServer.then(async () => {
      for (const piece of this.said.push(data)) await this.hear(piece);
    });
  }

  fromServer(data: Buffer): void {
    this.toClient = this.toClient.then(async () => {
      for (const { bytes, ...piece } of this.answered.push(data)) {
        this.answer += bytes.toString('latin1');
        if (piece.kind === 'literal' || piece.literal) continue;
        const text = this.answer;
        this.answer = '';
        await this.pass(text);
      }
    });
  }

  /** When all that the server said has been passed on. */
  afterServer(act: () => void): void {
    this.toClient = this.toClient.then(act);
  }

  private async hear(piece: Piece): Promise<void> {
    const last = piece.kind === 'line' && piece.literal === null;
    if (this.within === null && piece.kind === 'line') {
      const text = piece.bytes.toString('latin1').trimEnd();
      const match = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(text);
      if (match) {
        const [, tag = '', name = '', rest = ''] = match;
        this.command = { tag, name: name.toUpperCase(), rest, connection: this.number };
        const secret = /^(?:LOGIN|AUTHENTICATE)$/i.test(name);
        this.proxy.commands.push(secret ? name : `${name.toUpperCase()} ${rest}`.trim());
        const verdict = await this.proxy.rules.command?.(this.command);
        if (verdict === 'cut') return this.cut();
        if (verdict && 'answer' in verdict) {
          this.client.write(Buffer.from(verdict.answer.replaceAll('TAG', tag), 'latin1'));
          // A client that waits to be asked for its literal won't send it now.
          if (piece.literal?.waits) this.said.forgetLiteral();
          else if (piece.literal) this.within = 'answered';
          return;
        }
        this.server.write(verdict ? Buffer.from(`${verdict.line}\r\n`, 'latin1') : piece.bytes);
        this.within = last ? null : 'passed';
        return;
      }
    }
    if (this.within !== 'answered') this.server.write(piece.bytes);
    if (last) this.within = null;
  }

  private async pass(text: string): Promise<void> {
    const { rules } = this.proxy;
    const verdict = await rules.answer?.({ text, command: this.command, connection: this.number });
    if (verdict === 'cut') return this.cut();
    const told = (verdict?.text ?? text).replace(
      /^(\* CAPABILITY |\S+ OK \[CAPABILITY )([^\]\r\n]*)/,
      (_, before: string, list: string) => before + this.capabilities(list.split(' ')).join(' '),
    );
    if (told !== '' && !this.client.destroyed) this.client.write(Buffer.from(told, 'latin1'));
  }

  /** COMPRESS and STARTTLS would make the conversation unreadable. */
  private capabilities(all: readonly string[]): readonly string[] {
    const readable = all.filter((one) => !/^(?:COMPRESS=|STARTTLS$)/i.test(one));
    return this.proxy.rules.capabilities?.(readable) ?? readable;
  }

  private cut(): void {
    this.client.destroy();
    this.server.end();
  }
}
