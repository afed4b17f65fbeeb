import { jisX0208, jisX0212, jisX0213Plane1, jisX0213Plane2 } from './jis-codes.ts';

/** Stands for bytes that no reading has a character for. */
export const UNREADABLE = '\ufffd';

/** A reading of bytes: its characters, and how many places could not be read. */
export interface Reading {
  readonly text: string;
  readonly errors: number;
}

/**
 * Shift_JIS as Windows has it (code page 932), where 0x5C is a backslash and 0x7E a tilde. Never throws: a byte that has no
 * reading becomes U+FFFD, and the byte after it is read anew, so that no line end is swallowed. `jisX0213`: Shift_JIS-2004.
 */
export function decodeShiftJis(bytes: Uint8Array, jisX0213 = false): Reading {
  const out = new Output();
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] as number;
    if (lead < 0x80) out.add(String.fromCharCode(lead));
    else if (lead >= 0xa1 && lead <= 0xdf) out.add(String.fromCharCode(lead + 0xfec0));
    else {
      const trail = bytes[i + 1] ?? 0;
      const pair = trail >= 0x40 && trail <= 0xfc && trail !== 0x7f;
      const text = pair ? ofShiftJis(lead, trail, jisX0213) : '';
      if (text !== '') i += 1;
      out.add(text);
    }
  }
  return out.reading();
}

function ofShiftJis(lead: number, trail: number, jisX0213: boolean): string {
  if (lead < 0x81 || (lead > 0x9f && lead < 0xe0) || lead > 0xfc) return '';
  const row = (lead - (lead < 0xe0 ? 0x81 : 0xc1)) * 2 + (trail < 0x9f ? 1 : 2);
  const cell = trail >= 0x9f ? trail - 0x9e : trail - (trail > 0x7f ? 0x40 : 0x3f);
  if (!jisX0213) return jisX0208(row, cell);
  return row <= 94 ? jisX0213Plane1(row, cell) : jisX0213Plane2(PLANE_2_ROWS[row - 95] ?? 0, cell);
}

/** The rows of JIS X 0213's plane 2, in the order in which Shift_JIS-2004 has them from lead byte 0xF0 on. */
const PLANE_2_ROWS: readonly number[] = [
  1,
  8,
  3,
  4,
  5,
  12,
  13,
  14,
  15,
  ...Array.from({ length: 17 }, (_, i) => 78 + i),
];

/** EUC-JP with the characters of Windows and IBM (eucJP-ms, code page 51932). Never throws. `jisX0213`: EUC-JIS-2004. */
export function decodeEucJp(bytes: Uint8Array, jisX0213 = false): Reading {
  const high = (byte: number | undefined): number =>
    byte !== undefined && byte > 0xa0 && byte < 0xff ? byte - 0xa0 : 0;
  const out = new Output();
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    const [one, two] = [high(bytes[i + 1]), high(bytes[i + 2])];
    if (byte < 0x80) out.add(String.fromCharCode(byte));
    else if (byte === 0x8e && one >= 0x01 && one <= 0x3f) {
      out.add(String.fromCharCode(one + 0xff60));
      i += 1;
    } else if (byte === 0x8f && one > 0 && two > 0) {
      out.add(jisX0213 ? jisX0213Plane2(one, two) || jisX0212(one, two) : jisX0212(one, two) || ibm(one, two));
      i += 2;
    } else if (high(byte) > 0 && one > 0) {
      out.add((jisX0213 ? jisX0213Plane1 : jisX0208)(high(byte), one));
      i += 1;
    } else out.add('');
  }
  return out.reading();
}

/** eucJP-ms puts IBM's characters that JIS X 0212 lacks into rows 83 and 84, from cell 83 on. */
function ibm(row: number, cell: number): string {
  return row === 83 || row === 84 ? (IBM[(row - 83) * 94 + cell - 83] ?? '') : '';
}

const IBM =
  'ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ＇＂㈱№℡炻仼僴凬匇匤﨎咊坙﨏塚增寬峵嵓﨑德悅愠敎昻晥晴朗栁﨓﨔橫櫢淸淲瀨凞猪甁皂皞益礰礼神祥福竧靖精綠緖羽荢﨟薰蘒﨡蠇諸譿賴赶﨣﨤逸郞都鄕﨧﨨閒隆﨩霻靍靑飯飼館馞髙魲鶴黑';

/** Gathers a text and counts what could not be read. */
class Output {
  private readonly parts: string[] = [];
  private errors = 0;

  add(text: string): void {
    if (text === '') this.errors += 1;
    this.parts.push(text || UNREADABLE);
  }

  reading(): Reading {
    return { text: this.parts.join(''), errors: this.errors };
  }
}
