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

/** What is asked and shown, by the language of the screen. */
const SAYS = {
  ja: {
    locale: 'ja_JP.UTF-8',
    init: [
      /メールアドレスは\?/,
      /このサーバーを使いますか/,
      /パスワードをどこから/,
      /コマンドは\?/,
      /表示する名前は\?/,
      /会社・組織の名前は\?/,
      /同僚ですか/,
      /どう数えますか/,
      /お客様はどの方ですか/,
      /に書きますか/,
    ],
    list: /期限超過[\s\S]*さわやか商事/,
    drafted: /(\d+)件の下書きを書きました/,
    ask: /送りますか/,
    held: /一次回答済み/,
  },
  en: {
    locale: 'en_US.UTF-8',
    init: [
      /Your mail address\?/,
      /Use these servers\?/,
      /Where does the password come from/,
      /Which command prints/,
      /Your name, as From/,
      /Your company/,
      /your colleagues\?/,
      /How are the 24 hours/,
      /Who are your clients\?/,
      /Write .*\?/,
    ],
    list: /Overdue[\s\S]*さわやか商事/,
    drafted: /(\d+) drafts? (?:was|were) written/,
    ask: /Send it\?/,
    held: /Holding|Held|Promised/i,
  },
} as const;

describe.skipIf(!here).each(['ja', 'en'] as const)(
  'a new user’s first morning (%s), from the packed tarball in an empty home',
  { timeout: 180_000 },
  (lang) => {
    const says = SAYS[lang];
    let desk: InitDesk;
    let home: FreshHome;
    let program: string;
    const screens: { command: string; screen: string }[] = [];

    beforeAll(async () => {
      desk = await InitDesk.start();
      program = unpacked(desk.home.folder('package'));
      home = desk.fresh('new-user');
    });
    afterAll(() => {
      // For `npm run pictures -- --screens`.
      if (process.env['TRANSCRIPT'])
        writeFileSync(`${process.env['TRANSCRIPT']}-${lang}.json`, JSON.stringify(screens));
      return desk?.stop();
    });

    const at = async (
      args: string[],
      answers: Parameters<typeof talk>[2] = [],
      env: Record<string, string> = {},
    ): Promise<Talk> => {
      const said = await talk(
        args,
        { ...desk.env(home.path), LANG: says.locale, ...env },
        answers,
        false,
        home.path,
        program,
      );
      screens.push({ command: `client-check ${args.join(' ')}`, screen: said.screen });
      return said;
    };

    test('init finds the servers, tries them, and writes the configuration', async () => {
      const typed = [
        `${ADDRESS}${ENTER}`,
        'y',
        ENTER,
        `${home.command}${ENTER}`,
        ENTER,
        ENTER,
        ENTER,
        `${DOWN}${ENTER}`,
        ENTER,
        ENTER,
      ];
      const { code, screen } = await at(
        ['init'],
        says.init.map((question, index) => [question, typed[index] ?? ENTER] as const),
      );
      expect(code, screen).toBe(0);
      expect(home.mode()).toBe('600');
    });

    test('the first list, a holding reply, the review, and the mail is out', async () => {
      const list = await at(['inbox']);
      expect(list.code, list.screen).toBe(0);
      expect(list.screen).toMatch(says.list);
      const drafted = await at(['draft']);
      expect(drafted.code, drafted.screen).toBe(0);
      // How many there are depends on what init proposed: each is agreed to.
      const count = Number(says.drafted.exec(drafted.screen)?.[1]);
      const yes = Array.from({ length: count }, () => [says.ask, 'y'] as const);
      const sent = await at(['send'], yes);
      expect(desk.smtp.accepted.length, sent.screen).toBeGreaterThan(0);
      expect(sent.code, sent.screen).toBe(0);
      const after = await at(['inbox', '--all']);
      expect(after.screen).toMatch(says.held);
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
