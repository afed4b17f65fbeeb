import type { AccountConfig, ServerConfig } from '../config/config.ts';
import type { Mailbox } from '../mail/message.ts';
import { type Inspection, inspectImap, type Writability } from '../mailstore/imap/inspect.ts';
import { findRole } from '../mailstore/roles.ts';
import { found, fromError, guarded, isGood, ok, result, skippedAfter } from './finding.ts';
import type { Secrets } from './secret.ts';
import { reachServer } from './server.ts';
import type { DoctorWorld, Finding, Result } from './types.ts';

/** The newest mail may have come this much after "now" before a clock is doubted, in milliseconds. */
const SLACK = 10 * 60_000;

const LATER = ['capabilities', 'folders', 'write-permission', 'mail-clock'] as const;

/** All about an account on a server. Nothing in the mailbox is changed. */
export async function imapChecks(
  world: DoctorWorld,
  account: AccountConfig,
  server: ServerConfig,
  secrets: Secrets,
): Promise<readonly Result[]> {
  const { name } = account;
  const { host, port, user, security } = server;
  const { patience } = world;
  const limits = {
    connect: patience,
    login: 2 * patience,
    socket: 2 * patience,
    still: 2 * patience,
    work: 4 * patience,
    backoff: 0,
  };
  const { results, opened } = await reachServer('imap', name, server, secrets.of(name, server), world, (login) =>
    inspectImap({ account: name, host, port, user, security, ...login, limits }),
  );
  if (opened === null) {
    const after = results.find((one) => !isGood(one))?.id ?? 'imap-login';
    return [...results, ...LATER.map((id) => result(id, name, skippedAfter(after)))];
  }
  try {
    return [...results, ...(await inspectionChecks(world, account, opened))];
  } finally {
    await opened.close();
  }
}

async function inspectionChecks(world: DoctorWorld, account: AccountConfig, inspection: Inspection) {
  const { name } = account;
  const folders = await inspection
    .folders({ account: name, rules: account.folders })
    .catch((error: unknown) => ({ error }));
  const roles = Array.isArray(folders) ? foldersFinding(folders) : fromError((folders as { error: unknown }).error);
  const drafts = Array.isArray(folders) ? findRole(folders, '\\Drafts') : null;
  const into = drafts && (await inspection.writability(drafts.path).catch((error: unknown) => ({ error })));
  const write = into === null ? skippedAfter('folders') : 'error' in into ? fromError(into.error) : writeFinding(into);
  // Who may not write there is told of no flags that could be set.
  const keywords = write.status === 'ok' && into !== null && 'keywords' in into ? into.keywords : null;
  return [
    result('capabilities', name, capabilitiesFinding(inspection.capabilities, keywords)),
    result('folders', name, roles),
    result('write-permission', name, write),
    await guarded('mail-clock', name, async () => clockFinding(await inspection.newest(), world.now)),
  ];
}

function capabilitiesFinding(capabilities: ReadonlySet<string>, keywords: boolean | null): Finding {
  if (!capabilities.has('UIDPLUS')) return found('warning', 'no-uidplus');
  if (keywords === false) return found('warning', 'no-keywords');
  const used = ['UIDPLUS', 'SPECIAL-USE', 'CONDSTORE', 'QRESYNC', 'LIST-STATUS', 'OBJECTID', 'X-GM-EXT-1'];
  const there = used.filter((name) => capabilities.has(name)).join(' ');
  return ok({ ja: there, en: there });
}

/** All other folders are counted, not named: they may be named after clients. */
export function foldersFinding(mailboxes: readonly Mailbox[]): Finding {
  const sent = findRole(mailboxes, '\\Sent');
  const drafts = findRole(mailboxes, '\\Drafts');
  if (sent === null) return found('fault', 'no-sent');
  if (drafts === null) return found('fault', 'no-drafts');
  const count = mailboxes.filter(({ selectable }) => selectable).length;
  const roles = `Sent: ${sent.path}, Drafts: ${drafts.path}`;
  return ok({ ja: `${roles} (全 ${count} 個)`, en: `${roles} (${count} in all)` });
}

/**
 * By the server's own word: READ-WRITE at SELECT, and the rights to insert, to mark as deleted and to expunge (RFC 4314 i, t, e) where
 * it tells them. A draft stored for a try could be seen, and synchronised, everywhere.
 */
function writeFinding({ readOnly, rights }: Writability): Finding {
  if (readOnly) return found('fault', 'drafts-read-only', { words: '[READ-ONLY]' });
  if (rights === null) return ok({ ja: 'READ-WRITE', en: 'READ-WRITE' });
  // RFC 2086, before it: c and d stand for several of them.
  const lacking = [/i/, /[td]/, /[ed]/].some((right) => !right.test(rights));
  if (lacking) return found('fault', 'drafts-read-only', { words: `MYRIGHTS ${rights}` });
  return ok({ ja: `READ-WRITE、権限 ${rights}`, en: `READ-WRITE; rights ${rights}` });
}

function clockFinding(newest: number | null, now: number): Finding {
  if (newest === null) return ok({ ja: '受信トレイは空です', en: 'INBOX is empty' });
  if (newest - now > SLACK) return found('warning', 'clock-behind', { minutes: Math.ceil((newest - now) / 60_000) });
  return ok();
}
