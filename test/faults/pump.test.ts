import { expect, test } from 'vitest';
import { READERS } from './readers.ts';

const LENGTH = 100_000;
const many = (unit: string, length = LENGTH) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** One of each class of character, pairs that patterns divide at, and what a mail's syntax is made of. */
const UNITS = [
  ...' \t\r\n"\'`()<>[]{}@.,;:!?=-_*/\\|%&#+~^$0aA',
  ...'あア漢ｱ１　、。「」・ー〇◎Ｘ★♪',
  ...['\0', '\x1b', '\x7f', '\u0080', '\u009b', '\u00a0', '\u00ad', '\u0300', '\u200b', '\u200d', '\u202e', '\u2066'],
  ...[
    '\u2028',
    '\u2029',
    '\ufe0f',
    '\ufeff',
    '\uffff',
    '\ud800',
    '😀',
    '\u{e0041}',
    '🇯🇵',
    '👨‍👩‍👧',
    '\u1160',
    '\u0628',
  ],
  ...[
    '\r\n',
    '\n\n',
    '> ',
    '>>',
    '=?',
    '?=',
    '=?utf-8?Q?',
    '=?utf-8?Q?=1B?=',
    '=?iso-2022-jp?B?GyRC?=',
    '\x1b$B',
    '&#',
    '&amp',
    '<a ',
    '<a href="',
    '<div>',
    '<blockquote>',
    '<!--',
    '<style>',
    '</p>',
  ],
  ...[
    'a@b.c, ',
    'a@',
    '@a',
    '<a@b>',
    '(a',
    '"a" ',
    'a:;',
    'a\\',
    'a.',
    'a-',
    '-a.',
    'Re: ',
    'Re[2]: ',
    '[a 1] ',
    'Fwd:',
  ],
  ...['1日', '11/27 ', '11月27日まで', 'by 27 Nov ', '5 ', '17:00 ', '9時', '来週', 'ます。', 'ました', '1日(', '(金)'],
  ...[
    'ありがとう',
    'thanks ',
    'thank you, ',
    '様',
    'さん、',
    '株式会社',
    'tel ',
    'http',
    '__',
    '--',
    '-- \n',
    '(^)m',
    'On a wrote:\n',
    'From: a\n',
    'name*0=a;',
    "a'b'",
  ],
  ...['{{', '{%', '}}', '{{a}}', '〇月', 'XX', 'will ', 'no ', 'not '],
];

/** So long that only work that grows faster than the text takes it, on the slowest machine. */
const LIMIT = 5_000;

test.each(Object.keys(READERS))(
  '%s reads 100,000 of any character in reasonable time',
  async (name) => {
    const read = READERS[name] as (text: string) => unknown;
    const slow: string[] = [];
    for (const unit of UNITS) {
      const started = performance.now();
      // What stands last makes a pattern that wants the end go back over all that it has taken.
      await read(`a${many(unit)}\u0001b`);
      const taken = performance.now() - started;
      if (taken > LIMIT) slow.push(`${JSON.stringify(unit)}: ${Math.round(taken)} ms`);
    }
    expect(slow).toEqual([]);
  },
  300_000,
);
