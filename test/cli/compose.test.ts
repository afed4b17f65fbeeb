import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere, liveServer } from '../live/available.ts';
import { HOUR, MailLoop } from '../live/mail-loop.ts';
import { talk } from '../live/terminal.ts';
import { Home } from './run.ts';

const NAMES = ['new', 'reply', 'faults', 'ask', 'second'];

const REQUEST = ['--set', 'topic=表紙', '--set', 'question=どちらにいたしましょうか。', '--set', 'deadline=3bd'];

describe.skipIf(!dovecotHere())('compose', { timeout: 90_000 }, () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(NAMES);
  });
  afterAll(() => loop.stop());

  test('a new mail to a client: drafted once, shown and sent by its ID, and then a thread of that ID', async () => {
    const pair = loop.pair('new');
    const call = ['compose', 'request', '--to', 'さわやか', ...REQUEST, '--set', 'choices=A案', '--set', 'choices=B案'];
    const dry = await pair.json([...call, '--dry-run']);
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 0, received: 0 });
    const first = await pair.json(call);
    expect(first).toMatchObject({ code: 0, schema: 'client-check/draft/1', drafts: dry.drafts });
    const [draft] = first.drafts;
    expect(draft).toMatchObject({
      answers: null,
      from: pair.alice,
      to: [pair.bob],
      cc: [],
      subject: '表紙のご確認のお願い',
      warnings: [],
    });
    expect(draft.text).toMatch(/^株式会社さわやか商事\n法人営業部 課長 横浜 海斗 様\n/);
    expect(draft.text).toContain('□ A案\n□ B案');
    expect(await pair.json(call)).toMatchObject({ code: 0, drafts: [], skipped: [{ reason: 'draft-exists' }] });
    expect(await pair.counts()).toEqual({ drafts: 1, sent: 0, received: 0 });

    expect((await pair.run(['send', '--dry-run'])).out).toContain('どちらにいたしましょうか。');
    expect(await pair.json(['send', draft.thread, '--yes'])).toMatchObject({
      code: 0,
      sent: [{ thread: draft.thread, accepted: [pair.bob], savedTo: 'Sent' }],
    });
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
    const [source = ''] = await pair.sources(pair.bobUser, 'INBOX');
    expect(source).not.toMatch(/^(?:X-Client-Check|In-Reply-To|References):/im);
    expect((await simpleParser(source)).subject).toBe('表紙のご確認のお願い');
    const { threads } = await pair.json(['inbox', '--all']);
    expect(threads).toMatchObject([{ id: draft.thread, state: 'awaiting-client' }]);
    expect(threads[0].request.due).toBe(draft.due);
    expect(await pair.json(['send', '--yes'])).toMatchObject({ code: 0, sent: [], refused: [] });
  });

  test('a reply to a thread that waits for nothing: sent all the same, and to all who were on it', async () => {
    const pair = loop.pair('reply');
    const question = await pair.bobWrites(3 * HOUR, '定例会議の件', '本日はありがとうございました。\n');
    const { threads } = await pair.json(['inbox', '--all']);
    const [{ id }] = threads;
    await pair.run(['done', id]);
    const values = loop.home.write(
      'minutes.yaml',
      'meeting: 定例会議\nheld: 11月24日(火) 14時\nattendees: [横浜様, 当社 佐藤]\ndecided: [表紙は B 案]\nactions:\n  - { what: 修正版の送付, owner: 佐藤, due: 3bd }\ncorrect_by: 1bd\n',
    );
    const made = await pair.json(['compose', 'minutes', id, '--values', values, '--set', 'undecided=部数']);
    expect(made.code).toBe(0);
    expect(made.drafts).toMatchObject([{ thread: id, answers: question, to: [pair.bob], subject: 'Re: 定例会議の件' }]);
    expect(made.drafts[0].text).toMatch(/・修正版の送付\(担当: 佐藤、期日: \d+月\d+日\(.\)\)/);
    expect(made.drafts[0].text).toContain('■ 未決定事項\n・部数');
    expect(
      await pair.json(['compose', 'thanks', id, '--set', 'occasion=お時間', '--set', 'detail=助かりました。']),
    ).toMatchObject({
      code: 69,
      skipped: [{ reason: 'draft-exists' }],
    });
    expect(await pair.json(['send', id, '--yes'])).toMatchObject({ code: 0, sent: [{ thread: id }] });
    const [source = ''] = await pair.sources(pair.bobUser, 'INBOX');
    expect((await simpleParser(source)).inReplyTo).toBe(`<${question}>`);
  });

  test('what is wrong is told in one go, and nothing is written', async () => {
    const pair = loop.pair('faults');
    const said = async (...words: string[]) => {
      const { code, err } = await pair.run(['compose', ...words, '--lang', 'en']);
      expect(code, err).toBe(2);
      return err;
    };
    expect(await said('request', '--to', 'さわやか')).toMatch(/topic[\s\S]*question[\s\S]*deadline/);
    expect(await said('request', '--to', 'さわやか', '--set', 'dedline=3bd')).toContain('Did you mean "deadline"?');
    expect(await said('request', '--to', 'さわやか', '--set', 'deadline=2020-01-01')).toContain(
      '"2020-01-01" has passed',
    );
    expect(await said('request', '--to', 'さわやか', '--set', 'deadline=soon')).toContain('not understood as a date');
    expect(await said('request', '--to', 'なし', ...REQUEST)).toContain('no client "なし"');
    expect(await said('request', '--to', 'a@b@c', ...REQUEST)).toContain('no mail address');
    expect(await said('request', ...REQUEST)).toContain('nobody to write to');
    expect(await said('nonsense', '--to', 'さわやか')).toContain('There are: minutes');
    expect(await said('minutes', '--to', 'さわやか', '--set', 'actions=とだけ')).toContain('what / owner / date');
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 0, received: 0 });
  });

  test('somebody with whom there was no mail: not without a question', async () => {
    const pair = loop.pair('second');
    const made = await pair.json(['compose', 'request', '--to', 'new@stranger.example', ...REQUEST]);
    expect(made.code).toBe(0);
    expect(await pair.json(['send', '--yes'])).toMatchObject({ code: 69, refused: [{ reason: 'problems' }] });
    expect(await pair.counts()).toMatchObject({ drafts: 1, sent: 0 });
  });

  test.skipIf(!liveServer(['script'], 'Debian: apt-get install bsdutils'))(
    'in a terminal it asks, shows what it made of a date, and asks again',
    async () => {
      const pair = loop.pair('ask');
      const { code, screen } = await talk(
        ['compose', 'request', '--to', 'さわやか', '--config', pair.config],
        pair.env(),
        [
          [/何についてのお願いですか/, '表紙\r'],
          [/お聞きしたいことは/, 'どちらにいたしましょうか。\r'],
          [/選んでいただく答えは/, 'A案\r'],
          [/◆\s+\(続き/, 'B案\r'],
          [/◆\s+\(続き/, '\r'],
          [/何のために必要ですか/, '\r'],
          [/いつまでに必要ですか/, 'いつか\r'],
          [/日付として読めません/, '\u00153bd\r'],
        ],
      );
      expect(code, screen).toBe(0);
      expect(screen).toMatch(/\d+月\d+日\(.\)/);
      expect(await pair.counts()).toMatchObject({ drafts: 1 });
      const [source = ''] = await pair.sources(pair.aliceUser, 'Drafts');
      expect((await simpleParser(source)).text).toContain('□ A案\n□ B案');
    },
  );
});

test('--list: the templates and the fields of one, in both languages', async () => {
  const home = new Home();
  home.write('.clientrc', 'accounts:\n  - { name: work, identity: { address: a@b.example }, maildir: ~/Mail }\n');
  const ja = await home.run(['compose', '--list']);
  expect([ja.code, ja.err]).toEqual([0, '']);
  expect(ja.out).toMatch(/^minutes {2}\s*議事録/m);
  const en = await home.run(['compose', 'minutes', '--list', '--lang', 'en']);
  expect(en.out).toMatch(/actions {2}\s*Next actions\?/);
  home.remove();
});
