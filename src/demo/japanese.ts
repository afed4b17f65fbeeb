/** JIS X 0208 by character: the platform decodes EUC-JP, so its decoder is read backwards, once. */
let table: Map<string, number> | null = null;

/** What JIS X 0208 lacks becomes 〓. */
function jis(character: string): number {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder('euc-jp');
    for (let high = 0xa1; high <= 0xf4; high += 1) {
      for (let low = 0xa1; low <= 0xfe; low += 1) {
        const decoded = decoder.decode(new Uint8Array([high, low]));
        if (decoded.length === 1 && decoded !== '\ufffd' && !table.has(decoded))
          table.set(decoded, ((high << 8) | low) & 0x7f7f);
      }
    }
  }
  return table.get(character) ?? 0x222e;
}

/** Text in ISO-2022-JP (RFC 1468), as Japanese programs of before send it. */
export function encodeIso2022Jp(text: string): Buffer {
  const bytes: number[] = [];
  let double = false;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      if (double) bytes.push(0x1b, 0x28, 0x42);
      double = false;
      bytes.push(code);
    } else {
      if (!double) bytes.push(0x1b, 0x24, 0x42);
      double = true;
      const pair = jis(character);
      bytes.push(pair >> 8, pair & 0xff);
    }
  }
  if (double) bytes.push(0x1b, 0x28, 0x42);
  return Buffer.from(bytes);
}

/** Text in Shift_JIS: JIS X 0208 folded as JIS X 0208:1997 appendix 1 says. */
export function encodeShiftJis(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = jis(character);
    const row = pair >> 8;
    const cell = pair & 0xff;
    bytes.push(((row - 0x21) >> 1) + (row < 0x5f ? 0x81 : 0xc1));
    bytes.push(row % 2 === 1 ? cell + 0x1f + (cell >= 0x60 ? 1 : 0) : cell + 0x7e);
  }
  return Buffer.from(bytes);
}
