import type { WebhookConfig } from '../config/config.ts';
import { type Notice, type NoticeGroup, type NoticeRow, shortened } from './notice.ts';
import { unmarked } from './plain-words.ts';
import { noticeWords } from './words.ts';

export interface WebhookBody {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly text: string;
}

/**
 * What each service takes, in bytes (Google Chat: in characters), with room to spare: Slack 50 blocks, Teams 28 KB, Chatwork
 * 65,535 bytes, Google Chat 4,096 characters.
 */
const LIMITS: Readonly<Record<WebhookConfig['kind'], number>> = {
  slack: 30_000,
  teams: 24_000,
  chatwork: 40_000,
  'google-chat': 4_000,
  json: Number.POSITIVE_INFINITY,
};

/** No more threads than a person reads in a chat. */
const ROWS = 20;

/** The notice as a service wants it, with as many threads as it takes. `json` is `inbox --json` as it is. */
export function webhookBody(kind: WebhookConfig['kind'], notice: Notice, json: object): WebhookBody {
  if (kind === 'json') return { type: 'application/json', text: JSON.stringify(json) };
  for (let rows = ROWS; ; rows -= 1) {
    const body = BODIES[kind](shortened(notice, rows));
    const size = kind === 'google-chat' ? body.text.length : Buffer.byteLength(body.text);
    if (rows === 0 || size <= LIMITS[kind]) return body;
  }
}

const BODIES: Readonly<Record<Exclude<WebhookConfig['kind'], 'json'>, (notice: Notice) => WebhookBody>> = {
  slack: (notice) => ofJson(slack(notice)),
  teams: (notice) => ofJson(teams(notice)),
  chatwork: (notice) => ({
    type: 'application/x-www-form-urlencoded',
    text: new URLSearchParams({ body: chatwork(notice), self_unread: '1' }).toString(),
  }),
  'google-chat': (notice) => ofJson({ text: googleChat(notice) }),
};

function ofJson(value: object): WebhookBody {
  return { type: 'application/json', text: JSON.stringify(value) };
}

/** Blocks; `verbatim` keeps Slack from making links, channels or mentions of what it finds. `text` is what a telephone announces. */
function slack(notice: Notice): object {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });
  const groups = notice.groups.flatMap(({ title, rows }) => [
    section(`*${unmarked(title)}*`),
    ...rows.map((row) => section(lines(row, (client) => `*${client}*`))),
  ]);
  const context = { type: 'context', elements: [{ type: 'plain_text', text: notice.next, emoji: false }] };
  return {
    text: notice.title,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: notice.title, emoji: false } },
      ...groups,
      ...rest(notice).map((line) => section(unmarked(line))),
      context,
    ],
    link_names: false,
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** An Adaptive Card, as a workflow of Teams takes it. A TextRun, other than a TextBlock, knows no Markdown. */
function teams(notice: Notice): object {
  const runs = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });
  const run = (text: string, style: object = {}) => ({ type: 'TextRun', text: unmarked(text), ...style });
  const row = ({ id, client, subject, when }: NoticeRow) =>
    runs(
      run(client, { weight: 'bolder' }),
      run(`  ${subject}  `),
      run(`${when} (${id})`, { isSubtle: true, size: 'small' }),
    );
  const group = ({ title, late, rows }: NoticeGroup) => [
    runs(run(title, { weight: 'bolder', color: late ? 'attention' : 'accent' })),
    ...rows.map(row),
  ];
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      runs(run(notice.title, { weight: 'bolder', size: 'medium' })),
      ...notice.groups.flatMap(group),
      ...[...rest(notice), notice.next].map((line) => runs(run(line, { isSubtle: true, size: 'small' }))),
    ],
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

/** Its marks are in square brackets, which `unmarked` leaves none of. */
function chatwork(notice: Notice): string {
  const groups = notice.groups.flatMap(({ title, rows }) => [`■ ${unmarked(title)}`, ...rows.map((row) => lines(row))]);
  const text = [...groups, ...rest(notice).map(unmarked), '[hr]', notice.next].join('\n').replace('\n[hr]\n', '[hr]');
  return `[info][title]${unmarked(notice.title)}[/title]${text}[/info]`;
}

function googleChat(notice: Notice): string {
  const groups = notice.groups.flatMap(({ title, rows }) => [
    '',
    `*${unmarked(title)}*`,
    ...rows.map((row) => lines(row, (client) => `*${client}*`)),
  ]);
  return [`*${unmarked(notice.title)}*`, ...groups, '', ...rest(notice).map(unmarked), unmarked(notice.next)].join(
    '\n',
  );
}

function lines({ id, client, subject, when }: NoticeRow, strong = (text: string) => text): string {
  return `・${strong(unmarked(client))} ${unmarked(subject)}\n　${unmarked(when)} (${id})`;
}

function rest({ more, troubles, lang }: Notice): string[] {
  return [...(more > 0 ? [noticeWords[lang].more(more)] : []), ...troubles.slice(0, 5)];
}
