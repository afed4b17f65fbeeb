import { describe, expect, test } from 'vitest';
import { findEntry, setsVariable, withEntry, withoutEntry } from '../../src/schedule/crontab.ts';
import { below, random } from '../calendar/random.ts';

const ENTRY = '30 8 * * 1-5 /usr/bin/node /opt/client-check.js inbox >>/home/hanako/schedule.log 2>&1';
const LINE = `${ENTRY} # client-check schedule\n`;

describe('our entry in a crontab', () => {
  test('is one marked line at the end; a second time it takes the place of the first', () => {
    const before = 'MAILTO=hanako\n0 1 * * * backup\n';
    const once = withEntry(before, ENTRY);
    expect(once).toBe(`${before}${LINE}`);
    expect(withEntry(once, ENTRY)).toBe(once);
    const later = `${once}5 5 * * * added\n`;
    const changed = withEntry(later, ENTRY.replace('30 8', '0 9'));
    expect(changed).toBe(later.replace('30 8', '0 9'));
    expect(withoutEntry(changed)).toBe(`${before}5 5 * * * added\n`);
  });

  test('goes without a trace: no crontab, an empty one, one whose last line is not ended', () => {
    expect(withEntry(null, ENTRY)).toBe(LINE.replace('\n', ' (new crontab)\n'));
    expect(withoutEntry(withEntry(null, ENTRY))).toBeNull();
    expect(withoutEntry(withEntry('', ENTRY))).toBe('');
    expect(withEntry('# x', ENTRY)).toBe(`# x\n${LINE.replace('\n', ' (newline added)\n')}`);
    expect(withoutEntry(withEntry(withEntry('# x', ENTRY), `${ENTRY} again`))).toBe('# x');
    expect(withoutEntry(withEntry('# x\r', ENTRY))).toBe('# x\r');
  });

  test('leaves what has come after it: then the crontab stays, and so does the line break that was added', () => {
    expect(withoutEntry(`${withEntry(null, ENTRY)}0 1 * * * new\n`)).toBe('0 1 * * * new\n');
    expect(withoutEntry(`${withEntry('0 1 * * * a', ENTRY)}0 2 * * * b\n`)).toBe('0 1 * * * a\n0 2 * * * b\n');
  });

  test.each([
    '# client-check schedule\n',
    `# ${LINE}`,
    `#${LINE}`,
    '# BEGIN client-check schedule\n',
    '0 1 * * * echo "# client-check schedule"\n',
    '0 1 * * * client-check schedule show\n',
    'NOTE=a # client-check schedule\n',
    '0 1 * * * a # client-check schedule (old)\n',
  ])('is not mistaken for %j', (alike) => {
    expect(findEntry(alike)).toBeNull();
    expect(withEntry(alike, ENTRY)).toBe(`${alike}${LINE}`);
    expect(withoutEntry(`${LINE}${alike}`)).toBe(alike);
  });

  test('is found when edited by hand: another schedule, an indent, CR LF, no end of the last line, twice', () => {
    for (const line of [LINE.replace('30 8 * * 1-5', '@daily'), `\t${LINE}`, LINE.replace('\n', '\r\n'), LINE.trim()]) {
      expect(withEntry(`# a\n${line}`, ENTRY)).toBe(`# a\n${LINE}`);
      expect(withoutEntry(`# a\n${line}`)).toBe('# a\n');
    }
    expect(withEntry(`${LINE}# a\n${LINE}`, `${ENTRY}2`)).toBe(`${LINE.replace('2>&1', '2>&12')}# a\n`);
    expect(withoutEntry(`${LINE}# a\n${LINE}`)).toBe('# a\n');
  });

  test('keeps a name in Japanese in UTF-8 beside lines in any encoding', () => {
    const shiftJis = Buffer.from([0x23, 0x20, 0x92, 0xa9, 0x0a]).toString('latin1');
    const entry = `30 8 * * * a >>'/home/花子/log'`;
    const text = withEntry(shiftJis, entry);
    expect(findEntry(text)).toBe(entry);
    expect(Buffer.from(text, 'latin1').subarray(5).toString('utf8')).toBe(`${entry} # client-check schedule\n`);
    expect(withoutEntry(text)).toBe(shiftJis);
  });

  test('knows which variables a crontab sets', () => {
    const text = '# A=1\n B = 2\n"C"=3\n0 1 * * * D=4 x\n';
    expect(['A', 'B', 'C', 'D'].filter((name) => setsVariable(text, name))).toEqual(['B', 'C']);
  });
});

/** What crontabs are made of, look-alikes of ours among it. */
const PIECES = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '#',
  '# client-check schedule',
  '# client-check schedule (new crontab)',
  '# client-check schedule (newline added)',
  '30 8 * * 1-5 ',
  '@reboot ',
  'SHELL=/bin/bash',
  'MAILTO=""',
  '\\%',
  'echo',
  '\x82\xa0\xff',
  '\x00',
];

test('in random crontabs: removed, the bytes are as before; installed twice is installed once; all else stays', () => {
  let ours = 0;
  for (let seed = 0; seed < 20_000; seed += 1) {
    const next = random(seed);
    const before = Array.from({ length: below(next, 14) }, () => PIECES[below(next, PIECES.length)]).join('');
    const once = withEntry(before, ENTRY);
    expect([seed, withEntry(once, ENTRY)]).toEqual([seed, once]);
    expect([seed, findEntry(once)]).toEqual([seed, ENTRY]);
    const rest = withoutEntry(once);
    if (findEntry(before) === null) expect([seed, rest]).toEqual([seed, before]);
    else {
      ours += 1;
      expect([seed, rest]).toEqual([seed, withoutEntry(before)]);
    }
    expect([seed, findEntry(rest)]).toEqual([seed, null]);
  }
  expect(ours).toBeGreaterThan(100);
});
