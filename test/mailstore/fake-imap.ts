import { createServer, type Server, type Socket } from 'node:net';

/** A command as the server got it. */
export interface Command {
  readonly tag: string;
  readonly name: string;
  readonly rest: string;
  /** The bytes of the literal that it ended with (latin1); '' where there was none. */
  readonly literal: string;
  readonly socket: Socket;
  /** Which connection this is, from 1. */
  readonly connection: number;
}

/** What is written in answer; nothing where it is undefined. `TAG` stands for the command's tag. */
export type Answer = (command: Command) => string | undefined;

/**
 * A server on loopback that says what a test wants it to say, for what no real one can be made to do. Commands without an answer
 * of their own get OK, LIST an INBOX, EXAMINE and SELECT a mailbox of `exists` messages. `LITERAL` answers the announcement of
 * a literal: `+` asks for it, anything else is the end of the command.
 */
export class FakeImap {
  readonly lines: string[] = [];
  private connections = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(answers: Readonly<Record<string, Answer>>, greeting = '* OK ready\r\n'): Promise<FakeImap> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const fake = new FakeImap(server, (server.address() as { port: number }).port);
    server.on('connection', (socket) => fake.serve(socket, answers, greeting));
    return fake;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket, answers: Readonly<Record<string, Answer>>, greeting: string): void {
    this.connections += 1;
    const connection = this.connections;
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(greeting);
    let buffer = '';
    let waiting: { readonly line: string; readonly size: number } | null = null;
    const answerTo = (line: string, literal: string, name?: string) => {
      const match = /^(\S+) ((?:UID )?\S+) ?(.*)$/.exec(line);
      if (!match) return '';
      const [, tag = '', said = '', rest = ''] = match;
      const command = { tag, name: said.toUpperCase(), rest, literal, socket, connection };
      const key = name ?? command.name;
      const answer = answers[key] ?? usual[key];
      const text = (answer ? answer(command) : 'TAG OK done\r\n')?.replaceAll('TAG', tag);
      if (text !== undefined) socket.write(Buffer.from(text, 'latin1'));
      return text ?? '';
    };
    socket.on('data', (data) => {
      buffer += data.toString('latin1');
      for (;;) {
        if (waiting) {
          // The line end behind the literal belongs to the command.
          if (buffer.length < waiting.size + 2) return;
          const { line, size } = waiting;
          waiting = null;
          answerTo(line, buffer.slice(0, size));
          buffer = buffer.slice(size + 2);
          continue;
        }
        const end = buffer.indexOf('\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        this.lines.push(line);
        const size = /\{(\d+)(\+?)\}$/.exec(line);
        if (!size) answerTo(line, '');
        else if (size[2] === '+' || answerTo(line, '', 'LITERAL').startsWith('+'))
          waiting = { line, size: Number(size[1]) };
      }
    });
  }
}

/** The answer to SELECT and EXAMINE. */
export const mailbox = (exists: number, uidValidity = 7) =>
  `* ${exists} EXISTS\r\n* OK [UIDVALIDITY ${uidValidity}] .\r\n* OK [UIDNEXT 9999] .\r\nTAG OK [READ-WRITE] done\r\n`;

/** A FETCH answer with a header (a Message-ID alone), or whatever else. */
export const row = (uid: number, item = header(`m${uid}@x.example`)) =>
  `* ${uid} FETCH (UID ${uid} FLAGS (\\seen $Label) INTERNALDATE "20-Nov-2026 10:00:00 +0900" ${item})\r\n`;

export const header = (id: string) => {
  const text = `Message-ID: <${id}>\r\n\r\n`;
  return `BODY[HEADER.FIELDS (MESSAGE-ID)] {${text.length}}\r\n${text}`;
};

const usual: Readonly<Record<string, Answer>> = {
  CAPABILITY: () => '* CAPABILITY IMAP4rev1 UIDPLUS\r\nTAG OK done\r\n',
  LIST: () => '* LIST () "/" INBOX\r\n* LIST () "/" Other\r\nTAG OK done\r\n',
  EXAMINE: () => mailbox(3),
  SELECT: () => mailbox(3),
  LITERAL: () => '+ go on\r\n',
  'UID SEARCH': () => '* SEARCH 1 2 3\r\nTAG OK done\r\n',
  LOGOUT: () => '* BYE bye\r\nTAG OK done\r\n',
};
