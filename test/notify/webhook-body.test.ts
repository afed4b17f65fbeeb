import { describe, expect, test } from 'vitest';
import type { WebhookConfig } from '../../src/config/config.ts';
import { noticeOf } from '../../src/notify/notice.ts';
import { webhookBody } from '../../src/notify/webhook-body.ts';
import { inboxJson } from '../../src/render/json.ts';
import { hostileMails, viewOf } from './sample.ts';

const KINDS = ['slack', 'teams', 'chatwork', 'google-chat'] as const;

const bodyOf = (kind: WebhookConfig['kind'], view = viewOf(), lang: 'ja' | 'en' = 'ja') =>
  webhookBody(kind, noticeOf(view, lang, 'client-check'), inboxJson(view));

/** Every text of a body, with the escapes of its format undone. */
function textsOf(kind: WebhookConfig['kind'], view = viewOf()): string {
  const { type, text } = bodyOf(kind, view);
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(text).get('body') ?? '';
  const texts: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(JSON.parse(text));
  return texts.join('\n');
}

describe.each(KINDS)('%s', (kind) => {
  test('tells who waits for what, since when, and how to see more', () => {
    const text = textsOf(kind);
    for (const words of ['お客様メール: 要確認 2件(うち期限超過 1件)', '株式会社さわやか商事', '横浜 海斗'])
      expect(text).toContain(words);
    for (const words of ['新しいキャンペーンの企画書について', '1日22時間経過', '期限超過', 'client-check show id00'])
      expect(text).toContain(words);
    expect(bodyOf(kind, viewOf(), 'en').text).toMatch(/Client mail: 2 to look at|Client\+mail/);
  });

  test('nothing of a mail is a link, a mention, a mark or a control', () => {
    const text = textsOf(kind, viewOf(hostileMails(9))).replace(
      'http://adaptivecards.io/schemas/adaptive-card.json',
      '',
    );
    expect(text).toMatch(/evil․example/);
    expect(text).not.toMatch(/evil\.example|https?:\/\/|www\.|@|<|>|\[(?!info\]|title\]|\/title\]|\/info\]|hr\])/);
    expect(text).not.toMatch(/[\u202a-\u202e\u2028]|\x1b|:tada:|`|_i_/);
    // The marks that are there are ours, round whole names.
    for (const line of text.split('\n')) expect(line.split('*').length).toBeLessThanOrEqual(3);
  });

  test('a long list stays within what the service takes, and tells how many were left out', () => {
    const view = viewOf(hostileMails(300));
    const { text } = bodyOf(kind, view);
    expect(kind === 'google-chat' ? text.length : Buffer.byteLength(text)).toBeLessThanOrEqual(
      { slack: 30_000, teams: 24_000, chatwork: 40_000, 'google-chat': 4_000 }[kind],
    );
    const left = Number(/ほか (\d+)件/.exec(textsOf(kind, view))?.[1]);
    expect(left).toBeGreaterThanOrEqual(view.threads.length - 20);
    expect(left).toBeLessThan(view.threads.length);
  });
});

test('Slack is told to look for nothing by itself, and takes at most 50 blocks of 3,000 characters', () => {
  const body = JSON.parse(bodyOf('slack', viewOf(hostileMails(300))).text);
  expect(body).toMatchObject({ link_names: false, parse: 'none', unfurl_links: false, unfurl_media: false });
  expect(body.blocks.length).toBeLessThanOrEqual(50);
  for (const { type, text } of body.blocks) {
    if (type !== 'section') continue;
    expect(text).toMatchObject({ type: 'mrkdwn', verbatim: true });
    expect(text.text.length).toBeLessThanOrEqual(3_000);
  }
});

test('Teams gets an Adaptive Card whose texts know no Markdown', () => {
  const { type, attachments } = JSON.parse(bodyOf('teams').text);
  expect(type).toBe('message');
  expect(attachments[0].contentType).toBe('application/vnd.microsoft.card.adaptive');
  for (const block of attachments[0].content.body) {
    expect(block.type).toBe('RichTextBlock');
    expect(block.inlines.every((run: { type: string }) => run.type === 'TextRun')).toBe(true);
  }
});

test('json is what inbox --json prints', () => {
  const view = viewOf();
  expect(JSON.parse(bodyOf('json', view).text)).toEqual(JSON.parse(JSON.stringify(inboxJson(view))));
});
