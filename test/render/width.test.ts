import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cut, pad, widthOf, wrap } from '../../src/render/width.ts';

/** Every character that can stand alone, and how it is in the middle of other text. */
function* characters() {
  for (let code = 0x20; code < 0x3_2000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    yield String.fromCodePoint(code);
  }
}

describe('columns, as string-width counts them', () => {
  test('every character of the planes that have any, alone', () => {
    const other = [...characters()].filter((character) => widthOf(character) !== stringWidth(character));
    expect(other.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
  });

  test('among others: kana, half-width marks, decomposed names, emoji, flags, keycaps, ideographic variants', () => {
    const parts = [
      '株式会社',
      'ｶﾞﾊﾟｰ',
      'か\u3099',
      'e\u0301',
      '👨‍👩‍👧',
      '🇯🇵',
      '1️⃣',
      '❤️',
      '☎',
      '①㈱',
      '葛\u{e0100}',
      '髙﨑',
      '한글',
      'क्षि',
      '\u200b',
      '…',
      '〜',
      'abc',
      '　',
    ];
    for (const a of parts) for (const b of parts) expect([a + b, widthOf(a + b)]).toEqual([a + b, stringWidth(a + b)]);
  });
});

test('colours take no room', () => {
  expect(widthOf('\u001b[1m見積\u001b[0m ok')).toBe(stringWidth('\u001b[1m見積\u001b[0m ok'));
});

test('cut, pad and wrap keep to columns and split no character', () => {
  expect(cut('お見積りの件', 7)).toBe('お見積…');
  expect(pad('納期', 6)).toBe('納期  ');
  expect(pad('4', 3, 'right')).toBe('  4');
  expect(wrap('家族👨‍👩‍👧です', 6)).toEqual(['家族👨‍👩‍👧', 'です']);
});
