import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HEADER_FIELDS } from '../src/mail/message.ts';
import type { Maker, Task } from './contender.ts';
import { PASSWORD } from './dovecot.ts';
import { measure } from './measure.ts';
import type { Extra, RawOrder, RawState } from './raw-order.ts';

export const FLOOR = 'raw client';
export const FLOOR_TEXT = 'raw client + text parts';
export const FLOOR_BOUNDED = 'raw client, bounded search';
export const FLOOR_DEFLATE = 'raw client + DEFLATE';
export const FLOOR_DEFLATE_TEXT = 'raw client + DEFLATE + text parts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 3501 date, which has no leading zero to need. */
export function searchDate(date: Date): string {
  return `${date.getUTCDate()}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
}

export const stateOf = (folder: string) => join(folder, 'state.json');

export const readState = (file: string): RawState => JSON.parse(readFileSync(file, 'utf8'));

interface Kind {
  readonly name: string;
  readonly extra?: Extra;
  readonly last?: number;
  readonly compress?: boolean;
}

/** The raw client: the same header fields as the tool asks for, of the same folders and the same look-back. */
export function floor(task: Task, { name, ...kind }: Kind): Maker {
  const { user, boxes, since, mode, programs, messages } = task;
  return ({ port, ca }, folder) => {
    const order: RawOrder = {
      port,
      ...(ca === null ? {} : { ca }),
      user,
      password: PASSWORD,
      boxes,
      fields: HEADER_FIELDS,
      since: searchDate(since),
      ...kind,
    };
    const command = (given: RawOrder) => ({
      program: process.execPath,
      words: [join(programs, 'raw-imap.mjs'), JSON.stringify(given)],
    });
    if (mode === 'next') {
      const state = stateOf(folder);
      return {
        name,
        command: command({ ...order, state, next: true }),
        async prepare() {
          rmSync(state, { force: true });
          const { extra: _, ...first } = order;
          const { status, stderr } = await measure(command({ ...first, state }));
          if (status !== 0) throw new Error(`${name}: ${stderr}`);
        },
      };
    }
    return {
      name,
      command: command(order),
      // SEARCH knows whole days only: what it finds beyond the look-back is read, too.
      check: ({ stdout }) => {
        const read = Number(JSON.parse(stdout).messages);
        return read >= messages ? null : `reads ${read} messages of ${messages}`;
      },
    };
  };
}
