// The work of the raw client through ImapFlow, as its documentation shows it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ImapFlow } from 'imapflow';

interface Order {
  readonly port: number;
  readonly ca: string | null;
  readonly user: string;
  readonly password: string;
  readonly boxes: readonly string[];
  readonly since: string;
  readonly state: string;
  readonly fields: readonly string[];
  readonly next: boolean;
}

const order: Order = JSON.parse(process.argv[2] ?? '');
const { port, ca, user, password, boxes, fields, next } = order;
type Known = Record<string, { validity: string; modseq: string; uidNext: number }>;
const known: Known = next && existsSync(order.state) ? JSON.parse(readFileSync(order.state, 'utf8')) : {};
const client = new ImapFlow({
  host: 'localhost',
  port,
  secure: ca !== null,
  ...(ca === null ? { doSTARTTLS: false } : { tls: { ca: readFileSync(ca) } }),
  auth: { user, pass: password },
  logger: false,
  qresync: true,
  disableAutoIdle: true,
});
client.on('error', (error) => {
  throw error;
});
await client.connect();
const seen: Known = {};
let messages = 0;
for (const box of boxes) {
  const before = known[box];
  const changes = before ? { uidValidity: BigInt(before.validity), changedSince: BigInt(before.modseq) } : {};
  const mailbox = await client.mailboxOpen(box, { readOnly: true, ...changes });
  const { uidValidity, highestModseq, uidNext } = mailbox;
  seen[box] = { validity: String(uidValidity), modseq: String(highestModseq ?? 0), uidNext };
  if (before && uidNext <= before.uidNext) continue;
  const range = before ? `${before.uidNext}:*` : { since: new Date(order.since) };
  const query = { uid: true, flags: true, internalDate: true, headers: [...fields] };
  for await (const _ of client.fetch(range, query, { uid: true })) messages += 1;
}
await client.logout();
if (JSON.stringify(seen) !== JSON.stringify(known)) writeFileSync(order.state, JSON.stringify(seen));
process.stdout.write(JSON.stringify({ messages }));
