import { formatDayTime } from '../calendar/format.ts';
import { ClientCheckError } from '../errors.ts';
import type { Message } from '../mail/message.ts';
import { printableLine } from '../mail/printable.ts';
import { matter } from '../render/client-name.ts';
import { mailLines } from '../render/drafts.ts';
import { linesOf } from '../render/interactive-screen.ts';
import { lintMessage } from '../render/lint-words.ts';
import { headerRows } from '../render/mail-rows.ts';
import { outgoingWords } from '../render/outgoing-words.ts';
import { type ReviewView, reviewLines } from '../render/review-screen.ts';
import { reviewWords } from '../render/review-words.ts';
import { paintWith } from '../render/style.ts';
import { wordsOf } from '../render/words.ts';
import { capturing } from './capturing.ts';
import type { OutboxItem } from './outbox.ts';
import { page } from './pager.ts';
import { readParts } from './read-parts.ts';
import type { Screen } from './screen.ts';
import { printThread } from './show.ts';
import type { World } from './world.ts';

/** Which of how many drafts it is, from 0. */
export interface Place {
  readonly index: number;
  readonly count: number;
}

export type Decision = 'yes' | 'no' | 'edit' | 'quit';

/** Shows a draft whole: whom it goes to, what it says, what it answers, and what speaks against it. */
export function showItem(item: OutboxItem, place: Place, world: World): void {
  const { lang, output } = world;
  const words = outgoingWords[lang];
  const paint = paintWith(output.colour);
  const { question } = item;
  const answers = question ? [[words.answers, words.answersLine(...about(question, world))] as const] : [];
  output.print(`${paint.bold.inverse(` ${words.heading(place.index + 1, place.count, item.thread)} `)}\n`);
  output.print(`${mailLines(mailOf(item), { lang, paint }, [...moreRows(item, world), ...answers]).join('\n')}\n\n`);
  for (const warning of warningsOf(item, world)) output.print(`${paint.yellow(`! ${warning}`)}\n`);
}

/** Shows a draft and asks until the answer is one of these. Where something speaks against it, only the whole word sends it. */
export async function review(item: OutboxItem, place: Place, world: World): Promise<Decision> {
  const { onScreen } = world.person;
  if (onScreen) {
    const decision = await onScreen((screen) => reviewOn(screen, item, place, world));
    if (decision !== 'yes' || !needsCare(item)) return decision;
  }
  showItem(item, place, world);
  for (;;) {
    const answer = await askAbout(item, world);
    if (answer !== 'show') return answer;
    // What begins a conversation has no thread yet but itself.
    if (item.question) await printThread([item.reading], { id: item.thread, json: false }, world);
    else showItem(item, place, world);
  }
}

async function reviewOn(screen: Screen, item: OutboxItem, place: Place, world: World): Promise<Decision> {
  const { lang, output } = world;
  const words = reviewWords[lang];
  const view: ReviewView = {
    heading: outgoingWords[lang].heading(place.index + 1, place.count, item.thread),
    rows: [...headerRows(mailOf(item), lang), ...moreRows(item, world)],
    warnings: warningsOf(item, world),
    question: await questionOf(item, world),
    text: item.mail.text,
  };
  const keys = needsCare(item) ? words.keysDespite : words.keys;
  const decisions: Readonly<Record<string, Decision>> = { y: 'yes', n: 'no', e: 'edit', q: 'quit' };
  for (;;) {
    const key = await page(screen, {
      lines: (size) => reviewLines(view, { lang, paint: paintWith(output.colour) }, size),
      foot: (more) => (more ? `${keys}  ${words.pages}` : keys),
      ends: (pressed) => pressed === 's' || pressed in decisions,
    });
    if (key !== 's') return decisions[key] as Decision;
    if (item.question) await showThread(screen, item, world);
  }
}

async function showThread(screen: Screen, item: OutboxItem, world: World): Promise<void> {
  const { world: inside, text } = capturing(world, screen.size().columns - 1);
  await printThread([item.reading], { id: item.thread, json: false }, inside);
  const words = reviewWords[world.lang];
  await page(screen, {
    lines: ({ columns }) => linesOf(text(), columns),
    foot: (more) => (more ? `${words.backToDraft}  ${words.pages}` : words.backToDraft),
    ends: (key, more) => ['q', 'escape', 's'].includes(key) || (!more && (key === 'return' || key === 'space')),
  });
}

/** The client's own words that the draft answers. */
async function questionOf({ question, reading }: OutboxItem, world: World): Promise<ReviewView['question']> {
  if (question === null || reading.store === null) return null;
  const words = reviewWords[world.lang];
  const [who, when] = about(question, world);
  const title = words.asked(who, when);
  try {
    const { texts } = await readParts({ store: reading.store, sends: reading.outgoing.sends }, [question]);
    return { title, text: texts.get(question.key)?.text || words.unread };
  } catch (error) {
    // The server may have hung up while the draft before was looked at; what is sent is read anew anyway.
    if (!(error instanceof ClientCheckError)) throw error;
    return { title, text: words.unread };
  }
}

function needsCare({ ours, newer, problems }: OutboxItem): boolean {
  return !ours || newer !== null || problems.length > 0;
}

function mailOf({ mail: { envelope, text } }: OutboxItem) {
  const from = envelope.from[0] ?? { name: '', address: '' };
  return { from, to: envelope.to, cc: envelope.cc, subject: envelope.subject, text };
}

function moreRows({ mail: { bcc, attachments } }: OutboxItem, { lang }: World): [string, string][] {
  const words = outgoingWords[lang];
  const list = bcc.map(({ name, address }) => printableLine(name === '' ? address : `${name} <${address}>`)).join(', ');
  return [
    ...(bcc.length > 0 ? [[words.bcc, list] as [string, string]] : []),
    ...(attachments.length > 0 ? [[words.attached, attachments.join(', ')] as [string, string]] : []),
  ];
}

function warningsOf({ ours, newer, problems, warnings }: OutboxItem, world: World): string[] {
  const words = outgoingWords[world.lang];
  const [who, when] = newer ? about(newer, world) : ['', ''];
  return [
    ...(ours ? [] : [words.notOurs]),
    ...(newer ? [words.clientWroteSince(who, when)] : []),
    ...problems.map(({ code, what }) => words.problems[code](printableLine(what))),
    ...warnings.map((one) => printableLine(lintMessage(one, world.lang))),
  ];
}

function about(
  { envelope, at }: Message,
  { lang, calendar, now }: World,
): [who: string, when: string, subject: string] {
  const from = envelope.from[0];
  const words = wordsOf(lang);
  return [
    printableLine(from?.name || from?.address || words.noSender),
    formatDayTime(at, calendar, lang, now),
    matter(envelope.subject, words.noSubject),
  ];
}

async function askAbout(item: OutboxItem, world: World): Promise<Decision | 'show'> {
  const words = outgoingWords[world.lang];
  const careful = needsCare(item);
  for (;;) {
    const answer = (await world.person.ask(careful ? words.questionDespite : words.question))
      .normalize('NFKC')
      .trim()
      .toLowerCase();
    if (/^(?:q|quit|やめる)$/.test(answer) || answer === '\u0004') return 'quit';
    if (/^(?:n|no|いいえ)$/.test(answer)) return 'no';
    if (/^(?:e|edit|編集)$/.test(answer)) return 'edit';
    if (/^(?:s|show|やり取り)$/.test(answer)) return 'show';
    if (careful ? /^(?:yes|はい)$/.test(answer) : /^(?:y|yes|はい)$/.test(answer)) return 'yes';
    world.output.warn(words.keys);
  }
}
