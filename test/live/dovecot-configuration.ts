import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { Certificate } from './certificates.ts';

export interface DovecotOptions {
  /** Names of the folders; `none`: INBOX only. */
  readonly folders?: 'en' | 'ja' | 'none' | Readonly<Record<string, string>>;
  /** RFC 6154 attributes. */
  readonly specialUse?: boolean;
  readonly separator?: '/' | '.';
  /** All folders lie under it (RFC 2342), such as `INBOX.`. */
  readonly prefix?: string;
  /** The capabilities after login, to imitate a poorer server. */
  readonly capabilities?: string;
  /** False: no keyword can be set (Exchange knows none). */
  readonly keywords?: boolean;
  readonly starttls?: boolean;
  /** Lines of configuration besides, such as those of a plugin. */
  readonly more?: string;
  readonly certificate?: 'good' | 'expired' | 'wrong-host' | 'self-signed';
}

const NAMES = {
  en: { Drafts: 'Drafts', Sent: 'Sent', Trash: 'Trash', Junk: 'Junk' },
  ja: { Drafts: '下書き', Sent: '送信済み', Trash: 'ゴミ箱', Junk: '迷惑メール' },
  none: {},
} as const;

/** The password of every user. */
export const PASSWORD = 'correct-horse-4711';

/** Who the server runs as: mail is not read as root. */
export function runUser(): string {
  return process.getuid?.() === 0 ? 'nobody' : userInfo().username;
}

/** Dovecot 2.3's dovecot.conf for a server that is all in one folder. */
export function configuration(
  folder: string,
  port: number,
  tlsPort: number,
  { cert, key }: Certificate,
  options: DovecotOptions,
): string {
  const user = runUser();
  const group = execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim();
  const special = options.specialUse ?? true;
  const { folders = 'en' } = options;
  const boxes = Object.entries(typeof folders === 'string' ? NAMES[folders] : folders).map(
    ([role, name]) =>
      `  mailbox "${name}" {\n    auto = subscribe\n${special ? `    special_use = \\${role}\n` : ''}  }`,
  );
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_home = ${folder}/mail/%u
mail_location = maildir:~/Maildir
mail_fsync = never
ssl = ${options.starttls === false ? 'no' : 'yes'}
ssl_cert = <${cert}
ssl_key = <${key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
${options.capabilities ? `imap_capability = ${options.capabilities}` : ''}
${options.keywords === false ? 'mail_max_keyword_length = 0' : ''}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${options.starttls === false ? 0 : tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = ${options.separator ?? '/'}
  prefix = ${options.prefix ?? ''}
${boxes.join('\n')}
}
${options.more ?? ''}
`;
}
