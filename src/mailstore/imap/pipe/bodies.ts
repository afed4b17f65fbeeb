import { type MessageRef, type RawBody, refKey } from '../../../mail/message.ts';
import { byMailbox } from '../../by-mailbox.ts';
import { wantedLeaves } from '../../text-part.ts';
import { lacksText, leavesOf, MIME_FIELDS, rawBody, type StructureLeaf } from '../leaves.ts';
import { packUids } from '../ranges.ts';
import type { Command } from './command.ts';
import { Examined, examine } from './examine.ts';
import type { Pipe } from './pipe.ts';
import { type Fetched, fetched } from './responses.ts';
import { structureOf } from './structure.ts';
import { Unsuited } from './trouble.ts';
import { textOf, type Value } from './values.ts';

/** What has come of one message. */
interface Gathered {
  readonly ref: MessageRef;
  leaves: readonly StructureLeaf[] | null;
  header: Uint8Array | null;
  readonly parts: Map<string, Uint8Array>;
}

/**
 * The text parts and the leaves' headers of messages. Most mails are one text, or a text and the same as HTML: structure, the first
 * part and the headers of the first two come in one round trip, what other mails need in a second one. Rejects with `Unsuited` where anything
 * is not given: the plain way asks one by one.
 */
export async function bodiesByPipe(pipe: Pipe, refs: readonly MessageRef[], maxBytes: number): Promise<RawBody[]> {
  const gathered = gatherable(refs);
  const cut = `<0.${maxBytes + 1}>`;
  await fetchBoth(pipe, gathered, cut);
  return [...gathered.values()].flatMap((mails) =>
    [...mails.values()].map(({ ref, leaves, header, parts }) => {
      const given = { bodyParts: parts, ...(header ? { headers: header } : {}) };
      const wanted = wantedLeaves(leaves ?? []);
      // Gone meanwhile, or not to be read.
      if (leaves === null || lacksText(given, leaves, wanted)) throw new Unsuited('a body that was not given');
      return rawBody(ref, given, leaves, wanted, maxBytes);
    }),
  );
}

/** More new mails than this are no morning's: their texts are asked for when it is known which are wanted. */
const EARLY = 200;

/** No more is fetched of a text that perhaps nobody wants. */
const EARLY_BYTES = 16_384;

/**
 * The bodies of new messages, asked for before it is known whether a verdict wants them: at a far server that saves a round trip,
 * and all that the program does meanwhile costs no time. By `refKey`; without those that take more to read. Never rejects: what the pipe
 * suffers shows when it is used next.
 */
export async function earlyBodies(pipe: Pipe, refs: readonly MessageRef[]): Promise<ReadonlyMap<string, RawBody>> {
  const gathered = gatherable(refs);
  const cut = `<0.${EARLY_BYTES}>`;
  const early = new Map<string, RawBody>();
  if (refs.length === 0 || refs.length > EARLY) return early;
  try {
    await fetchBoth(pipe, gathered, cut);
  } catch {
    return early;
  }
  for (const mail of [...gathered.values()].flatMap((mails) => [...mails.values()])) {
    const { ref, leaves, header, parts } = mail;
    const given = { bodyParts: parts, ...(header ? { headers: header } : {}) };
    const wanted = wantedLeaves(leaves ?? []);
    const whole = missing(mail, '').length === 0 && [...parts.values()].every(({ length }) => length < EARLY_BYTES);
    if (leaves === null || !whole || lacksText(given, leaves, wanted)) continue;
    early.set(refKey(ref), rawBody(ref, given, leaves, wanted, EARLY_BYTES));
  }
  return early;
}

function gatherable(refs: readonly MessageRef[]): Map<string, Map<number, Gathered>> {
  const gathered = new Map<string, Map<number, Gathered>>();
  for (const [path, group] of byMailbox(refs)) {
    const mails = group.map((ref): [number, Gathered] => [
      Number(ref.uid),
      { ref, leaves: null, header: null, parts: new Map() },
    ]);
    gathered.set(path, new Map(mails));
  }
  return gathered;
}

function firstItems(cut: string): string {
  return `(UID BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (${MIME_FIELDS.join(' ')})] BODY.PEEK[1.MIME] BODY.PEEK[2.MIME] BODY.PEEK[1]${cut})`;
}

async function fetchBoth(pipe: Pipe, gathered: ReadonlyMap<string, Map<number, Gathered>>, cut: string): Promise<void> {
  await fetchAll(pipe, gathered, (mails) => packUids([...mails.keys()]).map((set) => `${set} ${firstItems(cut)}`));
  await fetchAll(pipe, gathered, (mails) =>
    [...mails].flatMap(([uid, mail]) => missing(mail, cut).map((items) => `${uid} ${items}`)),
  );
}

async function fetchAll(
  pipe: Pipe,
  gathered: ReadonlyMap<string, Map<number, Gathered>>,
  fetches: (mails: ReadonlyMap<number, Gathered>) => string[],
): Promise<void> {
  const commands: Command[] = [];
  const states: [Examined, MessageRef | undefined][] = [];
  for (const [path, mails] of gathered) {
    const wanted = fetches(mails);
    if (wanted.length === 0) continue;
    const state = new Examined({ path, delimiter: '', role: null, selectable: true }, new Set());
    const [one] = mails.values();
    states.push([state, one?.ref]);
    commands.push(examine(state, null));
    for (const items of wanted) {
      commands.push({
        text: `UID FETCH ${items}`,
        on: (answer) => {
          if (/^\* \d+ FETCH /i.test(answer.text)) gather(fetched(answer), mails);
        },
      });
    }
  }
  if (commands.length === 0) return;
  const refused = (await pipe.flight(commands)).find(({ status }) => status !== 'OK');
  if (refused) throw new Unsuited(`${refused.status} ${refused.text}`);
  if (states.some(([state, ref]) => state.uidValidity !== ref?.uidValidity)) throw new Unsuited('another UIDVALIDITY');
}

function gather(items: Fetched, mails: ReadonlyMap<number, Gathered>): void {
  const mail = mails.get(Number(textOf(items.get('UID'))));
  if (!mail) return;
  if (items.has('BODYSTRUCTURE')) {
    const root = structureOf(items.get('BODYSTRUCTURE'));
    if (!root) throw new Unsuited('no structure');
    mail.leaves = leavesOf(root);
  }
  mail.header = bytesOf(items.get('BODY[HEADER.FIELDS]')) ?? mail.header;
  for (const [name, value] of items) {
    const part = /^BODY\[([\d.]+?)(\.MIME)?\]$/.exec(name);
    const bytes = part ? bytesOf(value) : null;
    if (part && bytes) mail.parts.set(`${part[1]}${part[2] ? '.mime' : ''}`, bytes);
  }
}

function bytesOf(value: Value | undefined): Uint8Array | null {
  if (typeof value === 'string') return Buffer.from(value, 'latin1');
  return Buffer.isBuffer(value) ? value : null;
}

/** What the leaves of a message still lack; nothing where nothing came of it. */
function missing({ leaves, parts }: Gathered, cut: string): string[] {
  const wanted = leaves ? wantedLeaves(leaves) : new Set<number>();
  const items = (leaves ?? []).flatMap(({ part, whole, empty }, index) => [
    ...(whole || parts.has(`${part}.mime`) ? [] : [`BODY.PEEK[${part}.MIME]`]),
    ...(!wanted.has(index) || empty || parts.has(part) ? [] : [`BODY.PEEK[${part}]${cut}`]),
  ]);
  return items.length === 0 ? [] : [`(UID ${items.join(' ')})`];
}
