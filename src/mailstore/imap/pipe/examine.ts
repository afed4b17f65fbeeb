import { HEADER_FIELDS, type Mailbox, type RawMessage } from '../../../mail/message.ts';
import { labelFlags, systemFlags } from '../flags.ts';
import type { Command } from './command.ts';
import { encodeName } from './mutf7.ts';
import { quoted } from './quoted.ts';
import { type Fetched, fetched, internalDate, numbersOf, within } from './responses.ts';
import { type Answer, WireError } from './stream.ts';
import { listOf, textOf } from './values.ts';

/** What the answers to the commands about one mailbox told. */
export class Examined {
  uidValidity = '';
  uidNext = 0;
  modseq = '';
  exists = 0;
  readonly messages = new Map<number, RawMessage>();
  readonly flags = new Map<number, ReadonlySet<string>>();
  /** Sequence sets of what was expunged; they may name what never was. */
  private readonly vanished: string[] = [];
  /** UIDs that a SEARCH found; null: none was made. */
  found: readonly number[] | null = null;
  /** INTERNALDATEs of messages that were only asked for theirs, in the order of their numbers. */
  readonly samples: { readonly number: number; readonly at: number | null }[] = [];

  constructor(
    readonly mailbox: Mailbox,
    private readonly known: ReadonlySet<number | string>,
  ) {}

  readonly on = (answer: Answer): void => {
    const { text } = answer;
    const match = /^\* (\d+) (EXISTS|FETCH)\b/i.exec(text);
    if (match?.[2]?.toUpperCase() === 'EXISTS') this.exists = Number(match[1]);
    else if (match) this.fetch(Number(match[1]), fetched(answer));
    else if (/^\* OK \[/i.test(text)) this.code(text);
    else if (/^\* VANISHED /i.test(text)) {
      this.vanished.push(text.slice(text.lastIndexOf(' ') + 1));
    } else if (/^\* ESEARCH\b/i.test(text)) this.found = numbersIn(/ ALL (\S+)/i.exec(text)?.[1]);
    else if (/^\* SEARCH\b/i.test(text)) this.found = numbersIn(text.slice(9).trim().replace(/ +/g, ','));
  };

  /** Those of the known messages that were expunged. */
  gone(): Set<number> {
    if (this.vanished.length === 0) return new Set();
    const known = [...this.known].filter((uid): uid is number => typeof uid === 'number');
    return within(known, this.vanished.join(','));
  }

  private code(text: string): void {
    const [, name = '', value = ''] = /^\* OK \[([A-Z]+) ?(\d*)/i.exec(text) ?? [];
    if (/^uidvalidity$/i.test(name)) this.uidValidity = value;
    else if (/^uidnext$/i.test(name)) this.uidNext = Number(value);
    else if (/^highestmodseq$/i.test(name)) this.modseq = value;
  }

  private fetch(number: number, items: Fetched): void {
    const uid = Number(textOf(items.get('UID')));
    const date = items.get('INTERNALDATE');
    const at = date === undefined ? null : internalDate(textOf(date));
    if (!items.has('UID')) {
      // A flag that somebody sets meanwhile may come without its UID; the next run hears of it.
      if (items.has('INTERNALDATE')) this.samples.push({ number, at });
      return;
    }
    if (!Number.isInteger(uid) || uid <= 0) throw new WireError('no UID');
    const flags = new Set([
      ...systemFlags(listOf(items.get('FLAGS')).map(textOf)),
      ...labelFlags(listOf(items.get('X-GM-LABELS')).map(textOf)),
    ]);
    const header = items.get('BODY[HEADER.FIELDS]');
    if (header === undefined) {
      if (this.known.has(uid)) this.flags.set(uid, flags);
      return;
    }
    if (header !== null && !Buffer.isBuffer(header) && typeof header !== 'string') throw new WireError('no header');
    // NIL: the server can't read it. It is missing then, and the plain way looks after it.
    if (header === null) return;
    const threadId = textOf(items.get('X-GM-THRID')) || textOf(listOf(items.get('THREADID'))[0]);
    this.messages.set(uid, {
      ref: { mailbox: this.mailbox.path, uidValidity: this.uidValidity, uid },
      flags,
      arrival: { kind: 'imap', internalDate: at },
      header: typeof header === 'string' ? Buffer.from(header, 'latin1') : header,
      ...(threadId === '' ? {} : { threadId }),
    });
  }
}

function numbersIn(set: string | undefined): number[] {
  return set === undefined || set === '' ? [] : numbersOf(set);
}

/** What is fetched of a message that is new to us. */
export function headerItems(capabilities: ReadonlySet<string>): string {
  return `(UID FLAGS INTERNALDATE${extra(capabilities)} BODY.PEEK[HEADER.FIELDS (${HEADER_FIELDS.join(' ')})])`;
}

export function flagItems(capabilities: ReadonlySet<string>): string {
  return `(UID FLAGS${capabilities.has('X-GM-EXT-1') ? ' X-GM-LABELS' : ''})`;
}

function extra(capabilities: ReadonlySet<string>): string {
  if (capabilities.has('X-GM-EXT-1')) return ' X-GM-THRID X-GM-LABELS';
  return capabilities.has('OBJECTID') ? ' THREADID' : '';
}

/** EXAMINE (RFC 9051 6.3.3), with what is to be resumed (RFC 7162 3.2.5). */
export function examine(state: Examined, resume: { uidValidity: string; modseq: string } | null): Command {
  const encoded = encodeName(state.mailbox.path);
  const name = /^[\w./+-]+$/.test(encoded) ? encoded : quoted(encoded);
  const parameters = resume ? ` (QRESYNC (${resume.uidValidity} ${resume.modseq}))` : '';
  return { text: `EXAMINE ${name}${parameters}`, on: state.on };
}
