import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done } from '../../src/cli/done.ts';
import { draft } from '../../src/cli/draft.ts';
import { inbox } from '../../src/cli/inbox.ts';
import { send } from '../../src/cli/send.ts';
import type { World } from '../../src/cli/world.ts';
import type { Instant } from '../../src/mail/address.ts';
import { Home } from '../cli/run.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { as, type ServerKind, type TestServer } from '../live/servers/test-server.ts';
import { Submission } from '../live/submission.ts';
import { load } from './load.ts';
import { runHere } from './world.ts';

const HOUR = 3_600_000;
const ALICE = 'alice@agency.example';
const BOB = 'bob@client.example';

export const LOOP_USERS = ['loop', 'settled'];

/** A holding reply from the question to its date, and a thread settled by hand, on a server. */
export function holdingLoop(given: () => TestServer, kind: ServerKind): void {
  describe('the holding loop', () => {
    const home = new Home();
    const wire: string[] = [];
    let smtp: Submission;
    beforeAll(async () => {
      smtp = await Submission.start();
      for (const user of LOOP_USERS) await load(kind, given(), user, [question(user)]);
    });
    afterAll(async () => {
      await smtp.stop();
      home.remove();
    });

    const run = (user: string, command: (world: World, scope: Scope) => Promise<number>) =>
      runHere(config(user), { home: home.path, log: (line) => wire.push(line) }, (world, at) =>
        command(world, { since: at('60d'), accounts: [], json: true }),
      );
    const config = (user: string) => ({
      accounts: [
        {
          name: user,
          identity: { name: '佐藤 花子', address: ALICE },
          imap: given().imap(user),
          smtp: { host: 'localhost', port: smtp.tlsPort, ca: smtp.ca, user: ALICE, auth: { password: PASSWORD } },
        },
      ],
      clients: [{ name: '株式会社さわやか商事', match: ['client.example'] }],
    });
    const list = (user: string) =>
      run(user, (world, scope) => inbox(world, { ...scope, all: true, failOnOverdue: false }));
    const drafting = () => run('loop', (world, scope) => draft(world, { ...scope, ...DRAFT }));
    const sources = (folder: string) => sourcesOf(given(), 'loop', folder);

    test('draft: twice writes one, in the folder that is for it, marked as a draft', async () => {
      expect((await drafting()).drafts).toMatchObject([{ to: [BOB], mailbox: given().path('Drafts') }]);
      expect(await drafting()).toMatchObject({ drafts: [], skipped: [{ reason: 'draft-exists' }] });
      const [one, ...more] = await sources('Drafts');
      expect(more).toEqual([]);
      expect([...(one?.flags ?? [])]).toContain('\\Draft');
    });

    test('send: as it was edited elsewhere; one copy in Sent, no draft left, and the thread is held', async () => {
      await editElsewhere(given(), 'loop');
      const sent = await run('loop', (world, scope) => send(world, { ...scope, ids: [], ...SEND }));
      expect(sent).toMatchObject({ code: 0, sent: [{ accepted: [BOB], savedTo: given().path('Sent') }], refused: [] });
      expect(smtp.accepted).toHaveLength(1);
      const got = await simpleParser(smtp.accepted[0]?.bytes ?? '');
      expect(got.text).toContain('担当の者より');
      expect((await sources('Sent')).map(({ source }) => messageId(source))).toEqual([got.messageId]);
      expect(await sources('Drafts')).toEqual([]);
      expect((await list('loop')).threads).toMatchObject([{ state: 'held', reply: null, draft: null }]);
      // A second one finds nothing to send.
      expect((await run('loop', (world, scope) => send(world, { ...scope, ids: [], ...SEND }))).sent).toEqual([]);
      expect(wire.filter((line) => /^C: \S+ (?:EXPUNGE|CLOSE)/.test(line))).toEqual([]);
    });

    test('done and undone: \\Answered comes and goes, and no keyword is needed', async () => {
      const [{ id }] = (await list('settled')).threads;
      const flags = async () =>
        (await sourcesOf(given(), 'settled', 'INBOX')).map((one) => one.flags.has('\\Answered'));
      await run('settled', (world, scope) => done(world, { ...scope, ids: [id], undo: false }));
      expect((await list('settled')).threads).toMatchObject([{ state: 'answered' }]);
      expect(await flags()).toEqual([true]);
      await run('settled', (world, scope) => done(world, { ...scope, ids: [id], undo: true }));
      expect((await list('settled')).threads).toMatchObject([{ state: 'overdue' }]);
      expect(await flags()).toEqual([false]);
    });
  });
}

interface Scope {
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
}

const DRAFT = {
  ids: [],
  due: null,
  template: null,
  reason: '',
  edit: false,
  dryRun: false,
  quote: true,
  senderOnly: false,
};
const SEND = { yes: true, dryRun: false, edit: false };

function question(user: string) {
  const at = new Date(Date.now() - 25 * HOUR);
  const lines = [
    `From: ${BOB}`,
    `To: ${ALICE}`,
    'Subject: =?UTF-8?B?57SN5pyf44Gu44GU55u46KuH?=',
    `Message-ID: <question.${user}@client.example>`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    '納期を三日早めることはできますか。',
    '',
  ];
  return { folder: '', bytes: Buffer.from(lines.join('\r\n')), flags: '', at: at.toISOString() };
}

/** Another mail program edits the draft: it stores a new version, then removes the old one. */
function editElsewhere(server: TestServer, user: string): Promise<void> {
  return as(server, user, async (client) => {
    const drafts = server.path('Drafts');
    await client.mailboxOpen(drafts);
    const found = await client.fetchOne('1', { source: true, uid: true });
    if (!found || found.source === undefined) throw new Error('no draft');
    const [header = ''] = found.source.toString('latin1').split('\r\n\r\n');
    const text = `${(await simpleParser(found.source)).text ?? ''}\n担当の者より\n`;
    const body = Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
    await client.append(drafts, Buffer.from(`${header}\r\n\r\n${body}\r\n`, 'latin1'), ['\\Draft']);
    await client.mailboxOpen(drafts);
    await client.messageDelete('1');
  });
}

/** The messages of a folder that are not marked \Deleted. */
function sourcesOf(server: TestServer, user: string, folder: string) {
  return as(server, user, async (client) => {
    await client.mailboxOpen(server.path(folder), { readOnly: true });
    const all: { source: string; flags: Set<string> }[] = [];
    if (!client.mailbox || client.mailbox.exists === 0) return all;
    for await (const { source, flags = new Set<string>() } of client.fetch('1:*', { source: true, flags: true }))
      if (!flags.has('\\Deleted')) all.push({ source: source?.toString('utf8') ?? '', flags });
    return all;
  });
}

const messageId = (source: string) => /^Message-ID:\s*(<[^>]+>)/im.exec(source)?.[1];
