import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere, liveServer } from '../live/available.ts';
import { Cron, cronHere } from '../live/cron.ts';
import { type Talk, talk } from '../live/terminal.ts';
import { ADDRESS, type FreshHome, InitDesk } from './init-desk.ts';

const here = dovecotHere() && liveServer(['script'], 'Debian: apt-get install bsdutils');
const root = join(import.meta.dirname, '../..');
const ENTER = '\r';
const DOWN = '\u001b[B';

/** The package as it would be published, unpacked; its dependencies are those that are installed here. */
function unpacked(folder: string): string {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, stdio: 'ignore' });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder]);
  symlinkSync(join(root, 'node_modules'), join(folder, 'package', 'node_modules'));
  return join(folder, 'package', 'bin', 'client-check.js');
}

describe.skipIf(!here)(
  'a new user’s first morning, from the packed tarball in an empty home',
  { timeout: 180_000 },
  () => {
    let desk: InitDesk;
    let home: FreshHome;
    let program: string;
    const screens: string[] = [];

    beforeAll(async () => {
      desk = await InitDesk.start();
      program = unpacked(desk.home.folder('package'));
      home = desk.fresh('new-user');
    });
    afterAll(() => {
      // For docs/first-morning.md.
      if (process.env['TRANSCRIPT']) writeFileSync(process.env['TRANSCRIPT'], screens.join('\n\n'));
      return desk?.stop();
    });

    const at = async (
      args: string[],
      answers: Parameters<typeof talk>[2] = [],
      env: Record<string, string> = {},
    ): Promise<Talk> => {
      const said = await talk(args, { ...desk.env(home.path), ...env }, answers, false, home.path, program);
      screens.push(`$ client-check ${args.join(' ')}\n${said.screen}`);
      return said;
    };

    test('init finds the servers, tries them, and writes the configuration', async () => {
      const { code, screen } = await at(
        ['init'],
        [
          [/メールアドレスは\?/, `${ADDRESS}${ENTER}`],
          [/このサーバーを使いますか/, 'y'],
          [/パスワードをどこから/, ENTER],
          [/コマンドは\?/, `${home.command}${ENTER}`],
          [/表示する名前は\?/, ENTER],
          [/会社・組織の名前は\?/, ENTER],
          [/同僚ですか/, ENTER],
          [/どう数えますか/, `${DOWN}${ENTER}`],
          [/お客様はどの方ですか/, ENTER],
          [/に書きますか/, ENTER],
        ],
      );
      expect(code, screen).toBe(0);
      expect(home.mode()).toBe('600');
    });

    test('the first list, a holding reply, the review, and the mail is out', async () => {
      const list = await at(['inbox']);
      expect(list.code, list.screen).toBe(0);
      expect(list.screen).toMatch(/期限超過[\s\S]*さわやか商事/);
      const drafted = await at(['draft']);
      expect(drafted.code, drafted.screen).toBe(0);
      // How many there are depends on what init proposed: each is agreed to.
      const count = Number(/(\d+) ?(?:通|件)/.exec(drafted.screen)?.[1] ?? 1);
      const yes = Array.from({ length: count }, () => [/送りますか/, `y${ENTER}`] as const);
      const sent = await at(['send'], yes);
      expect(desk.smtp.accepted.length, sent.screen).toBeGreaterThan(0);
      expect(sent.code, sent.screen).toBe(0);
      const after = await at(['inbox', '--all']);
      expect(after.screen).toMatch(/期日前|約束|回答/);
    });

    test.skipIf(!cronHere())('the line in the crontab', async () => {
      const cron = await Cron.start();
      try {
        const env = { PATH: `${cron.path}:${process.env['PATH']}` };
        const { code, screen } = await at(['schedule', 'install', '--at', '08:30'], [], env);
        expect(code, screen).toBe(0);
        const table = spawnSync('crontab', ['-l'], { env: { ...process.env, ...env }, encoding: 'utf8' });
        expect(table.stdout).toMatch(/^30 8 \* \* 1-5 .*inbox/m);
        expect((await at(['schedule', 'remove'], [], env)).code).toBe(0);
      } finally {
        cron.stop();
      }
    });
  },
);
