import { execFileSync } from 'node:child_process';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { HOUR, MailLoop, type Pair } from '../live/mail-loop.ts';
import { until } from '../live/wait.ts';

const NAMES = ['whole', 'own', 'late', 'reply', 'noid', 'answered', 'wrote', 'mine', 'all', 'login', 'lock'];
const QUESTION = 'お世話になっております。\n納期を三日早めることはできますか。\n';

describe.skipIf(!dovecotHere())('a holding reply, from the question to its date', () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(NAMES);
  });
  afterAll(() => loop.stop());

  /** Another mail program edits the draft: it stores a new version, then removes the old one. */
  const editElsewhere = (pair: Pair, change: (text: string) => string) =>
    loop.dovecot.as(pair.aliceUser, async (client) => {
      await client.mailboxOpen('Drafts');
      const found = await client.fetchOne('*', { source: true, uid: true, flags: true });
      if (!found || found.source === undefined) throw new Error('no draft');
      expect([...(found.flags ?? [])]).toContain('\\Draft');
      const parsed = await simpleParser(found.source);
      const [header = ''] = found.source.toString('latin1').split('\r\n\r\n');
      const text = Buffer.from(change(parsed.text ?? ''), 'utf8').toString('base64');
      const lines = text.replace(/.{76}/g, '$&\r\n');
      await client.append('Drafts', Buffer.from(`${header}\r\n\r\n${lines}\r\n`, 'latin1'), ['\\Draft']);
      await client.messageDelete(String(found.uid), { uid: true });
    });

  test('21. edited in another program: drafted once, sent as edited, held until its date, then broken', async () => {
    const pair = loop.pair('whole');
    const question = await pair.bobWrites(25 * HOUR, '納期のご相談', QUESTION);
    const first = await pair.json(['draft']);
    expect(first.code).toBe(0);
    expect(first.drafts).toHaveLength(1);
    const [draft] = first.drafts;
    expect(draft).toMatchObject({ answers: question, from: pair.alice, to: [pair.bob], subject: 'Re: 納期のご相談' });
    expect(draft.text).toMatch(/^株式会社さわやか商事\n法人営業部 課長 横浜 海斗 様\n/);
    expect(draft.text).toContain('ご返信が遅くなり、申し訳ございません。');
    expect((await pair.json(['draft'])).skipped).toMatchObject([{ reason: 'draft-exists' }]);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });

    await editElsewhere(pair, (text) => text.replace('内容を確認のうえ、', '担当の者と確認のうえ、'));
    const sent = await pair.json(['send', '--yes']);
    expect(sent).toMatchObject({
      code: 0,
      sent: [{ accepted: [pair.bob], savedTo: 'Sent' }],
      refused: [],
      uncertain: [],
    });
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
    const [source = ''] = await pair.sources(pair.bobUser, 'INBOX');
    const got = await simpleParser(source);
    expect(got.text).toContain('担当の者と確認のうえ、');
    expect(got.inReplyTo).toBe(`<${question}>`);
    expect(got.references).toBe(`<${question}>`);
    expect(source).not.toMatch(/^X-Client-Check:/im);

    const { threads } = await pair.json(['inbox', '--all']);
    expect(threads).toMatchObject([{ state: 'held', reply: null, draft: null }]);
    const { due, text } = threads[0].promise;
    expect(due).toBe(draft.due);
    expect(text).toMatch(/までに回答いたします。$/);
    const after = new Date(Date.parse(due) + 24 * HOUR).toISOString();
    expect((await pair.json(['inbox', '--now', after])).threads).toMatchObject([{ state: 'promise-broken' }]);
    const today = new Date(Date.parse(due) - HOUR).toISOString();
    expect((await pair.json(['inbox', '--now', today])).threads).toMatchObject([{ state: 'promise-due' }]);

    await pair.bobWrites(0, 'Re: 納期のご相談', '承知しました。\n', {
      inReplyTo: got.messageId,
      references: got.messageId,
    });
    expect((await pair.json(['inbox', '--all'])).threads).toMatchObject([{ state: 'held' }]);

    const flags = await loop.dovecot.as(pair.aliceUser, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      const found = await client.fetchOne('1', { flags: true });
      return found ? [...(found.flags ?? [])] : [];
    });
    expect(flags).toContain('\\Answered');
    await pair.submit(pair.alice, [pair.bob], {
      subject: 'Re: 納期のご相談',
      text: '二日でしたら早められます。\n',
      inReplyTo: `<${question}>`,
      references: `<${question}>`,
      bcc: pair.alice,
    });
    expect((await pair.json(['inbox', '--all'])).threads).toMatchObject([{ state: 'answered', promise: null }]);
  });

  test.each([
    ['own', 'before-answer'],
    ['late', 3_000],
  ] as const)('30. a server that files its own copy (%s): one copy in Sent', async (name, when) => {
    const pair = loop.pair(name);
    loop.smtp.filesSent = { [pair.aliceUser]: when };
    await pair.bobWrites(25 * HOUR, 'お見積り', QUESTION);
    await pair.json(['draft']);
    expect(await pair.json(['send', '--yes'])).toMatchObject({ code: 0, sent: [{ savedTo: 'Sent' }] });
    if (name === 'late') {
      await until('the copy of the server', async () => (await pair.counts()).sent === 2, 8_000);
      expect((await pair.json(['send', '--yes'])).sent).toEqual([]);
    }
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
  });

  test('STARTTLS, reply to all, From the alias that was written to, no Bcc: two other parsers agree', async () => {
    const pair = loop.pair('reply', { smtpSecurity: 'starttls' });
    await pair.bobWrites(30 * HOUR, 'ロゴの件', QUESTION, { cc: [pair.carol, pair.alice], replyTo: pair.bob });
    const { drafts } = await pair.json(['draft']);
    expect(drafts).toMatchObject([{ to: [pair.bob], cc: [pair.carol] }]);
    const [source = ''] = await pair.sources(pair.aliceUser, 'Drafts');
    const python = `
import email, email.policy, json, sys
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
f = {k: [str(v) for v in m.get_all(k, [])] for k in ('From', 'To', 'Cc', 'Bcc', 'Subject', 'In-Reply-To', 'References', 'Message-ID')}
f['addresses'] = [a.addr_spec for k in ('From', 'To', 'Cc') for a in m[k].addresses]
f['defects'] = [str(d) for d in m.defects] + [str(d) for k in f if k in m for d in m[k].defects]
f['text'] = m.get_content()
print(json.dumps(f))
`;
    const read = JSON.parse(execFileSync('python3', ['-c', python], { input: source, encoding: 'utf8' }));
    const id = drafts[0].answers;
    expect(read.addresses).toEqual([pair.alice, pair.bob, pair.carol]);
    expect(read).toMatchObject({
      Subject: ['Re: ロゴの件'],
      Bcc: [],
      'In-Reply-To': [`<${id}>`],
      References: [`<${id}>`],
    });
    expect(read.defects).toEqual([]);
    expect([read.From.length, read.To.length, read['Message-ID'].length]).toEqual([1, 1, 1]);
    expect(read.text.trimEnd()).toBe(drafts[0].text.trimEnd());
    const envelope = await loop.dovecot.as(pair.aliceUser, async (client) => {
      await client.mailboxOpen('Drafts', { readOnly: true });
      const found = await client.fetchOne('1', { envelope: true });
      return found ? found.envelope : undefined;
    });
    expect(envelope).toMatchObject({
      subject: 'Re: ロゴの件',
      inReplyTo: `<${id}>`,
      messageId: `<${drafts[0].messageId}>`,
    });
    expect(envelope?.from?.map(({ address }) => address)).toEqual([pair.alice]);
    expect(envelope?.to?.map(({ address }) => address)).toEqual([pair.bob]);
    expect(envelope?.cc?.map(({ address }) => address)).toEqual([pair.carol]);
    expect(envelope?.bcc ?? []).toEqual([]);
    expect((await pair.json(['send', '--yes'])).sent).toMatchObject([{ accepted: [pair.bob, pair.carol] }]);
    expect(loop.smtp.logins.at(-1)).toMatchObject({ user: pair.alice, encrypted: true, ok: true });
  });

  test('a question without a Message-ID: one draft, however often, and it is known for its answer', async () => {
    const pair = loop.pair('noid');
    await loop.dovecot.as(pair.aliceUser, (client) =>
      client.append(
        'INBOX',
        `From: ${pair.bob}\r\nTo: ${pair.alice}\r\nSubject: hello\r\nDate: Fri, 20 Nov 2026 10:00:00 +0900\r\n\r\nCould you send it?\r\n`,
        [],
        new Date(Date.now() - 26 * HOUR),
      ),
    );
    const { drafts } = await pair.json(['draft']);
    expect(drafts).toMatchObject([{ answers: null, to: [pair.bob], subject: 'Re: hello' }]);
    expect(drafts[0].text).toContain('You will have our answer by');
    expect(await pair.json(['draft'])).toMatchObject({ drafts: [], skipped: [{ reason: 'draft-exists' }] });
    expect(await pair.counts()).toMatchObject({ drafts: 1 });
    expect((await pair.json(['send', '--yes'])).sent).toHaveLength(1);
    expect((await pair.json(['inbox', '--all'])).counts).toMatchObject({ held: 1, overdue: 0 });
  });

  test('23. answered meanwhile by a colleague: refused, and nothing goes out', async () => {
    const pair = loop.pair('answered');
    const question = await pair.bobWrites(25 * HOUR, 'サイズの確認', QUESTION);
    await pair.json(['draft']);
    await pair.submit('jiro@agency.example', [pair.bob, pair.alice], {
      subject: 'Re: サイズの確認',
      text: 'A4です。\n',
      inReplyTo: `<${question}>`,
    });
    const { code, refused } = await pair.json(['send', '--yes']);
    expect([code, refused]).toMatchObject([69, [{ reason: 'answered-meanwhile' }]]);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 1 });
  });

  test('23. the client wrote since: said, and refused with --yes', async () => {
    const pair = loop.pair('wrote');
    const question = await pair.bobWrites(25 * HOUR, '色の確認', QUESTION);
    await pair.json(['draft']);
    await pair.bobWrites(HOUR, 'Re: 色の確認', 'やはり青でお願いできますか。\n', { inReplyTo: `<${question}>` });
    expect((await pair.json(['send', '--yes'])).refused).toMatchObject([{ reason: 'client-wrote-since' }]);
    expect(loop.smtp.accepted.filter(({ from }) => from === pair.alice)).toEqual([]);
  });

  test("the user's own unfinished draft is no business of --yes", async () => {
    const pair = loop.pair('mine');
    const question = await pair.bobWrites(25 * HOUR, '部数', QUESTION);
    await loop.dovecot.as(pair.aliceUser, (client) =>
      client.append(
        'Drafts',
        `From: ${pair.alice}\r\nTo: ${pair.bob}\r\nSubject: Re: x\r\nIn-Reply-To: <${question}>\r\nMessage-ID: <d@x.example>\r\n\r\nunfinished\r\n`,
        ['\\Draft'],
      ),
    );
    expect(await pair.json(['draft'])).toMatchObject({ drafts: [], skipped: [{ reason: 'draft-exists' }] });
    expect(await pair.json(['send', '--yes'])).toMatchObject({ sent: [], refused: [] });
    const { threads } = await pair.json(['inbox']);
    expect(threads[0].draft).toEqual({ messageId: 'd@x.example', mailbox: 'Drafts', ours: false });
    expect((await pair.json(['send', threads[0].id, '--yes'])).refused).toMatchObject([{ reason: 'not-ours' }]);
    expect(await pair.counts()).toMatchObject({ drafts: 1, sent: 0 });
  });

  test('25. one of two recipients refused: nobody gets it, whether the server pipelines or not', async () => {
    const pair = loop.pair('all');
    await pair.bobWrites(25 * HOUR, '両名様へ', QUESTION, { cc: [pair.carol] });
    await pair.json(['draft']);
    for (const noPipelining of [false, true]) {
      loop.smtp.fault = { rcpt: { [pair.carol]: { code: 550, words: '5.1.1 no such user' } }, noPipelining };
      const { code, refused } = await pair.json(['send', '--yes']);
      expect([code, refused]).toMatchObject([69, [{ reason: 'rejected', words: expect.stringContaining('5.1.1') }]]);
    }
    expect(loop.smtp.accepted.filter(({ from }) => from === pair.alice)).toEqual([]);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });
    loop.smtp.fault = {};
    expect((await pair.json(['send', '--yes'])).sent).toHaveLength(1);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
  });

  test('a wrong SMTP password: 77 with the words, the draft still there, no password anywhere', async () => {
    const pair = loop.pair('login', { smtpPassword: 'not-this-one-8899' });
    await pair.bobWrites(25 * HOUR, 'ログイン', QUESTION);
    await pair.json(['draft']);
    const { code, out, err } = await pair.run(['send', '--yes']);
    expect(code).toBe(77);
    expect(err).toContain('ログインを拒みました');
    expect(out + err).not.toContain('not-this-one');
    expect(await pair.counts()).toMatchObject({ drafts: 1, sent: 0 });
  });

  test('33. two runs at once: the second stops and names the first', async () => {
    const pair = loop.pair('lock');
    await pair.bobWrites(25 * HOUR, '同時', QUESTION);
    await pair.json(['draft']);
    let release: () => void = () => undefined;
    const inside = new Promise<void>((reached) => {
      loop.smtp.onDataEnd = () => {
        reached();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      };
    });
    const first = pair.run(['send', '--yes']);
    await inside;
    for (const command of [['send', '--yes'], ['draft']]) {
      const second = await pair.run(command);
      expect(second.code).toBe(75);
      expect(second.err).toMatch(/プロセス \d+: client-check send/);
    }
    release();
    expect((await first).code).toBe(0);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
  });

  test('without a terminal nothing is sent unless --yes says so; with --now nothing at all', async () => {
    const pair = loop.pair('whole');
    const asked = await pair.run(['send']);
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--yes')]);
    const later = await pair.run(['send', '--yes', '--now', '2030-01-01']);
    expect(later.code).toBe(2);
  });
});
