import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADER_FIELDS } from '../src/mail/message.ts';
import type { Maker, Task } from './contender.ts';
import { PASSWORD } from './dovecot.ts';
import { type Command, measure } from './measure.ts';
import { findProgram } from './programs.ts';

export const IMAPFLOW = 'imapflow as it comes';
export const MBSYNC = 'mbsync + notmuch';
export const OFFLINEIMAP = 'offlineimap';

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

function synced(name: string, command: Command, local: string, mode: Task['mode']) {
  const reset = () => {
    rmSync(local, { recursive: true, force: true });
    mkdirSync(join(local, 'mail'), { recursive: true, mode: 0o700 });
  };
  return {
    name,
    command,
    async prepare() {
      if (!existsSync(local)) reset();
      const { status, stderr } = await measure(command);
      if (status !== 0) throw new Error(`${name} ends with ${status}: ${stderr}`);
    },
    ...(mode === 'first' ? { reset } : {}),
  };
}

/** What many use in place of a list such as ours: all mail on the disk, an index over it, a search. The copies outlive the bench. */
export function mbsync({ user, mode }: Task, keep: string): Maker {
  return ({ port, ca }, folder) => {
    const local = mode === 'first' ? join(folder, 'local') : join(keep, `mbsync-${user}`);
    mkdirSync(folder, { recursive: true });
    const rc = join(folder, 'mbsyncrc');
    const way = ca === null ? 'SSLType None' : `SSLType IMAPS\nCertificateFile ${ca}`;
    const account = `IMAPAccount far\nHost localhost\nPort ${port}\nUser ${user}\nPass ${PASSWORD}\nAuthMechs *\n${way}`;
    const near = `MaildirStore near\nPath ${local}/mail/\nInbox ${local}/mail/INBOX\nSubFolders Verbatim`;
    const channel =
      'Channel all\nFar :far:\nNear :near:\nPatterns *\nSync Pull\nCreate Near\nExpunge Near\nSyncState *';
    writeFileSync(rc, `${account}\n\nIMAPStore far\nAccount far\n\n${near}\n\n${channel}\n`);
    const index = join(folder, 'notmuch');
    writeFileSync(
      index,
      `[database]\npath=${local}/mail\n[user]\nprimary_email=sato@studio.example\n[new]\ntags=new\n`,
    );
    const line = `mbsync -q -c ${rc} all && notmuch new --quiet && notmuch search date:60d.. and not tag:replied`;
    const env = { HOME: folder, NOTMUCH_CONFIG: index };
    return synced(MBSYNC, { program: '/bin/sh', words: ['-c', line], env }, local, mode);
  };
}

export function offlineimap({ user, mode }: Task, keep: string): Maker {
  return ({ port, ca }, folder) => {
    const local = mode === 'first' ? join(folder, 'local') : join(keep, `offlineimap-${user}`);
    mkdirSync(folder, { recursive: true });
    const rc = join(folder, 'offlineimaprc');
    const way = ca === null ? 'ssl = no\nstarttls = no' : `ssl = yes\nsslcacertfile = ${ca}`;
    const far = `type = IMAP\nremotehost = localhost\nremoteport = ${port}\nremoteuser = ${user}\nremotepass = ${PASSWORD}`;
    const general = `[general]\naccounts = a\nmetadata = ${local}/meta\nui = quiet`;
    const stores = `[Repository near]\ntype = Maildir\nlocalfolders = ${local}/mail\n[Repository far]\n${far}\nreadonly = yes\n${way}`;
    writeFileSync(rc, `${general}\n[Account a]\nlocalrepository = near\nremoterepository = far\n${stores}\n`, {
      mode: 0o600,
    });
    const words = ['-o', '-c', rc];
    const command = { program: findProgram('offlineimap') ?? 'offlineimap', words, env: { HOME: folder } };
    return synced(OFFLINEIMAP, command, local, mode);
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
