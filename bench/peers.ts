import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HEADER_FIELDS } from '../src/mail/message.ts';
import type { Maker, Task } from './contender.ts';
import { PASSWORD } from './dovecot.ts';
import { type Command, measure } from './measure.ts';
import { findProgram } from './programs.ts';

export const IMAPFLOW = 'imapflow as it comes';

/** The same headers through ImapFlow's public interface. */
export function imapflow({ user, boxes, since, mode, programs, messages }: Task): Maker {
  return ({ port, ca }, folder) => {
    mkdirSync(folder, { recursive: true });
    const state = join(folder, 'state.json');
    const order = {
      port,
      ca,
      user,
      password: PASSWORD,
      boxes,
      since: since.toISOString(),
      state,
      fields: HEADER_FIELDS,
    };
    const command = (next: boolean): Command => ({
      program: process.execPath,
      words: [join(programs, 'imapflow.mjs'), JSON.stringify({ ...order, next })],
    });
    return {
      name: IMAPFLOW,
      command: command(mode === 'next'),
      async prepare() {
        const { status, stderr } = await measure(command(false));
        if (status !== 0) throw new Error(`${IMAPFLOW}: ${stderr}`);
      },
      check: ({ stdout }) => {
        const read = Number(JSON.parse(stdout).messages);
        return mode === 'next' || read >= messages ? null : `reads ${read} messages of ${messages}`;
      },
    };
  };
}

export type PeerName = 'imapflow' | 'mbsync' | 'offlineimap';

/** Which peers can run here; the others are named in the report. */
export function installed(name: PeerName): boolean {
  if (name === 'imapflow') return true;
  return (name === 'mbsync' ? ['mbsync', 'notmuch'] : ['offlineimap']).every(
    (program) => findProgram(program) !== null,
  );
}
