import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Maker, Task } from './contender.ts';
import { PASSWORD } from './dovecot.ts';
import { type Command, measure } from './measure.ts';
import { findProgram } from './programs.ts';

/*
 * What many use in place of a list such as ours: all mail on the disk, an index over it, a search. The copies outlive the bench, since
 * it takes long to make them.
 */

export const MBSYNC = 'mbsync + notmuch';
const OFFLINEIMAP = 'offlineimap';

/** The copy of 100,000 mails is made once. */
const PATIENCE = 3_600_000;

/** The copies of a mailbox that is made anew are worth nothing. */
export function forgetCopies(keep: string, user: string): void {
  for (const name of ['mbsync', 'offlineimap']) rmSync(join(keep, `${name}-${user}`), { recursive: true, force: true });
}

/** `quick` is the command that makes the copy, untimed: it does not wait for the disk. */
function synced(name: string, command: Command, quick: Command, local: string, mode: Task['mode']) {
  const reset = () => {
    rmSync(local, { recursive: true, force: true });
    mkdirSync(join(local, 'mail'), { recursive: true, mode: 0o700 });
  };
  return {
    name,
    command,
    async prepare() {
      if (!existsSync(local)) reset();
      const { status, stderr } = await measure(quick, PATIENCE);
      if (status !== 0) throw new Error(`${name} ends with ${status}: ${stderr}`);
    },
    ...(mode === 'first' ? { reset } : {}),
  };
}

/** isync, with the usual search behind it. */
export function mbsync({ user, mode, straight }: Task, keep: string): Maker {
  return ({ port, ca }, folder) => {
    const local = mode === 'first' ? join(folder, 'local') : join(keep, `mbsync-${user}`);
    mkdirSync(folder, { recursive: true });
    const [rc, quick] = [join(folder, 'mbsyncrc'), join(folder, 'mbsyncrc-quick')];
    const account = (at: number, way: string) =>
      `IMAPAccount far\nHost localhost\nPort ${at}\nUser ${user}\nPass ${PASSWORD}\nAuthMechs *\n${way}\n\n`;
    const way = ca === null ? 'SSLType None' : `SSLType IMAPS\nCertificateFile ${ca}`;
    const near = `MaildirStore near\nPath ${local}/mail/\nInbox ${local}/mail/INBOX\nSubFolders Verbatim`;
    const channel =
      'Channel all\nFar :far:\nNear :near:\nPatterns *\nSync Pull\nCreate Near\nExpunge Near\nSyncState *';
    const stores = `IMAPStore far\nAccount far\n\n${near}\n\n${channel}\n`;
    writeFileSync(rc, account(port, way) + stores);
    writeFileSync(quick, `FSync no\n\n${account(straight, 'SSLType None')}${stores}`);
    const index = join(folder, 'notmuch');
    writeFileSync(
      index,
      `[database]\npath=${local}/mail\n[user]\nprimary_email=sato@studio.example\n[new]\ntags=new\n`,
    );
    const line = 'mbsync -q -c "$1" all && notmuch new --quiet && notmuch search date:60d.. and not tag:replied';
    const command = (file: string): Command => ({
      program: '/bin/sh',
      words: ['-c', line, 'sh', file],
      env: { HOME: folder, NOTMUCH_CONFIG: index },
    });
    return synced(MBSYNC, command(rc), command(quick), local, mode);
  };
}

export function offlineimap({ user, mode, straight }: Task, keep: string): Maker {
  return ({ port, ca }, folder) => {
    const local = mode === 'first' ? join(folder, 'local') : join(keep, `offlineimap-${user}`);
    mkdirSync(folder, { recursive: true });
    const near = `[Repository near]\ntype = Maildir\nlocalfolders = ${local}/mail`;
    const plain = 'ssl = no\nstarttls = no';
    const command = (name: string, at: number, way: string): Command => {
      const rc = join(folder, name);
      const far = `[Repository far]\ntype = IMAP\nremotehost = localhost\nremoteport = ${at}\nreadonly = yes\n${way}`;
      const login = `remoteuser = ${user}\nremotepass = ${PASSWORD}`;
      const general = `[general]\naccounts = a\nmetadata = ${local}/meta\nui = quiet`;
      const account = '[Account a]\nlocalrepository = near\nremoterepository = far';
      writeFileSync(rc, `${[general, account, near, far, login].join('\n')}\n`, { mode: 0o600 });
      return { program: findProgram('offlineimap') ?? 'offlineimap', words: ['-o', '-c', rc], env: { HOME: folder } };
    };
    const timed = command('offlineimaprc', port, ca === null ? plain : `ssl = yes\nsslcacertfile = ${ca}`);
    const quick = command('offlineimaprc-quick', straight, plain);
    return synced(OFFLINEIMAP, timed, quick, local, mode);
  };
}
