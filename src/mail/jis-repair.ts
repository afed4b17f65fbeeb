import { readsAsJis } from './iso-2022-jp.ts';
import { jisX0208 } from './jis-codes.ts';

const ESC = 0x1b;
const [LF, DOLLAR, PAREN, AT, B, J] = [0x0a, 0x24, 0x28, 0x40, 0x42, 0x4a];

/**
 * Puts back the ESC bytes that a relay has dropped from ISO-2022-JP (RFC 1468): `$B` … `(B`. What stands between must read as
 * Japanese: a price list has dollars and brackets too. Null where there is nothing to put back. `open`: the label says
 * ISO-2022-JP, and text without the closing escape counts as well.
 */
export function restoreEscapes(bytes: Uint8Array, open: boolean): Uint8Array | null {
  const out: Uint8Array[] = [];
  let copied = 0;
  for (let i = bytes.indexOf(DOLLAR); i >= 0; ) {
    const start = i + 2;
    let end = start;
    if (bytes[i - 1] === ESC) {
      // Whole escapes: within the text that they begin `$B` is a character.
      while (end < bytes.length && bytes[end] !== ESC && bytes[end] !== LF) end += 1;
    } else if (isOpening(bytes, i)) {
      while (isPair(bytes, end) && !isClosing(bytes, end)) end += 2;
      const closed = isClosing(bytes, end);
      const shut = closed || (bytes[end] === ESC && bytes[end + 1] === PAREN);
      if ((shut || open) && readsAsJis(bytes.subarray(start, end), shut ? 0 : 0.3)) {
        out.push(bytes.subarray(copied, i), Uint8Array.of(ESC), bytes.subarray(i, end));
        if (closed) out.push(Uint8Array.of(ESC));
        copied = end;
      }
    }
    // Nothing before the place where this look ended is looked at twice.
    i = bytes.indexOf(DOLLAR, Math.max(end, i + 1));
  }
  return out.length === 0 ? null : Buffer.concat([...out, bytes.subarray(copied)]);
}

/**
 * Joins the pieces of ISO-2022-JP that a program has cut into encoded words (RFC 2047 5 wants each to begin and end in ASCII).
 * A piece that ends within JIS text goes on in the next one if that reads so; else its closing escape is missing and put in.
 */
export function joinJis(pieces: readonly Uint8Array[]): Uint8Array {
  let whole = Buffer.alloc(0);
  for (const piece of pieces) {
    const closing = whole.length > 0 && openAtEnd(whole) && !goesOn(whole, piece) ? [ESC, PAREN, B] : [];
    whole = Buffer.concat([whole, Buffer.from(closing), piece]);
  }
  return whole;
}

/** The last escape is one that begins pairs. */
function openAtEnd(bytes: Uint8Array): boolean {
  return bytes[bytes.lastIndexOf(ESC) + 1] === DOLLAR && bytes.includes(ESC);
}

function goesOn(before: Uint8Array, piece: Uint8Array): boolean {
  const begin = before.lastIndexOf(ESC);
  const from = begin + (before[begin + 2] === PAREN ? 4 : 3);
  if (before.length <= from) return true;
  const stop = piece.indexOf(ESC);
  const half = (before.length - from) % 2 === 1 ? before.subarray(-1) : [];
  const run = Buffer.from([...half, ...(stop < 0 ? piece : piece.subarray(0, stop))]);
  // The piece may end within a character too.
  const whole = run.subarray(0, run.length - (run.length % 2));
  // Of so short a piece every pair that is a character is believed.
  return whole.length === 0 || readsAsJis(whole, 0) || (whole.length <= 4 && isAllPairs(whole));
}

function isAllPairs(run: Uint8Array): boolean {
  for (let i = 0; i < run.length; i += 2) {
    if (jisX0208((run[i] as number) - 0x20, (run[i + 1] as number) - 0x20) === '') return false;
  }
  return true;
}

function isOpening(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === DOLLAR && (bytes[at + 1] === B || bytes[at + 1] === AT);
}

function isClosing(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === PAREN && (bytes[at + 1] === B || bytes[at + 1] === J) && bytes[at - 1] !== ESC;
}

function isPair(bytes: Uint8Array, at: number): boolean {
  const [one, two] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return one > 0x20 && one < 0x7f && two > 0x20 && two < 0x7f;
}
