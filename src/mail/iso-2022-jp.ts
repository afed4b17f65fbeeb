import { UNREADABLE } from './japanese-8bit.ts';
import { jisX0208, jisX0212, jisX0213Plane1, jisX0213Plane2 } from './jis-codes.ts';

type Pair = (row: number, cell: number) => string;

/** What a byte below 0x80 means: itself, JIS X 0201's Roman or kana, or half of a pair. */
type State = 'ascii' | 'roman' | 'kana' | Pair;

const decoders = new Map<string, { decode(bytes: Uint8Array): string }>();

/** A set of ISO-2022-JP-2 that another country's 8-bit encoding holds in its upper half. */
const foreign =
  (label: string): Pair =>
  (row, cell) => {
    const decoder = decoders.get(label) ?? new TextDecoder(label);
    decoders.set(label, decoder);
    const text = decoder.decode(Uint8Array.of(row + 0xa0, cell + 0xa0));
    return text.includes(UNREADABLE) ? '' : text;
  };
const korean = foreign('euc-kr');

/**
 * The escapes, without their ESC: RFC 1468, JIS78, JIS X 0201 and 0212 (RFC 2237), RFC 1554, JIS X 0213, RFC 1557's header,
 * and `(H`, which old programs write for `(J`. `null` changes nothing: an announcement, or a set for SO alone.
 */
type Escape = readonly [code: string, state: State | null];

const ESCAPES: readonly Escape[] = [
  ['(B', 'ascii'],
  ['(J', 'roman'],
  ['(H', 'roman'],
  ['(I', 'kana'],
  ['$@', jisX0208],
  ['$B', jisX0208],
  ['$(@', jisX0208],
  ['$(B', jisX0208],
  ['$(D', jisX0212],
  ['$(O', jisX0213Plane1],
  ['$(Q', jisX0213Plane1],
  ['$(P', jisX0213Plane2],
  ['$A', foreign('gbk')],
  ['$(C', korean],
  ['$)C', null],
  ['&@', null],
  [')I', null],
];

const ESC = 0x1b;

export interface Jis {
  /** A folded header: white space between the halves of JIS text came from folding (RFC 5322 2.2.3) and goes. */
  readonly folded: boolean;
  /** Reads the 8-bit bytes that stand outside of JIS text. */
  readonly eightBit: (bytes: Uint8Array) => string;
}

/**
 * ISO-2022-JP and its kin (RFC 1468, CP50220 to 50222, ISO-2022-JP-MS, -1, -2, -3, -2004), also as broken programs write it: a
 * final escape is missing at the end of a line, or has lost its ESC byte; half-width kana come by SO and SI; 8-bit bytes stand
 * between. Never throws; bytes that are no character are shown as ASCII.
 */
export function decodeIso2022Jp(bytes: Uint8Array, { folded, eightBit }: Jis): string {
  const out: string[] = [];
  let state: State = 'ascii';
  let shifted = false;
  let shiftSet: State = 'kana';
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    const current: State = shifted ? shiftSet : state;
    const change: Escape | undefined =
      byte === ESC ? escapeAt(bytes, i + 1) : current === jisX0208 ? lostEscape(bytes, i) : undefined;
    if (change) {
      const code: string = change[0];
      const set: State | null = change[1];
      i += code.length + (byte === ESC ? 1 : 0);
      if (code === '$)C') shiftSet = korean;
      if (set !== null) [state, shifted] = [set, false];
    } else if (byte === 0x0e || byte === 0x0f) {
      shifted = byte === 0x0e;
      i += 1;
    } else if (byte === 0x0a || byte === 0x0d) {
      out.push(String.fromCharCode(byte));
      i += 1;
      shifted = false;
      // RFC 1468: a line ends in ASCII. Where it does not, the escape is missing, or the text goes on in the next line.
      const within = byte === 0x0d && bytes[i] === 0x0a;
      if (!within && state !== 'roman' && !goesOn(bytes, i, state)) state = 'ascii';
    } else if (typeof current === 'string') {
      const end = byte < 0x80 ? i + 1 : endOfHigh(bytes, i);
      out.push(byte < 0x80 ? single(byte, current) : eightBit(bytes.subarray(i, end)));
      i = end;
    } else if (byte === 0x20 || byte === 0x09) {
      if (!folded) out.push(String.fromCharCode(byte));
      i += 1;
    } else {
      const [text, length] = byte < 0x80 ? pairAt(bytes, i, current, folded) : highPair(bytes, i, current);
      out.push(text);
      i += length;
    }
  }
  return out.join('');
}

function escapeAt(bytes: Uint8Array, at: number): Escape | undefined {
  return ESCAPES.find(([code]) => [...code].every((character, index) => bytes[at + index] === character.charCodeAt(0)));
}

/** `(B` and `(J` are no characters of JIS X 0208: an escape whose ESC byte a relay dropped. */
function lostEscape(bytes: Uint8Array, at: number): Escape | undefined {
  if (bytes[at] !== 0x28) return undefined;
  if (bytes[at + 1] === 0x42) return ['(B', 'ascii'];
  return bytes[at + 1] === 0x4a ? ['(J', 'roman'] : undefined;
}

/** One character of two bytes, and how many bytes it took; folding may stand between the two. */
function pairAt(bytes: Uint8Array, at: number, set: Pair, folded: boolean): [string, number] {
  let next = at + 1;
  while (folded && (bytes[next] === 0x20 || bytes[next] === 0x09)) next += 1;
  const [one, two] = [bytes[at] as number, bytes[next] ?? 0];
  if (one < 0x21 || one > 0x7e || two < 0x21 || two > 0x7e) return [String.fromCharCode(one), 1];
  return [set(one - 0x20, two - 0x20) || UNREADABLE, next + 1 - at];
}

/** JIS X 0201. Roman's tilde is an overline by the letter of the standard; in mail it stands in addresses of the web, as a tilde. */
function single(byte: number, state: 'ascii' | 'roman' | 'kana'): string {
  if (state === 'kana' && byte >= 0x21 && byte <= 0x5f) return String.fromCharCode(byte + 0xff40);
  return state === 'roman' && byte === 0x5c ? '¥' : String.fromCharCode(byte);
}

/** Does JIS text go on after a line end? Only if what stands there up to the next escape reads as such, with kana in it. */
function goesOn(bytes: Uint8Array, from: number, state: State): boolean {
  if (typeof state === 'string') return false;
  let end = from;
  while (end < bytes.length && (bytes[end] as number) > 0x20 && (bytes[end] as number) < 0x7f) end += 1;
  const stop = bytes[end];
  const whole = stop === undefined || stop === ESC || stop === 0x0a || stop === 0x0d;
  return whole && end > from && readsAsJis(bytes.subarray(from, end), 0.3);
}

/** Is this run of printable bytes JIS X 0208 without its escapes: all of it, and enough of it kana or punctuation? */
export function readsAsJis(run: Uint8Array, share: number): boolean {
  if (run.length === 0 || run.length % 2 === 1) return false;
  let kana = 0;
  for (let i = 0; i < run.length; i += 2) {
    const row = (run[i] as number) - 0x20;
    if (jisX0208(row, (run[i + 1] as number) - 0x20) === '') return lostEscape(run, i) !== undefined && kana > 0;
    // Rows that no ASCII text begins so many pairs with: punctuation, letters, kana; the commoner kanji count half.
    if (row === 1 || row === 3 || row === 4 || row === 5) kana += 1;
    else if (row >= 16 && row <= 47 && share === 0) kana += 0.5;
    else if (row > 84 && row !== 13) return false;
  }
  return kana >= Math.max(0.5, (run.length / 2) * share);
}

/** 8-bit text outside of JIS text reaches to the next escape or line end: ASCII between belongs to its reading. */
function endOfHigh(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d && bytes[end] !== ESC) end += 1;
  return end;
}

/** An 8-bit byte within JIS text: a pair with its upper bits set, or a single kana (JIS8). */
function highPair(bytes: Uint8Array, at: number, set: Pair): [string, number] {
  const [one, two] = [bytes[at] as number, bytes[at + 1] ?? 0];
  const pair = one > 0xa0 && two > 0xa0 && one < 0xff && two < 0xff ? set(one - 0xa0, two - 0xa0) : '';
  if (pair !== '') return [pair, 2];
  return [one > 0xa0 && one < 0xe0 ? String.fromCharCode(one + 0xfec0) : UNREADABLE, 1];
}
