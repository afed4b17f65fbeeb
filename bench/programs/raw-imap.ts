// The floor: a client that says all that it has to say at once, before the greeting, and looks at nothing but the ends of commands.
// It knows beforehand what a client that judges has to find out. Started afresh each time, as the tool is.
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Duplex, Writable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { RawOrder, RawState } from '../raw-order.ts';

const order: RawOrder = JSON.parse(process.argv[2] ?? '');
const { port, user, password, boxes, fields, compress = false, last, since } = order;
const state: RawState | null = order.state && order.next ? JSON.parse(readFileSync(order.state, 'utf8')) : null;
const ITEMS = `(UID FLAGS INTERNALDATE BODY.PEEK[HEADER.FIELDS (${fields.join(' ').toUpperCase()})])`;
const prefix = `h${Math.random().toString(36).slice(2, 10)}x`;
let tags = 0;

function fail(why: string): never {
  process.stderr.write(`raw-imap: ${why}\n`);
  process.exit(1);
}

function open(): Promise<Socket> {
  return new Promise((resolve) => {
    const given = { host: 'localhost', port, family: 4 };
    const socket: Socket = order.ca
      ? connectTls({ ...given, ca: readFileSync(order.ca) }, () => resolve(socket))
      : connect(given, () => resolve(socket));
    socket.setNoDelay(true);
    socket.on('error', (error) => fail(error.message));
  });
}

/** Sends commands in one piece and waits for the end of the last; each must succeed. */
function flight(input: Duplex, output: Writable, commands: readonly string[], keep: boolean) {
  const text = commands.map((command) => `${prefix}${++tags} ${command}\r\n`).join('');
  const end = `\n${prefix}${tags} `;
  return new Promise<{ messages: number; bytes: number; heard: string }>((resolve) => {
    let [tail, messages, bytes, heard] = ['\n', 0, 0, ''];
    const lost = () => fail('the connection was lost');
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      const piece = chunk.toString('latin1');
      if (keep) heard += piece;
      const seen = tail.length;
      const all = tail + piece;
      const from = Math.max(0, seen - ' FETCH ('.length + 1);
      for (let at = all.indexOf(' FETCH (', from); at >= 0; at = all.indexOf(' FETCH (', at + 8)) messages += 1;
      for (let at = all.indexOf(`\n${prefix}`); at >= 0; at = all.indexOf(`\n${prefix}`, at + 1)) {
        const line = all.slice(at, all.indexOf('\n', at + 1));
        if (/^\n\S+ (?:NO|BAD)/.test(line)) fail(line.trim());
      }
      const at = all.indexOf(end);
      tail = all.slice(at >= 0 ? at : -256);
      if (at < 0 || tail.indexOf('\n', 1) < 0) return;
      input.off('data', take).off('close', lost);
      resolve({ messages, bytes, heard });
    };
    input.on('data', take).on('close', lost);
    output.write(text);
  });
}

const socket = await open();
const login = [`LOGIN "${user}" "${password}"`];
let [input, output]: [Duplex, Writable] = [socket, socket];
if (compress) {
  await flight(socket, socket, [...login.splice(0), 'COMPRESS DEFLATE'], false);
  const zlib = await import('node:zlib');
  const inflate = zlib.createInflateRaw();
  const deflate = zlib.createDeflateRaw({ flush: zlib.constants.Z_SYNC_FLUSH });
  socket.pipe(inflate);
  deflate.pipe(socket);
  [input, output] = [inflate, deflate];
}

const before: string[] = [...login, 'ENABLE QRESYNC'];
const low = new Map<string, number>();
if (last !== undefined) {
  const asked = boxes.map((box) => `STATUS "${box}" (MESSAGES)`);
  const { heard } = await flight(input, output, [...before.splice(0), ...asked], true);
  const counts = [...heard.matchAll(/MESSAGES (\d+)\)/g)];
  for (const [index, box] of boxes.entries()) low.set(box, Math.max(1, Number(counts[index]?.[1] ?? 0) - last));
}

const commands = boxes.flatMap((box) => {
  const extra = (order.extra?.[box] ?? []).map(({ uids, items }) => {
    const next = state?.[box]?.uidnext ?? 0;
    return `UID FETCH ${uids.map((uid) => (typeof uid === 'number' ? uid : next + uid.new)).join(',')} ${items}`;
  });
  const known = state?.[box];
  if (known) {
    const { uidvalidity, modseq, uidnext } = known;
    const news = `UID FETCH ${uidnext}:* ${ITEMS} (CHANGEDSINCE ${modseq})`;
    return [`EXAMINE "${box}" (QRESYNC (${uidvalidity} ${modseq}))`, news, ...extra];
  }
  const bound = low.has(box) ? `${low.get(box)}:* ` : '';
  return [`EXAMINE "${box}"`, `UID SEARCH RETURN (SAVE) ${bound}SINCE ${since}`, `UID FETCH $ ${ITEMS}`, ...extra];
});
const result = await flight(input, output, [...before, ...commands, 'LOGOUT'], order.state !== undefined);
socket.destroy();

if (order.state) {
  const parts = result.heard.split(/\* OK \[CLOSED\]/);
  const number = (part: string, name: string) => Number(new RegExp(`${name} (\\d+)`).exec(part)?.[1] ?? 0);
  const entries = boxes.map((box, index) => {
    const part = parts[index] ?? '';
    const [uidvalidity, modseq] = [number(part, 'UIDVALIDITY'), number(part, 'HIGHESTMODSEQ')];
    return [box, { uidvalidity, modseq, uidnext: number(part, 'UIDNEXT') }] as const;
  });
  const text = JSON.stringify(Object.fromEntries(entries));
  if (text !== JSON.stringify(state)) writeFileSync(order.state, text);
}
process.stdout.write(JSON.stringify({ messages: result.messages }));
