import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What a name is answered with: `MX 10 mail.example`, `SRV 0 1 993 imap.example`. No entry: NXDOMAIN. */
export type Zone = Readonly<Record<string, readonly string[]>>;

const TYPES: Readonly<Record<number, string>> = { 15: 'MX', 33: 'SRV' };

/** A name server on loopback that knows one zone; `null` answers nothing at all. */
export class DnsServer {
  readonly asked: string[] = [];

  private constructor(
    private readonly socket: Socket,
    readonly address: string,
  ) {}

  static async start(zone: Zone | null): Promise<DnsServer> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const server = new DnsServer(socket, `127.0.0.1:${socket.address().port}`);
    socket.on('message', (query, { port, address }) => {
      const { name, type } = question(query);
      server.asked.push(`${type} ${name}`);
      if (zone)
        socket.send(
          answer(
            query,
            (zone[name] ?? []).filter((row) => row.startsWith(`${type} `)),
            name in zone,
          ),
          port,
          address,
        );
    });
    return server;
  }

  async stop(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }
}

function question(query: Buffer): { name: string; type: string } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: TYPES[query.readUInt16BE(at + 1)] ?? '?' };
}

/** RFC 1035 4.1: the header, the question as it came, the rows with a pointer to its name. */
function answer(query: Buffer, rows: readonly string[], known: boolean): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(rows.length, 6);
  header.writeUInt32BE(0, 8);
  const type = query.subarray(end - 4, end - 2);
  const records = rows.map((row) => {
    const parts = row.split(' ').slice(1);
    const numbers = parts.slice(0, -1).map((part) => {
      const two = Buffer.alloc(2);
      two.writeUInt16BE(Number(part));
      return two;
    });
    const data = Buffer.concat([...numbers, encodeName(parts.at(-1) ?? '')]);
    const fixed = Buffer.from([0xc0, 12, ...type, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 0xff]);
    return Buffer.concat([fixed, data]);
  });
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}

function encodeName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.from([label.length, ...Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);
}
