import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { Home } from './run.ts';

const home = new Home();
const maildir = join(home.path, 'Mail');
const NOW = '2026-11-20T09:00:00+09:00';

const configuration = (path: string) => `
accounts:
  - { name: work, identity: { address: hanako@agency.example }, maildir: ${path} }
`;

beforeAll(() => {
  makeFolders(maildir, ['Sent']);
  const header = 'From: =?UTF-8?B?5qiq5rWc?= <kaito@sawayaka.example>\nTo: hanako@agency.example\n';
  writeMail(maildir, {
    folder: '',
    name: '1763424000.M1.host:2,S',
    bytes: `${header}Received: by x; Wed, 18 Nov 2026 09:00:00 +0900\nSubject: quote\nMessage-ID: <q1@sawayaka.example>\n\nhello?\n`,
  });
  home.write('.clientrc', configuration(maildir));
});
afterAll(() => home.remove());

describe('exit codes', () => {
  const cases: readonly (readonly [what: string, args: string[], code: number, words: RegExp])[] = [
    ['an unknown command', ['inbx'], 2, /「inbox」のことですか/],
    ['an unknown option', ['inbox', '--foo'], 2, /--foo/],
    ['a missing argument', ['show'], 2, /「id」が要ります/],
    ['an unknown ID', ['show', 'zzzz', '--now', NOW], 2, /「zzzz」に当たるスレッドがありません/],
    ['a time that is none', ['inbox', '--now', 'tomorrow'], 2, /「tomorrow」/],
    ['a look-back that is none', ['inbox', '--since', 'x'], 2, /「x」/],
    ['an unknown account', ['inbox', '--account', 'x'], 2, /設定にあるアカウント: work/],
    ['a configuration that is not there', ['inbox', '--config', 'nothing'], 78, /nothing/],
    ['a folder that is not there', ['inbox', '--config', 'elsewhere.yaml'], 74, /Maildir がありません/],
    [
      'faults in the configuration',
      ['inbox', '--config', 'faulty.yaml'],
      78,
      /「identty」[\s\S]*「identity」のことですか/,
    ],
    ['the list', ['inbox', '--now', NOW], 0, /^$/],
    ['--fail-on-overdue', ['inbox', '--now', NOW, '--fail-on-overdue'], 1, /^$/],
    [
      '--fail-on-overdue before anything is',
      ['inbox', '--now', '2026-11-18T10:00:00+09:00', '--fail-on-overdue'],
      0,
      /^$/,
    ],
    ['--version', ['--version'], 0, /^$/],
    ['--help', ['--help'], 0, /^$/],
  ];

  beforeAll(() => {
    home.write('elsewhere.yaml', configuration('/nowhere/Mail'));
    home.write('faulty.yaml', 'accounts:\n  - { name: a, identty: { address: a@x.example }, maildir: /m }\n');
  });

  test.each(cases)('%s', async (_, args, code, words) => {
    const ran = await home.run(args);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(words)]);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  test('with --json an error is one line of JSON, and standard output stays empty', async () => {
    const { out, err, code } = await home.run(['inbox', '--json', '--config', 'elsewhere.yaml', '--lang', 'en']);
    expect([out, code]).toEqual(['', 74]);
    expect(JSON.parse(err)).toEqual({
      error: { code: 'no-maildir', message: expect.stringContaining('/nowhere/Mail'), hint: expect.any(String) },
    });
  });

  test('a message that can not be read is listed, and the code is 69', async () => {
    const broken = join(home.path, 'Broken');
    makeFolders(broken, []);
    writeMail(broken, { folder: '', name: '1763424000.M2.host:2,S', bytes: '' });
    const { code, out } = await home.run([
      'inbox',
      '--config',
      home.write('broken.yaml', configuration(broken)),
      '--json',
    ]);
    expect(code).toBe(69);
    expect(JSON.parse(out).accounts[0].unreadable).toEqual([
      { mailbox: 'INBOX', uid: '1763424000.M2.host', reason: expect.any(String) },
    ]);
  });

  test('a configuration of a working folder that would run a command', async () => {
    const folder = join(home.path, 'repository');
    mkdirSync(folder);
    home.write(
      'repository/.clientrc',
      'accounts:\n  - { name: a, identity: { address: a@x.example }, imap: { host: h.example, user: u, auth: { passwordCommand: "touch stolen" } } }\n',
    );
    const { code, err } = await home.run(['inbox'], { cwd: folder });
    expect([code, err]).toEqual([78, expect.stringContaining('touch stolen')]);
  });
});

describe('the JSON of inbox', () => {
  test('every field of contract.md', async () => {
    const { out } = await home.run(['inbox', '--json', '--now', NOW]);
    const json = JSON.parse(out);
    expect(json).toMatchObject({
      schema: 'client-check/inbox/1',
      now: NOW,
      since: '2026-09-21T09:00:00+09:00',
      accounts: [{ name: 'work', messages: 1, threads: 1, unreadable: [], error: null }],
      threads: [
        {
          account: 'work',
          state: 'overdue',
          client: { name: 'sawayaka.example', contact: '横浜', address: 'kaito@sawayaka.example', known: false },
          subject: 'quote',
          messages: ['q1@sawayaka.example'],
          last: { messageId: 'q1@sawayaka.example', at: '2026-11-18T09:00:00+09:00', from: 'client' },
          reply: {
            since: '2026-11-18T09:00:00+09:00',
            deadline: '2026-11-19T09:00:00+09:00',
            messageIds: ['q1@sawayaka.example'],
          },
          promise: null,
          request: null,
          draft: null,
          snoozed: null,
        },
      ],
    });
    expect(Object.keys(json.counts)).toEqual([
      'uncertain',
      'promise-broken',
      'overdue',
      'promise-due',
      'due-soon',
      'waiting',
      'client-late',
      'copied',
      'held',
      'awaiting-client',
      'thanks',
      'answered',
      'snoozed',
    ]);
    expect(json.threads[0].id).toMatch(/^[0-9a-z]{4,}$/);
    expect(json.threads[0].why[0]).toMatchObject({
      code: 'client-wrote-last',
      at: '2026-11-18T09:00:00+09:00',
      messageId: 'q1@sawayaka.example',
    });
  });

  test('the zone of the machine changes nothing', async () => {
    const outputs = await Promise.all(
      ['UTC', 'America/New_York', 'Pacific/Chatham'].map((TZ) =>
        home.run(['inbox', '--json', '--now', NOW], { env: { TZ } }),
      ),
    );
    expect(new Set(outputs.map(({ out }) => out)).size).toBe(1);
  });
});

describe('the screen', () => {
  test('Japanese and English by --lang, the configuration, the locale', async () => {
    expect((await home.run(['inbox', '--now', NOW])).out).toContain('期限超過 1件');
    expect((await home.run(['inbox', '--now', NOW], { env: { LANG: 'C' } })).out).toContain('Overdue (1)');
    expect((await home.run(['inbox', '--now', NOW, '--lang', 'en'])).out).toContain('Overdue (1)');
    expect((await home.run(['inbox', '--help', '--lang', 'en'])).out).toContain('Usage: client-check inbox');
  });

  test('without a terminal there is no colour and no progress; FORCE_COLOR brings colours, NO_COLOR takes them', async () => {
    const plain = await home.run(['inbox', '--now', NOW]);
    expect(plain.out).not.toContain('\u001b');
    expect(plain.err).toBe('');
    expect((await home.run(['inbox', '--now', NOW], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[');
    expect((await home.run(['inbox', '--now', NOW, '--no-color'], { env: { FORCE_COLOR: '1' } })).out).not.toContain(
      '\u001b',
    );
    expect((await home.run(['inbox', '--now', NOW], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain(
      '\u001b',
    );
  });
});
