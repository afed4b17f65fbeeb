import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { HOUR, MailLoop, type Pair } from '../live/mail-loop.ts';
import { talk } from '../live/terminal.ts';

/** What is asked on the screen of a draft, and on a terminal without one. */
const ASK = /送りますか\? {2}y はい/;
const LINE = /送りますか\?.*: /;
const DESPITE = /承知のうえで送りますか\? {2}y はい/;
const CAREFUL = /送るには yes と入力.*: /;

describe.skipIf(!dovecotHere())('send, asked at a terminal', () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(['yes', 'no', 'edit', 'careful', 'uncertain', 'look', 'interrupt', 'dumb', 'beside']);
  });
  afterAll(() => loop.stop());

  const ready = async (name: string, more: readonly string[] = []): Promise<Pair> => {
    const pair = loop.pair(name);
    await pair.bobWrites(25 * HOUR, '納期のご相談', 'いつになりますか。\n');
    await pair.json(['draft', ...more]);
    return pair;
  };

  test('shown whole, page by page, then yes', async () => {
    const pair = await ready('yes');
    const { code, screen } = await talk(['send', '--config', pair.config], pair.env(), [
      [ASK, ' '],
      [/> いつになりますか。[\s\S]*y はい/, 'y'],
    ]);
    expect(code).toBe(0);
    for (const words of [
      '下書き 1/1',
      pair.bob,
      'Re: 納期のご相談',
      'までに回答いたします。',
      '> いつになりますか。',
      '送信 1件',
    ])
      expect(screen).toContain(words);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
  });

  test('a key that means nothing does nothing; s shows the thread, n leaves the draft, and so does Ctrl-D', async () => {
    const pair = await ready('no');
    const first = await talk(['send', '--config', pair.config], pair.env(), [
      [ASK, 'p'],
      [ASK, 'ｓ'],
      [/根拠[\s\S]*q 下書きへ/, 'q'],
      [ASK, 'n'],
    ]);
    expect([first.code, first.screen]).toEqual([0, expect.stringContaining('見送り 1件')]);
    const second = await talk(['send', '--config', pair.config], pair.env(), [[ASK, '\u0004']], true);
    expect(second.code).toBe(0);
    const [before, after] = [...second.screen.matchAll(/tty: (\S+)/g)].map(([, state]) => state);
    expect(after).toBe(before);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });
  });

  test('a terminal that can draw no screen is asked line by line', async () => {
    const pair = await ready('dumb');
    const { code, screen } = await talk(['send', '--config', pair.config], { ...pair.env(), TERM: 'dumb' }, [
      [LINE, 'perhaps\r'],
      [LINE, 'ｓ\r'],
      [/根拠[\s\S]*いつになりますか。[\s\S]*送りますか\?.*: /, 'y\r'],
    ]);
    expect([code, screen]).toEqual([0, expect.stringContaining('y、n、e、s、q')]);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
  });

  test('edited in the editor, shown again, sent as edited', async () => {
    const pair = await ready('edit');
    const editor = loop.home.write('editor.sh', '#!/bin/sh\nsed -i "s/今しばらく/いま少し/" "$1"\n', 0o700);
    const { code, screen } = await talk(['send', '--config', pair.config], { ...pair.env(), EDITOR: editor }, [
      [ASK, 'e'],
      [ASK, 'y'],
    ]);
    expect([code, screen]).toEqual([0, expect.stringContaining('いま少しお待ちください')]);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
    const [source = ''] = await pair.sources(pair.bobUser, 'INBOX');
    expect(Buffer.from(source.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain('いま少しお待ちください');
  });

  test('a placeholder, a wrong weekday, a past date, a stranger: told, and y alone does not send', async () => {
    const pair = await ready('careful');
    const script =
      '#!/bin/sh\nsed -i "s/までに回答いたします/までに回答いたします。〇日の件、1月2日(月)の件、2020年1月6日までに/; s/^Cc: .*/Cc: spy@elsewhere.example/" "$1"\n';
    const editor = loop.home.write('spoil.sh', script, 0o700);
    const { code, screen } = await talk(['send', '--config', pair.config], { ...pair.env(), EDITOR: editor }, [
      [ASK, 'e'],
      [DESPITE, 'y'],
      [CAREFUL, 'y\r'],
      [CAREFUL, 'q\r'],
    ]);
    expect(code).toBe(0);
    for (const words of ['〇日', '曜日が合いません', '過ぎた日時', 'spy@elsewhere.example'])
      expect(screen).toContain(words);
    expect((await pair.json(['send', '--yes'])).refused).toMatchObject([
      {
        reason: 'problems',
        problems: [{ code: 'placeholder' }, { code: 'weekday-mismatch' }, { code: 'past-date' }, { code: 'stranger' }],
      },
    ]);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });
  });

  test('the question stands above the draft, and beside it on a wide terminal', async () => {
    const pair = await ready('beside', ['--no-quote']);
    const narrow = await talk(['send', '--config', pair.config], pair.env(), [[ASK, 'q']]);
    expect(narrow.screen).toMatch(/様より[\s\S]*\| いつになりますか。[\s\S]*-- この下書き[\s\S]*までに回答/);
    const wide = await talk(
      ['send', '--config', pair.config],
      pair.env(),
      [[ASK, 'q']],
      false,
      undefined,
      undefined,
      140,
    );
    expect(wide.screen).toMatch(/様より.*\| -- この下書き/);
    expect(wide.screen).toMatch(/^いつになりますか。 +\| /m);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });
  });

  test('27. an uncertain send: looked for, then the very same bytes go out again', async () => {
    const pair = await ready('uncertain');
    loop.smtp.fault = { drop: 'answer' };
    const { uncertain } = await pair.json(['send', '--yes']);
    loop.smtp.fault = {};
    const { code, screen } = await talk(['send', uncertain[0].thread, '--config', pair.config], pair.env(), [
      [/もう一度探す.*: /, 'l\r'],
      [/控えはありません[\s\S]*もう一度探す.*: /, 's\r'],
    ]);
    expect([code, screen]).toEqual([0, expect.stringContaining('送信 1件')]);
    const [first, second] = loop.smtp.accepted.filter(({ from }) => from === pair.alice);
    expect(second?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(await pair.counts()).toMatchObject({ drafts: 0, sent: 1 });
  });

  test('27. an uncertain send that the user knows to have arrived is marked as sent', async () => {
    const pair = await ready('look');
    loop.smtp.fault = { drop: 'answer' };
    const { uncertain } = await pair.json(['send', '--yes']);
    loop.smtp.fault = {};
    const { code } = await talk(['send', uncertain[0].thread, '--config', pair.config], pair.env(), [
      [/もう一度探す.*: /, 'm\r'],
    ]);
    expect(code).toBe(0);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
    expect((await pair.json(['inbox', '--all'])).threads).toMatchObject([{ state: 'held' }]);
  });

  test('Ctrl-C at the question: 130, nothing sent', async () => {
    const pair = await ready('interrupt');
    const { code } = await talk(['send', '--config', pair.config], pair.env(), [[ASK, '\u0003']]);
    expect(code).toBe(130);
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });
  });
});
