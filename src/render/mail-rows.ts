import type { Outgoing } from '../compose/reply.ts';
import { printableLine } from '../mail/printable.ts';
import { outgoingWords } from './outgoing-words.ts';
import type { Lang } from './words.ts';

/** What is shown of a mail that is to go out. */
export type ShownMail = Pick<Outgoing, 'from' | 'to' | 'cc' | 'subject' | 'text'>;

/** Whom it is from and to, and its subject: name and value of each row. */
export function headerRows({ from, to, cc, subject }: ShownMail, lang: Lang): [name: string, value: string][] {
  const words = outgoingWords[lang];
  const list = (all: Outgoing['to']) =>
    all.map(({ name, address }) => printableLine(name === '' ? address : `${name} <${address}>`)).join(', ');
  return [
    [words.from, list([from])],
    [words.to, list(to)],
    ...(cc.length > 0 ? [[words.cc, list(cc)] as [string, string]] : []),
    [words.subject, printableLine(subject)],
  ];
}
