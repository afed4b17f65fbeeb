import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere, liveServer } from '../live/available.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { readConfigText } from '../setup/read-config.ts';
import { ADDRESS, type FreshHome, InitDesk } from './init-desk.ts';

const ENTER = '\r';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';
const here = dovecotHere() && liveServer(['script'], 'Debian: apt-get install bsdutils');

type Answers = (readonly [RegExp, string])[];

/** The questions up to the connection; what the mailbox proposes is taken as it is. */
const start: Answers = [
  [/メールアドレスは\?/, `${ADDRESS}${ENTER}`],
  [/このサーバーを使いますか/, 'y'],
];
const command = (home: FreshHome): Answers => [
  [/パスワードをどこから/, ENTER],
  [/コマンドは\?/, `${home.command}${ENTER}`],
];
const rest: Answers = [
  [/表示する名前は\?/, ENTER],
  [/会社・組織の名前は\?/, ENTER],
  [/同僚ですか/, ENTER],
  [/どう数えますか/, `${DOWN}${ENTER}`],
  [/お客様はどの方ですか/, ENTER],
];
const write: Answers = [[/に書きますか/, ENTER]];

describe.skipIf(!here)('init in a terminal', () => {
  let desk: InitDesk;
  beforeAll(async () => {
    desk = await InitDesk.start();
  });
  afterAll(() => desk.stop());

  test('from an empty home to the first list', async () => {
    const home = desk.fresh('first');
    const { code, screen } = await home.talk(['init'], [...start, ...command(home), ...rest, ...write]);
    expect(code, screen).toBe(0);
    expect(screen).toContain('localhost は agency.example の外のホストです');
    expect(screen).toContain('フォルダー: INBOX (受信トレイ), Drafts (下書き)');
    expect(screen).toMatch(/z-evil\.example/);
    expect(screen).not.toMatch(/[\u0007\u009b\u202e]|\u001b\]/);
    expect(home.mode()).toBe('600');
    expect(readConfigText(home.text())).toEqual({
      accounts: [
        {
          name: 'agency',
          identity: { name: '佐藤 花子', organization: '株式会社エージェンシー', address: ADDRESS },
          imap: {
            host: 'localhost',
            port: desk.dovecot.tlsPort,
            security: 'tls',
            user: ADDRESS,
            auth: { passwordCommand: home.command },
          },
          smtp: { host: 'localhost', port: desk.smtp.tlsPort, security: 'tls' },
        },
      ],
      team: ['agency.example'],
      clients: [
        { name: '株式会社さわやか商事', match: ['sawayaka.example'] },
        { name: '株式会社みなと印刷', match: ['minato.example'] },
      ],
      others: 'everyone',
      response: { window: '24h', clock: 'business-days' },
      lang: 'ja',
    });
    expect(desk.smtp.accepted).toEqual([]);

    const list = await home.run(['inbox', '--json']);
    expect(list.code, list.err).toBe(0);
    const waiting = JSON.parse(list.out).threads.map(({ client }: { client: { name: string } }) => client.name);
    expect(waiting).toContain('株式会社さわやか商事');
  }, 90_000);

  test('once more: what is answered alike stays, byte for byte; a comment stays where something changes', async () => {
    const home = desk.fresh('again');
    await home.talk(['init'], [...start, ...command(home), ...rest, ...write]);
    const before = home.text().replace('response:\n', '# Mine.\nresponse:\n').replace('window: 24h ', 'window: 8h  ');
    home.write(before);
    const same: Answers = [
      [/メールアドレスは\?/, ENTER],
      [/このサーバーを使いますか/, ENTER],
      [/パスワードをどこから/, ENTER],
      [/表示する名前は\?/, ENTER],
      [/会社・組織の名前は\?/, ENTER],
      [/どう数えますか/, ENTER],
    ];
    const unchanged = await home.talk(['init'], [...same, [/お客様はどの方ですか/, ENTER]]);
    expect(unchanged.code, unchanged.screen).toBe(0);
    expect(unchanged.screen).toContain('変わったところはありません');
    expect(home.text()).toBe(before);

    const last = (answer: string): Answers => [
      ...same.slice(0, -1),
      [/どう数えますか/, answer],
      [/お客様はどの方ですか/, ' \r'],
      [/の名前は\?/, `売り込み${ENTER}`],
      ...write,
    ];
    const changed = await home.talk(['init'], last(`${DOWN}${ENTER}`));
    expect(changed.code, changed.screen).toBe(0);
    expect(changed.screen).toContain('+   clock: business-hours');
    expect(home.text()).toBe(
      before
        .replace('clock: business-days  ', 'clock: business-hours ')
        .replace(
          '    match: [minato.example]\n',
          '    match: [minato.example]\n  - name: 売り込み\n    match: [spam.example]\n',
        ),
    );
  }, 120_000);

  test('a wrong password is said, and another may be given; it goes into the file, hidden on the screen', async () => {
    const home = desk.fresh('password');
    const { code, screen } = await home.talk(
      ['init'],
      [
        ...start,
        [/パスワードをどこから/, `${DOWN}${DOWN}${DOWN}${ENTER}`],
        [/でのパスワードは\?/, `wrong-secret-99${ENTER}`],
        [/ログインを拒みました[\s\S]*どうしますか/, ENTER],
        [/パスワードをどこから/, `${DOWN}${DOWN}${DOWN}${ENTER}`],
        [/でのパスワードは\?/, `${PASSWORD}${ENTER}`],
        ...rest,
        ...write,
      ],
    );
    expect(code, screen).toBe(0);
    expect(screen).toContain('auth: { password: "********" }');
    expect(readConfigText(home.text())).toMatchObject({ accounts: [{ imap: { auth: { password: PASSWORD } } }] });
    expect(home.mode()).toBe('600');
    desk.forget(home);
  }, 90_000);

  test('Ctrl-C at any question leaves nothing behind, and the terminal as it was', async () => {
    const home = desk.fresh('interrupted');
    const all = [...start, ...command(home), ...rest, ...write];
    for (const at of all.keys()) {
      const [question] = all[at] ?? [/x/];
      const { code, screen } = await home.talk(['init'], [...all.slice(0, at), [question, CTRL_C]], true);
      expect(code, screen).toBe(130);
      expect(screen).toContain('中断しました');
      const states = screen.match(/tty: \S+/g) ?? [];
      expect(states).toHaveLength(2);
      expect(states[0]).toBe(states[1]);
      expect(home.files()).toEqual([]);
    }
  }, 240_000);

  test('no network and no server: the hosts are typed, the failure is a sentence, giving up writes nothing', async () => {
    const home = desk.fresh('offline');
    const { code, screen } = await home.talk(
      ['init'],
      [
        [/メールアドレスは\?/, `someone@nowhere.example${ENTER}`],
        [/どのサービスのメールですか/, ENTER],
        [/IMAP .*ホスト名は\?/, ENTER],
        [/利用者名は\?/, ENTER],
        [/IMAP .*暗号化は\?/, ENTER],
        [/SMTP .*ホスト名は\?/, ENTER],
        [/SMTP .*暗号化は\?/, ENTER],
        ...command(home),
        [/imap\.nowhere\.example:993 に接続できません[\s\S]*どうしますか/, '\u001b[A\r'],
      ],
    );
    expect(code, screen).toBe(75);
    expect(home.isWritten).toBe(false);
  }, 90_000);
});
