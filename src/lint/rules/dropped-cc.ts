import { type Address, addressKey } from '../../mail/address.ts';
import type { LintMail, Rule } from '../rule.ts';

const MAX_LINES = 60;
const FIELD = /^[\s>|*]{0,10}(?:to|cc|宛先|送信先|ｃｃ)[\s*]{0,4}[:：](?<list>.{0,1000})$/iu;
const FROM = /^[\s>|*]{0,10}(?:from|差出人|送信者)[\s*]{0,4}[:：]/iu;
const ADDRESS = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}\.[A-Za-z]{2,24}/gu;

/** A reply that leaves out somebody whom the client had copied: they are no longer told, and nobody notices. */
export const droppedCc: Rule = ({ mail, context }) => {
  if (mail.inReplyTo.length === 0 && context.answered === null) return [];
  const there = new Set([...mail.to, ...mail.cc, ...mail.bcc].map(({ address }) => addressKey(address)));
  // A reply to somebody else than the quoted sender is another conversation.
  const before = context.answered ? [...context.answered.to, ...context.answered.cc] : quoted(mail, there);
  const dropped = before.filter(({ address }) => !there.has(addressKey(address)) && !context.isOurs(address));
  const names = [...new Set(dropped.map(({ address }) => addressKey(address)))];
  return names.length === 0 ? [] : [{ at: { header: 'To' }, what: names.join(', ') }];
};

/** To and Cc of the latest quoted mail, where its program shows them. */
function quoted({ text }: LintMail, there: ReadonlySet<string>): Address[] {
  const lines = text.slice(0, 100_000).split('\n');
  const at = lines.findIndex((line) => FROM.test(line.slice(0, 400)));
  const sender = at < 0 ? [] : addressesIn(lines[at] ?? '');
  if (!sender.some(({ address }) => there.has(addressKey(address)))) return [];
  const found: Address[] = [];
  for (const line of lines.slice(at, at + MAX_LINES)) {
    if (line.replace(/[\s>|]/g, '') === '') break;
    const list = FIELD.exec(line.slice(0, 1_000))?.groups?.['list'];
    if (list !== undefined) found.push(...addressesIn(list));
  }
  return found;
}

function addressesIn(text: string): Address[] {
  return [...text.slice(0, 1_000).matchAll(ADDRESS)].map(([address]) => ({ name: '', address }));
}
