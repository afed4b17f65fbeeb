import { formatDayTime } from '../calendar/format.ts';
import type { Message } from '../mail/message.ts';
import { printableLine } from '../mail/printable.ts';
import { matter } from '../render/client-name.ts';
import { mailLines } from '../render/drafts.ts';
import { lintMessage } from '../render/lint-words.ts';
import { outgoingWords } from '../render/outgoing-words.ts';
import { paintWith } from '../render/style.ts';
import { wordsOf } from '../render/words.ts';
import type { OutboxItem } from './outbox.ts';
import type { World } from './world.ts';

/** Shows a draft whole: whom it goes to, what it says, what it answers, and what speaks against it. */
export function showItem(item: OutboxItem, index: number, count: number, world: World): void {
  const { lang, output } = world;
  const words = outgoingWords[lang];
  const paint = paintWith(output.colour);
  const { envelope, bcc, text, attachments } = item.mail;
  const list = (all: readonly { name: string; address: string }[]) =>
    all.map(({ name, address }) => printableLine(name === '' ? address : `${name} <${address}>`)).join(', ');
  const more: [string, string][] = [
    ...(bcc.length > 0 ? [[words.bcc, list(bcc)] as [string, string]] : []),
    ...(attachments.length > 0 ? [[words.attached, attachments.join(', ')] as [string, string]] : []),
    ...(item.question ? [[words.answers, words.answersLine(...about(item.question, world))] as [string, string]] : []),
  ];
  const from = envelope.from[0] ?? { name: '', address: '' };
  const mail = { from, to: envelope.to, cc: envelope.cc, subject: envelope.subject, text };
  output.print(`${paint.bold.inverse(` ${words.heading(index, count, item.thread)} `)}\n`);
  output.print(`${mailLines(mail, { lang, paint }, more).join('\n')}\n\n`);
  for (const warning of warningsOf(item, world)) output.print(`${paint.yellow(`! ${warning}`)}\n`);
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

/** Asks until it is told. Where something speaks against a draft, only the whole word sends it. */
export async function askAbout(item: OutboxItem, world: World): Promise<'yes' | 'no' | 'edit' | 'show' | 'quit'> {
  const words = outgoingWords[world.lang];
  const careful = !item.ours || item.newer !== null || item.problems.length > 0;
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
