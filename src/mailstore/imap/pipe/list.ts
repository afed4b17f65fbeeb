import type { ListedFolder } from '../../roles.ts';
import type { Command } from './command.ts';
import { decodeName } from './mutf7.ts';
import type { Answer } from './stream.ts';
import { listOf, textOf, Values } from './values.ts';

/** What STATUS tells of a mailbox (RFC 9051 7.3.4), by upper-case name. */
export type Status = ReadonlyMap<string, string>;

/** All folders, and the state of each where the server tells it with the list (RFC 5819). */
export class Listing {
  readonly folders: ListedFolder[] = [];
  readonly status = new Map<string, Status>();
  prefix = '';

  readonly on = (answer: Answer): void => {
    const [, kind = ''] = /^\* (LIST|STATUS|NAMESPACE) /i.exec(answer.text) ?? [];
    if (kind === '') return;
    const values = new Values(answer, kind.length + 3);
    const first = values.next();
    if (/list/i.test(kind)) {
      const delimiter = textOf(values.next());
      const path = decodeName(textOf(values.next()));
      this.folders.push({ path: inboxOf(path), delimiter, attributes: listOf(first).map(textOf) });
    } else if (/status/i.test(kind)) {
      const items = listOf(values.next()).map(textOf);
      const pairs = items.flatMap((name, i): [string, string][] =>
        i % 2 === 0 ? [[name.toUpperCase(), items[i + 1] ?? '']] : [],
      );
      this.status.set(inboxOf(decodeName(textOf(first))), new Map(pairs));
    } else this.prefix = decodeName(textOf(listOf(listOf(first)[0])[0]));
  };
}

/** RFC 9051 5.1: INBOX has no case. */
function inboxOf(path: string): string {
  return /^inbox$/i.test(path) ? 'INBOX' : path;
}

/** Can the server tell the state of each folder with their list? */
export function listsStatus(capabilities: ReadonlySet<string>): boolean {
  return capabilities.has('LIST-STATUS') && capabilities.has('LIST-EXTENDED');
}

/** @param status whether the state of each folder is wanted: for a large one that costs the server more than all else */
export function listCommands(listing: Listing, capabilities: ReadonlySet<string>, status = true): Command[] {
  const items = [
    ...(capabilities.has('SPECIAL-USE') && capabilities.has('LIST-EXTENDED') ? ['SPECIAL-USE'] : []),
    ...(status && listsStatus(capabilities)
      ? [`STATUS (MESSAGES UIDNEXT UIDVALIDITY${capabilities.has('CONDSTORE') ? ' HIGHESTMODSEQ' : ''})`]
      : []),
  ];
  return [
    ...(capabilities.has('NAMESPACE') ? [{ text: 'NAMESPACE', on: listing.on, aside: true } as const] : []),
    { text: `LIST "" "*"${items.length > 0 ? ` RETURN (${items.join(' ')})` : ''}`, on: listing.on, aside: true },
  ];
}
