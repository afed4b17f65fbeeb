import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { widthOf } from '../../src/render/width.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { Home } from './run.ts';

const home = new Home();
const maildir = join(home.path, 'Mail');
const NOW = ['--now', '2026-11-20T12:00:00+09:00'];

const CONFIG = `# Mine.
accounts:
  - { name: work, identity: { address: hanako@agency.example }, maildir: ${maildir} }
team: [agency.example]   # colleagues
clients:
  # the big one
  - name: 株式会社さわやか商事
    match: [sawayaka.example]   # and no more
  - { name: 静かな会社, match: [silent.example] }
ignore: [news@shop.example]
lang: ja
`;

interface Given {
  readonly from: string;
  readonly to: string;
  readonly day: number;
  readonly more?: string;
  readonly sent?: boolean;
}

function write({ from, to, day, more = '', sent = false }: Given, index: number): void {
  const date = new Date(Date.UTC(2026, 10, day, 1)).toUTCString();
  writeMail(maildir, {
    folder: sent ? 'Sent' : '',
    name: `${Date.UTC(2026, 10, day, 1) / 1000}.M${index}.host:2,S`,
    bytes: `From: ${from}\nTo: ${to}\nDate: ${date}\nSubject: s${index}\nMessage-ID: <m${index}@x.example>\n${more}\ntext?\n`,
    at: new Date(Date.UTC(2026, 10, day, 1)).toISOString(),
  });
}

const me = 'hanako@agency.example';
const mails: readonly Given[] = [
  { from: 'Kaito <kaito@sawayaka.example>', to: me, day: 2 },
  { from: me, to: 'kaito@sawayaka.example', day: 3, sent: true },
  { from: 'kaito@sawayaka.example', to: me, day: 4 },
  { from: 'Nagisa <nagisa@tokyo.minato.co.jp>', to: me, day: 5 },
  { from: me, to: 'boss@minato.co.jp', day: 6, sent: true },
  { from: 'Sales <sales@spam.example>', to: me, day: 7 },
  { from: 'News <news@shop.example>', to: me, day: 8 },
  { from: 'Letter <letter@list.example>', to: me, day: 9, more: 'List-Unsubscribe: <https://list.example/>\n' },
  { from: 'jiro@agency.example', to: me, day: 10 },
];

beforeAll(() => {
  makeFolders(maildir, ['Sent']);
  mails.forEach(write);
});
beforeEach(() => {
  home.write('.clientrc', CONFIG);
});
afterAll(() => home.remove());

const config = () => readFileSync(join(home.path, '.clientrc'), 'utf8');

describe('clients', () => {
  test('who counts and why: newsletters, bounces and colleagues are nobody', async () => {
    const { code, out } = await home.run(['clients', '--json', ...NOW]);
    expect(code).toBe(0);
    const { clients, ...head } = JSON.parse(out);
    expect(head).toEqual({
      schema: 'client-check/clients/1',
      now: '2026-11-20T12:00:00+09:00',
      since: '2026-09-21T12:00:00+09:00',
    });
    expect(clients).toEqual([
      {
        name: '株式会社さわやか商事',
        why: 'configured',
        counts: true,
        match: ['sawayaka.example'],
        received: 2,
        sent: 1,
        lastReceived: '2026-11-04T10:00:00+09:00',
        lastSent: '2026-11-03T10:00:00+09:00',
        people: [{ address: 'kaito@sawayaka.example', name: 'Kaito', received: 2, sent: 1 }],
      },
      expect.objectContaining({ name: '静かな会社', why: 'configured', received: 0, lastReceived: null, people: [] }),
      expect.objectContaining({
        name: 'minato.co.jp',
        why: 'written-to',
        counts: true,
        match: ['minato.co.jp', '*.minato.co.jp'],
        received: 1,
        sent: 1,
      }),
      expect.objectContaining({ name: 'shop.example', why: 'ignored', counts: false, received: 1 }),
      expect.objectContaining({ name: 'spam.example', why: 'wrote', counts: true, received: 1, sent: 0 }),
    ]);
  });

  test.each(['ja', 'en'])('as a table in 80 columns: %s', async (lang) => {
    const { code, out } = await home.run(['clients', '--lang', lang, ...NOW], { env: { COLUMNS: '80' } });
    expect(code).toBe(0);
    const rows = out.split('\n').filter((line) => line.startsWith('  '));
    expect(Math.max(...rows.map(widthOf))).toBeLessThanOrEqual(80);
    expect(out).toMatch(/sawayaka\.example/);
    expect(out).toMatch(lang === 'ja' ? /11\/6\(金\) に送信/ : /written to on Fri 6 Nov/);
  });

  test('others of the configuration decides who counts', async () => {
    const countsOf = async (others: string) => {
      home.write('.clientrc', `${CONFIG}others: ${others}\n`);
      const { clients } = JSON.parse((await home.run(['clients', '--json', ...NOW])).out);
      return Object.fromEntries(clients.map(({ name, counts }: { name: string; counts: boolean }) => [name, counts]));
    };
    expect(await countsOf('correspondents')).toMatchObject({ 'minato.co.jp': true, 'spam.example': false });
    expect(await countsOf('ignore')).toMatchObject({ 'minato.co.jp': false, 株式会社さわやか商事: true });
  });
});

describe('clients add and ignore', () => {
  test('a new client, more rules of one, and one to ignore: comments and order stay', async () => {
    const added = await home.run(['clients', 'add', 'みなと', 'minato.co.jp', '*.minato.co.jp']);
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('みなと') });
    expect((await home.run(['clients', 'add', '株式会社さわやか商事', 'kaito@gmail.com'])).code).toBe(0);
    expect((await home.run(['clients', 'ignore', 'sales@spam.example', 'list.example'])).code).toBe(0);
    expect(config()).toBe(
      CONFIG.replace('[sawayaka.example] ', '[sawayaka.example, kaito@gmail.com] ')
        .replace(
          'silent.example] }\n',
          'silent.example] }\n  - name: みなと\n    match: [minato.co.jp, "*.minato.co.jp"]\n',
        )
        .replace('[news@shop.example]', '[news@shop.example, sales@spam.example, list.example]'),
    );
    const { clients } = JSON.parse((await home.run(['clients', '--json', ...NOW])).out);
    expect(clients.map(({ why }: { why: string }) => why)).toEqual([
      'configured',
      'configured',
      'configured',
      'ignored',
      'ignored',
    ]);
  });

  test('what is there already changes nothing, however it is written', async () => {
    for (const args of [
      ['add', '株式会社さわやか商事', 'SAWAYAKA.example'],
      ['ignore', 'News@shop.example'],
    ]) {
      const { code, out } = await home.run(['clients', ...args, '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ changed: false, added: [] });
    }
    expect(config()).toBe(CONFIG);
  });

  test.each([
    [
      "another client's rule",
      ['add', 'みなと', 'sawayaka.example'],
      /「sawayaka\.example」はすでに「株式会社さわやか商事」のものです/,
    ],
    ['a rule that is ignored', ['add', 'みなと', 'news@shop.example'], /ignore にあります/],
    ["ignoring a client's rule", ['ignore', 'sawayaka.example'], /すでに「株式会社さわやか商事」のものです/],
    ['no rule', ['add', 'みなと', 'minato'], /どれでもありません/],
    ['no name', ['add', ' ', 'minato.example'], /空でない 1 行/],
    ['a name of two lines', ['add', 'a\nb: c', 'minato.example'], /空でない 1 行/],
    ['nothing to add', ['add', 'みなと'], /「rules」が要ります/],
    ['a word that is no command', ['remove', 'x'], /多すぎます|ありません/],
  ])('%s is refused, and nothing is written', async (_, args, words) => {
    const { code, err } = await home.run(['clients', ...args]);
    expect(err).toMatch(words);
    expect(code).toBe(2);
    expect(config()).toBe(CONFIG);
  });

  test('all of a free-mail service as one client: said, and done', async () => {
    const { code, err } = await home.run(['clients', 'add', 'みんな', 'gmail.com']);
    expect(code).toBe(0);
    expect(err).toMatch(/多くの人が使う/);
  });

  test('a JSON configuration stays JSON; its mode and a link to it stay too', async () => {
    const account = { name: 'work', identity: { address: me }, maildir };
    const real = home.write('real.json', `${JSON.stringify({ accounts: [account] }, null, 4)}\n`);
    chmodSync(real, 0o644);
    const link = join(home.path, 'link.json');
    symlinkSync(real, link);
    expect((await home.run(['clients', 'add', 'A', 'a.example', '--config', link])).code).toBe(0);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({
      accounts: [account],
      clients: [{ name: 'A', match: ['a.example'] }],
    });
    expect(readFileSync(real, 'utf8')).toMatch(/^\{\n {4}"accounts"/);
    expect(statSync(real).mode & 0o777).toBe(0o644);
  });

  test('a file of a working folder that was approved stays approved', async () => {
    const folder = join(home.path, 'work');
    mkdirSync(folder);
    const imap = '{ host: 127.0.0.1, port: 1, security: none, user: u, auth: { passwordCommand: "echo x" } }';
    writeFileSync(join(folder, '.clientrc'), `accounts: [{ name: w, identity: { address: ${me} }, imap: ${imap} }]\n`);
    const refused = await home.run(['clients'], { cwd: folder });
    expect(refused.code).toBe(78);
    expect((await home.run(['trust'], { cwd: folder })).code).toBe(0);
    expect((await home.run(['clients', 'add', 'A', 'a.example'], { cwd: folder })).code).toBe(0);
    // It is used: the refusal is the server's.
    expect((await home.run(['clients'], { cwd: folder })).code).toBe(75);
  });

  test('a faulty configuration is not touched', async () => {
    home.write('.clientrc', `${CONFIG}leng: ja\n`);
    const { code } = await home.run(['clients', 'add', 'A', 'a.example']);
    expect(code).toBe(78);
    expect(config()).toBe(`${CONFIG}leng: ja\n`);
  });
});
