import type { Person } from './people.ts';

/** A mail that is quoted: all of it, with what it quotes itself. */
export interface Quoted {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly at: number;
  readonly subject: string;
  readonly body: string;
  /** Without signature and quotes. */
  readonly text: string;
}

const WEEKDAYS = '日月火水木金土';

/** A mail's body: its words, the signature, and what came before as the writer's program quotes it. */
export function bodyOf(
  words: string,
  signature: string,
  quoted: Quoted | null,
  style: Person['mailer'] | 'above',
): string {
  const own = signature === '' ? words : `${words}\n\n${signature}`;
  if (quoted === null) return own;
  if (style === 'above') return `${quoted.from.name} さんは書きました:\n${marked(quoted.text)}\n\n${own}`;
  const older = quotation(quoted, style);
  return older === '' ? own : `${own}\n\n${older}`;
}

function quotation({ from, to, at, subject, body }: Quoted, style: Person['mailer']): string {
  const { date, time, weekday } = wall(at);
  const names = to.map(({ name, address }) => `${name} <${address}>`).join('; ');
  const sender = `${from.name} <${from.address}>`;
  switch (style) {
    case 'webmail':
      return `${date}(${weekday}) ${time} ${sender}:\n\n${marked(body)}`;
    case 'thunderbird':
      return `On ${date.replace(/年|月/g, '/').replace('日', '')} ${time}, ${from.name} wrote:\n${marked(body)}`;
    case 'becky':
      return `${date} ${time}\n${from.name} さんは書きました:\n\n${marked(body)}`;
    case 'outlook':
      return `-----Original Message-----\nFrom: ${sender}\nSent: ${date} ${time}\nTo: ${names}\nSubject: ${subject}\n\n${body}`;
    case 'outlook-ja':
      return `${'_'.repeat(32)}\n差出人: ${sender}\n送信日時: ${date} ${time}\n宛先: ${names}\n件名: ${subject}\n\n${body}`;
    default:
      return '';
  }
}

function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n');
}

/** Japan's wall. */
function wall(at: number): { date: string; time: string; weekday: string } {
  const day = new Date(at + 9 * 3_600_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    date: `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`,
    time: `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`,
    weekday: WEEKDAYS[day.getUTCDay()] ?? '',
  };
}
