import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/cli/ending.ts';
import { random } from '../calendar/random.ts';
import { dovecotHere } from '../live/available.ts';
import { HOUR, MailLoop, type Pair } from '../live/mail-loop.ts';
import { talk } from '../live/terminal.ts';
import { interrupted } from './interrupt.ts';

const ASK = /送りますか\?/;
const NAMES = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const QUESTIONS = 6;
const ROUNDS = 20;

describe.skipIf(!dovecotHere())('ended by a signal at any moment', () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(['draft', 'send', 'dot', 'ask-xterm', 'ask-dumb', 'edit']);
  });
  afterAll(() => loop.stop());

  /** Sends signals to a command at random moments of its life; gives how many of them it was alive for. */
  async function harass(pair: Pair, args: readonly string[], rounds: number, seed: number): Promise<number> {
    const next = random(seed);
    const begun = Date.now();
    await pair.run(['inbox', '--all', '--json']);
    const life = Date.now() - begun;
    let hits = 0;
    for (let round = 0; round < rounds; round += 1) {
      const signal = NAMES[round % NAMES.length] ?? 'SIGINT';
      const ran = await interrupted([...args, '--config', pair.config], pair.env(), signal, next() * life * 2);
      if (!ran.hit) continue;
      // Before its handlers are there, and where it had just ended of itself, a signal does what it does to any process.
      const expected = [SIGNALS[signal], null, 0, 69];
      expect([signal, expected.includes(ran.code), ran.err]).toEqual([signal, true, ran.err]);
      if (ran.code === null) expect(ran.signal).toBe(signal);
      hits += 1;
    }
    return hits;
  }

  test('draft: in the end each question has exactly one', async () => {
    const pair = loop.pair('draft');
    for (let i = 0; i < QUESTIONS; i += 1) await pair.bobWrites(25 * HOUR + i, `ご質問 ${i}`, 'いつになりますか。\n');
    expect(await harass(pair, ['draft'], ROUNDS, 1)).toBeGreaterThan(0);
    expect((await pair.run(['draft'])).code).toBe(0);
    const drafts = await pair.sources(pair.aliceUser, 'Drafts');
    const answered = drafts.map((source) => /^In-Reply-To: <(.+)>/im.exec(source)?.[1]);
    expect([answered.length, new Set(answered).size]).toEqual([QUESTIONS, QUESTIONS]);
  }, 300_000);

  test('send: no mail twice, no draft lost, and what is in doubt is told', async () => {
    const pair = loop.pair('send');
    for (let i = 0; i < QUESTIONS; i += 1) await pair.bobWrites(25 * HOUR + i, `ご質問 ${i}`, 'いつになりますか。\n');
    expect((await pair.run(['draft'])).code).toBe(0);
    loop.smtp.fault = { delay: 150 };
    await harass(pair, ['send', '--yes'], ROUNDS, 2);
    loop.smtp.fault = {};
    const { uncertain } = await pair.json(['send', '--yes']);
    const ids = loop.smtp.accepted.filter(({ from }) => from === pair.alice).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const { drafts, sent } = await pair.counts();
    expect([drafts, sent]).toEqual([uncertain.length, QUESTIONS - uncertain.length]);
    expect(ids.length).toBeGreaterThanOrEqual(sent);
  }, 300_000);

  test('between the final dot and its reply: said, and never sent again by itself', async () => {
    const pair = loop.pair('dot');
    await pair.bobWrites(25 * HOUR, '納期のご相談', 'いつになりますか。\n');
    await pair.run(['draft']);
    let dot = false;
    loop.smtp.onDataEnd = () => {
      dot = true;
    };
    loop.smtp.fault = { delay: 5_000 };
    const args = ['send', '--yes', '--config', pair.config];
    const ran = await interrupted(args, pair.env(), 'SIGINT', () => dot);
    loop.smtp.onDataEnd = null;
    loop.smtp.fault = {};
    expect([ran.code, ran.err]).toEqual([130, expect.stringContaining('届いたかもしれず')]);
    expect(await pair.json(['send', '--yes'])).toMatchObject({ code: 69, sent: [], uncertain: [{}] });
    expect((await pair.counts()).drafts).toBe(1);
  });

  test.each(['xterm', 'dumb'])('at a question, in a terminal (%s): it is as it was', async (TERM) => {
    const pair = loop.pair(`ask-${TERM}`);
    await pair.bobWrites(25 * HOUR, '納期のご相談', 'いつになりますか。\n');
    await pair.run(['draft']);
    const { code, screen } = await talk(
      ['send', '--config', pair.config],
      { ...pair.env(), TERM },
      [[ASK, '\x03']],
      true,
    );
    expect(code).toBe(130);
    const [before, after] = [...screen.matchAll(/tty: (\S+)/g)].map(([, state]) => state);
    expect(after).toBe(before);
    expect(await pair.counts()).toMatchObject({ drafts: 1, sent: 0 });
  });

  test('while an editor is open: it is closed, and its file is gone', async () => {
    const pair = loop.pair('edit');
    await pair.bobWrites(25 * HOUR, '納期のご相談', 'いつになりますか。\n');
    const mark = `${loop.home.path}/opened`;
    const editor = loop.home.write('editor.sh', `#!/bin/sh\ntouch ${mark}\nexec sleep 60\n`, 0o700);
    const left = () => readdirSync(loop.home.path).filter((name) => name.startsWith('client-check-edit-'));
    const args = ['draft', '--edit', '--config', pair.config];
    const ran = await interrupted(args, { ...pair.env(), EDITOR: editor }, 'SIGTERM', () => existsSync(mark));
    expect([ran.code, ran.signal, left()]).toEqual([143, null, []]);
    expect((await pair.counts()).drafts).toBe(0);
  });
});

test('while a server says nothing: at once', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  let asked = false;
  silent.on('connection', () => {
    asked = true;
  });
  const { port } = silent.address() as { port: number };
  const { Home } = await import('../cli/run.ts');
  const home = new Home();
  const config = home.write(
    'c.yaml',
    `accounts: [{ name: w, identity: { address: a@a.example }, imap: { host: 127.0.0.1, port: ${port}, security: none, user: a, auth: { password: hunter2 } } }]\n`,
  );
  const ran = await interrupted(['inbox', '--config', config], { HOME: home.path }, 'SIGTERM', () => asked);
  expect([ran.code, ran.err]).toEqual([143, expect.stringContaining('中断しました')]);
  const late = await interrupted(
    ['inbox', '--config', config],
    { HOME: home.path, CLIENT_CHECK_TEST_LIMIT: '700' },
    'SIGKILL',
    60_000,
  );
  expect([late.code, late.err]).toEqual([75, expect.stringContaining('中止しました')]);
  silent.close();
  home.remove();
});
