import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { readConfigText } from '../setup/read-config.ts';
import { ADDRESS, InitDesk } from './init-desk.ts';

describe.skipIf(!dovecotHere())('init without questions', () => {
  let desk: InitDesk;
  beforeAll(async () => {
    desk = await InitDesk.start();
  });
  beforeEach(() => desk.offer());
  afterAll(() => desk.stop());

  const hosts = () => [
    ...['--imap-host', 'localhost', '--imap-port', String(desk.dovecot.tlsPort)],
    ...['--smtp-host', 'localhost', '--smtp-port', String(desk.smtp.port), '--smtp-security', 'starttls'],
  ];
  const account = ['init', '--yes', '--address', ADDRESS];

  test('what is proposed is taken; what options say comes first', async () => {
    const home = desk.fresh('options');
    const { code, out, err } = await home.run([
      ...[...account, ...hosts(), '--password-command', home.command, '--json'],
      ...[
        '--name',
        '佐藤',
        '--team',
        'agency.example',
        '--team',
        'taku@freelance.example',
        '--clock',
        'business-hours',
      ],
      ...['--client', '株式会社A=a.example, *.a.example', '--client', 'B=b@gmail.com'],
    ]);
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'client-check/init/1',
      file: home.config,
      written: true,
      account: 'agency',
      smtpWorks: true,
    });
    const documented = readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8');
    const example = /\{\n {2}"schema": "client-check\/init\/1"[\s\S]*?\n\}/.exec(documented)?.[0] ?? '';
    expect(Object.keys(JSON.parse(out))).toEqual(Object.keys(JSON.parse(example)));
    expect(home.mode()).toBe('600');
    const schema = /^# yaml-language-server: \$schema=(file:\S+)\n/.exec(home.text())?.[1] ?? '';
    expect(JSON.parse(readFileSync(new URL(schema), 'utf8'))).toHaveProperty('properties.accounts');
    expect(readConfigText(home.text())).toMatchObject({
      accounts: [
        {
          identity: { name: '佐藤', organization: '株式会社エージェンシー' },
          smtp: { host: 'localhost', port: desk.smtp.port, security: 'starttls' },
        },
      ],
      team: ['agency.example', 'taku@freelance.example'],
      clients: [
        { name: '株式会社A', match: ['a.example', '*.a.example'] },
        { name: 'B', match: ['b@gmail.com'] },
      ],
      response: { clock: 'business-hours' },
    });
  }, 60_000);

  test('without --client: who was written to and wrote back', async () => {
    const home = desk.fresh('proposed');
    expect((await home.run([...account, ...hosts(), '--password-command', home.command])).code).toBe(0);
    const { clients, team } = readConfigText(home.text()) as { clients: { name: string }[]; team: string[] };
    expect(clients.map(({ name }) => name)).toEqual(['株式会社さわやか商事', '株式会社みなと印刷']);
    expect(team).toEqual(['agency.example']);
  }, 60_000);

  test('servers that the domain names outside itself get no password unasked', async () => {
    const home = desk.fresh('outside');
    const { code, err } = await home.run([...account, '--password-command', `touch ${home.path}/ran; ${home.command}`]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /localhost は agency\.example の外にあるため[\s\S]*--imap-host localhost --smtp-host localhost/,
    );
    expect(home.files()).toEqual([]);
  }, 60_000);

  test('each missing option is named, all at once', async () => {
    const home = desk.fresh('missing');
    const nothing = await home.run(['init', '--lang', 'en']);
    expect(nothing.code).toBe(2);
    expect(nothing.err).toMatch(/--address[\s\S]*--password-command \| --password-env \| --password-file/);
    const unknown = await home.run(['init', '--address', 'x@nowhere.example', '--lang', 'en']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).not.toMatch(/--address/);
    expect(unknown.err).toMatch(/--imap-host[\s\S]*--password-command/);
    const issued = await home.run(['init', '--address', 'x@docomo.ne.jp', '--lang', 'en', '--password-env', 'X']);
    expect(issued.code).toBe(2);
    expect(issued.err).toMatch(/--user/);
  }, 60_000);

  test.each([
    ['--address', 'hanako'],
    ['--imap-port', '0'],
    ['--imap-port', '993x'],
    ['--imap-security', 'none'],
    ['--imap-host', 'imap://x'],
    ['--clock', 'fast'],
    ['--client', 'no domain'],
    ['--client', 'A=nodot'],
    ['--team', 'nodot'],
    ['--password-env', 'A B'],
  ])('%s %s is refused', async (option, value) => {
    const { code, err } = await desk.fresh('wrong').run(['init', option, value, '--yes']);
    expect(code).toBe(2);
    expect(err).toContain(`${option} の値「${value}」`);
  });

  test('two ways to get the password are one too many', async () => {
    const { code, err } = await desk.fresh('ways').run([...account, '--password-env', 'A', '--password-command', 'b']);
    expect(code).toBe(2);
    expect(err).toMatch(/--password-command, --password-env は 1 つだけ/);
  });

  test('from the environment, and from a file: into the configuration, and nowhere else', async () => {
    const env = desk.fresh('env');
    expect((await env.run([...account, ...hosts(), '--password-env', 'MAIL_PASS'], { MAIL_PASS: PASSWORD })).code).toBe(
      0,
    );
    expect(readConfigText(env.text())).toMatchObject({ accounts: [{ imap: { auth: { passwordEnv: 'MAIL_PASS' } } }] });
    expect((await desk.fresh('unset').run([...account, ...hosts(), '--password-env', 'MAIL_PASS'])).code).toBe(78);

    const home = desk.fresh('file');
    const file = desk.home.write('typed.txt', `${PASSWORD}\nmore\n`);
    const ran = await home.run([...account, ...hosts(), '--password-file', file]);
    expect(ran.code, ran.err).toBe(0);
    expect(readConfigText(home.text())).toMatchObject({ accounts: [{ imap: { auth: { password: PASSWORD } } }] });
    expect(home.mode()).toBe('600');
    desk.forget(home);
    expect((await home.run([...account, ...hosts(), '--password-file', '/nowhere'])).code).toBe(74);
  }, 60_000);

  test.each([
    ['a wrong password', ['--password-command', 'echo nonsense'], 77],
    ['a command that fails', ['--password-command', 'exit 3'], 78],
    ['no server there', ['--password-command', 'echo x', '--imap-port', '1'], 75],
    ['a certificate that is not trusted', ['--password-command', 'echo x', '--ca', '/etc/hostname'], 76],
  ])(
    '%s: the sentence, its exit code, nothing written',
    async (name, args, code) => {
      const home = desk.fresh(`fails-${name.replaceAll(' ', '-')}`);
      const ran = await home.run([...account, ...hosts(), ...args]);
      expect(ran.code, ran.err).toBe(code);
      expect(ran.err.split('\n').length).toBeLessThanOrEqual(4);
      expect(home.files()).toEqual([]);
    },
    60_000,
  );

  test('SMTP that refuses the login fails the whole, so that no script believes that it can send', async () => {
    const home = desk.fresh('smtp');
    desk.smtp.fault = { auth: 535 };
    const { code } = await home.run([...account, ...hosts(), '--password-command', home.command]);
    desk.smtp.reset();
    expect(code).toBe(77);
    expect(home.isWritten).toBe(false);
  }, 60_000);

  test('once more: another account is added, a known one is changed, comments and unknown order stay', async () => {
    const home = desk.fresh('more');
    const common = ['--password-command', home.command, '--client', 'A=a.example'];
    await home.run([...account, ...hosts(), ...common]);
    const before = home.text().replace('accounts:\n', 'accounts:   # two of them\n');
    home.write(before);
    const second = await home.run(['init', '--yes', '--address', 'second@agency.example', ...hosts(), ...common]);
    expect(second.code, second.err).toBe(0);
    const { accounts, clients } = readConfigText(home.text()) as { accounts: { name: string }[]; clients: unknown[] };
    expect(accounts.map(({ name }) => name)).toEqual(['agency', 'agency-2']);
    expect(clients).toHaveLength(1);
    expect(home.text()).toContain('accounts:   # two of them\n');
    const changed = await home.run([
      'init',
      '--yes',
      '--account',
      'agency-2',
      '--address',
      'second@agency.example',
      '--name',
      '佐藤',
    ]);
    expect(changed.code, changed.err).toBe(0);
    expect(readConfigText(home.text())).toMatchObject({
      accounts: [{ name: 'agency' }, { identity: { name: '佐藤' } }],
    });
  }, 90_000);

  test('a JSON configuration stays JSON; a faulty one is not touched; one of a repository is left alone', async () => {
    const home = desk.fresh('formats');
    const maildir = { name: 'm', identity: { address: 'x@agency.example' }, maildir: '/nowhere' };
    const json = join(home.path, 'mail.json');
    writeFileSync(json, JSON.stringify({ accounts: [maildir] }, null, 2));
    const args = [...account, ...hosts(), '--password-command', home.command, '--client', 'A=a.example'];
    const ran = await home.run([...args, '--output', json]);
    expect(ran.code, ran.err).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ accounts: [maildir, { name: 'agency' }] });

    const faulty = join(home.path, 'faulty.yaml');
    writeFileSync(faulty, 'acounts: []\n');
    expect((await home.run([...args, '--output', faulty])).code).toBe(78);
    expect(readFileSync(faulty, 'utf8')).toBe('acounts: []\n');

    const repository = join(home.path, 'repository');
    mkdirSync(repository);
    const theirs = `accounts: [{ name: evil, identity: { address: ${ADDRESS} }, imap: { host: evil.example, user: u, auth: { passwordCommand: "touch ran" } } }]\n`;
    writeFileSync(join(repository, '.clientrc'), theirs);
    const inside = await desk.home.run(args, { cwd: repository, env: desk.env(home.path) });
    expect(inside.code, inside.err).toBe(0);
    expect(readFileSync(join(repository, '.clientrc'), 'utf8')).toBe(theirs);
    expect(existsSync(join(repository, 'ran'))).toBe(false);
    expect(home.text()).not.toContain('evil');
  }, 90_000);

  test('a folder that can not be written: a sentence, 74', async () => {
    const home = desk.fresh('full');
    const file = join(home.path, 'file');
    writeFileSync(file, '');
    chmodSync(file, 0o600);
    const args = [...account, ...hosts(), '--password-command', home.command, '--output', join(file, 'rc')];
    const { code, err } = await home.run(args);
    expect(err).toMatch(/書き込めません: .*\/file\/rc/);
    expect(code).toBe(74);
  }, 60_000);
});
