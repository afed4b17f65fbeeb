import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot } from '../live/dovecot.ts';
import { type AnswerVerdict, ImapProxy, type ProxiedAnswer, type ProxyRules } from '../live/imap-proxy.ts';
import { Desk, jsonOf } from './desk.ts';
import { fill, idsIn } from './desk-mail.ts';

const ALL = ['納期のご相談', '請求書の送付先', '見積書', '資料のご送付', 'ロゴの色'];

/** A rule for what a FETCH gives of the messages that `named` tells. */
const spoil = (named: RegExp, how: (text: string) => string): NonNullable<ProxyRules['answer']> => {
  return ({ text, command }: ProxiedAnswer): AnswerVerdict =>
    /FETCH$/.test(command?.name ?? '') && /^\* \d+ FETCH/.test(text) && named.test(text)
      ? { text: how(text) }
      : undefined;
};
const skipped = () => '';
/** Each body or header in the answer is NIL. */
const nil = (text: string) =>
  text.replace(/(BODY\[(?!STRUCTURE)[^\]]*\](?:<\d+>)? )\{\d+\}\r\n[\s\S]*?(?=\)\r\n$| BODY\[)/g, '$1NIL');

describe.skipIf(!dovecotHere())('mail that the server does not give', () => {
  let server: Dovecot;
  let proxy: ImapProxy;
  let desk: Desk;
  beforeAll(async () => {
    server = await Dovecot.start();
    proxy = await ImapProxy.start(server.port);
    await server.as('hanako', fill);
  });
  beforeEach(() => {
    proxy.use({});
    desk = new Desk(proxy.port, { user: 'hanako' });
  });
  afterEach(() => desk.remove());
  afterAll(async () => {
    await proxy.stop();
    server.stop();
  });

  const list = async () => {
    const { code, out } = await desk.inbox();
    const { accounts, threads } = JSON.parse(out);
    const of = (subject: string) => threads.find((one: { subject: string }) => one.subject.endsWith(subject));
    return { code, unreadable: accounts[0].unreadable, threads, of };
  };
  const unsure = (thread: { why: { code: string }[] }) => thread.why.some(({ code }) => code === 'may-be-incomplete');

  test.each([
    ['skips', skipped],
    ['gives NIL for', nil],
  ])('15. a FETCH that %s a message: listed, exit 69, every verdict says that it may be incomplete', async (_, how) => {
    proxy.use({ answer: spoil(/Message-ID: <reply@/i, how) });
    const { code, unreadable, threads, of } = await list();
    expect([code, unreadable]).toEqual([69, [{ mailbox: 'Sent', uid: 1, reason: 'skipped by the server' }]]);
    // Its answer is what can't be read.
    expect(of('ロゴの色').state).toBe('overdue');
    expect(threads).toHaveLength(ALL.length);
    expect(threads.every(unsure)).toBe(true);
    const table = await desk.inbox(false);
    expect(table.code).toBe(69);
    expect(table.out).toContain('work: 1通を読めませんでした。このアカウントの判定は不完全かもしれません');
    expect(table.out).toContain('Sent 1: skipped by the server');
    const shown = await desk.show(of('ロゴの色').id, false);
    expect(shown.code).toBe(69);
    expect(shown.out).toContain('読めなかったメールがあるため、この判定は不完全かもしれません。');
    proxy.use({});
    const next = await list();
    expect([next.code, next.unreadable, next.threads.some(unsure)]).toEqual([0, [], false]);
  });

  test.each([
    ['skips', (_: string) => ''],
    ['gives NIL for', nil],
  ])('15. a FETCH that %s the text of a mail: a promise may stand in it, so it is listed too', async (_, how) => {
    proxy.use({
      answer: (answer) =>
        /BODY\.PEEK\[(?:1|)\]/.test(answer.command?.rest ?? '') ? spoil(/\(UID 2 /, how)(answer) : undefined,
    });
    const { code, unreadable, of, threads } = await list();
    expect(code).toBe(69);
    expect(unreadable).toContainEqual({ mailbox: 'Sent', uid: 2, reason: 'skipped by the server' });
    expect(of('見積書').state).not.toBe('held');
    expect(threads.every(unsure)).toBe(true);
  });

  test('15. NIL for a part whose beginning can be read: the mail is read from there', async () => {
    proxy.use({
      answer: (answer) =>
        /BODY\.PEEK\[1\]/.test(answer.command?.rest ?? '') ? spoil(/\(UID 2 /, nil)(answer) : undefined,
    });
    const { code, unreadable, of } = await list();
    expect([code, unreadable, of('見積書').state]).toEqual([0, [], 'held']);
  });

  test.each([
    ['NO', 'TAG NO [SERVERBUG] Internal error\r\n'],
    ['BYE', '* BYE FETCH failed\r\n'],
  ])(
    '15. texts asked for together with one that the server fails at (%s): the others are read',
    async (way, answer) => {
      proxy.use({
        command: ({ name, rest }) => {
          const [set = ''] = rest.split(' ');
          const hit = /(?:^|,)(?:2|1:[2-9])(?:,|$)/.test(set) && /BODY\.PEEK\[1\]/.test(rest);
          return name === 'UID FETCH' &&
            hit &&
            proxy.commands.findLast((line) => /^EXAMINE/.test(line)) === 'EXAMINE Sent'
            ? { answer }
            : undefined;
        },
        answer: ({ text }) => (way === 'BYE' && text.startsWith('* BYE') ? 'cut' : undefined),
      });
      const { code, unreadable, of } = await list();
      expect(code).toBe(69);
      expect(unreadable).toHaveLength(1);
      expect(of('資料のご送付').state).toBe('thanks');
    },
  );

  test('15. a mail that is shorter than Dovecot remembers: whatever it does, the others are read', async () => {
    await server.as('torn', fill);
    const own = new Desk(server.port, { user: 'torn' });
    expect((await own.inbox()).code).toBe(0);
    const folder = join(server.maildir('torn'), '.Sent');
    const files = ['new', 'cur'].flatMap((sub) =>
      readdirSync(join(folder, sub)).map((name) => join(folder, sub, name)),
    );
    const file = files.find((name) => readFileSync(name, 'utf8').includes('<promise@')) ?? '';
    truncateSync(file, 300);
    for (let run = 0; run < 2; run += 1) {
      const ended = await own.inbox();
      expect(ended.error).toBeNull();
      expect(jsonOf(ended).threads).toHaveLength(ALL.length);
      expect(ended.code).toBe(jsonOf(ended).accounts[0].unreadable.length > 0 ? 69 : 0);
    }
    own.remove();
  });

  test('15. Sent can not be opened: without it every verdict would be wrong, so there is none', async () => {
    proxy.use({ command: ({ rest }) => (rest === 'Sent' ? { answer: 'TAG NO [NOPERM] Not yours\r\n' } : undefined) });
    expect(await desk.inbox()).toMatchObject({ code: 77, error: 'permission-refused' });
    expect(await desk.draft()).toMatchObject({ code: 77, error: 'permission-refused' });
  });

  test('15. a draft that can not be read may be one for any thread: none is written beside it but by name', async () => {
    await server.as('drafted', fill);
    const own = new Desk(proxy.port, { user: 'drafted' });
    expect(jsonOf(await own.draft()).drafts).toHaveLength(2);
    proxy.use({ answer: spoil(/In-Reply-To: <late@/i, skipped) });
    const { code, out } = await own.draft();
    const { drafts, skipped: left } = JSON.parse(out);
    const reasons = left.map(({ reason }: { reason: string }) => reason).sort();
    expect([code, drafts, reasons]).toEqual([69, [], ['draft-exists', 'drafts-unreadable']]);
    const { accounts, threads } = jsonOf(await own.inbox());
    expect(accounts[0].unreadable).toHaveLength(1);
    // No verdict hangs on a draft.
    expect(threads.some(unsure)).toBe(false);
    proxy.use({});
    expect(jsonOf(await own.draft()).drafts).toEqual([]);
    expect(await server.as('drafted', (client) => idsIn(client, 'Drafts'))).toHaveLength(2);
    own.remove();
  });
});
