import { COMBINED, PLANE_1, PLANE_2 } from './jisx0213-rows.ts';

/** The character of a row and a cell, both from 1 on; '' where the set has none. */
type CodedSet = (row: number, cell: number) => string;

const CELLS = 94;

/**
 * JIS X 0208 as Windows has it (code page 932): NEC's row 13 and its rows 89 to 92, IBM's characters in rows 115 to 119, the
 * user's own in rows 95 to 114 (private use). The wave dash and its kin (1-33, 1-34, 1-61, 1-81, 1-82, 2-44) are Windows' too:
 * U+FF5E, U+2225, U+FF0D, U+FFE0, U+FFE1, U+FFE2, in every encoding alike, as the WHATWG has them. A cell that Windows leaves
 * empty is read as JIS X 0213's.
 */
export const jisX0208: CodedSet = (row, cell) => {
  windows ??= windowsRows();
  return windows[(row - 1) * CELLS + cell - 1] || (row > CELLS ? '' : (plane1(row, cell) ?? ''));
};

/** JIS X 0212-1990, the supplementary kanji. */
export const jisX0212: CodedSet = (row, cell) => {
  supplement ??= supplementRows();
  return supplement[(row - 1) * CELLS + cell - 1] ?? '';
};

/** JIS X 0213:2004, plane 1, a superset of JIS X 0208. */
export const jisX0213Plane1: CodedSet = (row, cell) => plane1(row, cell) ?? jisX0208(row, cell);

/** JIS X 0213:2004, plane 2. */
export const jisX0213Plane2: CodedSet = (row, cell) => {
  second ??= unpack(PLANE_2);
  return second.get(row * 100 + cell) ?? '';
};

let windows: readonly string[] | null = null;
let supplement: readonly string[] | null = null;
let first: ReadonlyMap<number, string> | null = null;
let second: ReadonlyMap<number, string> | null = null;

function plane1(row: number, cell: number): string | undefined {
  first ??= new Map([
    ...unpack(PLANE_1),
    ...Object.entries(COMBINED).map(([key, text]) => [Number(key), text] as const),
  ]);
  return first.get(row * 100 + cell);
}

function unpack(rows: Readonly<Record<number, string>>): Map<number, string> {
  const map = new Map<number, string>();
  for (const [row, cells] of Object.entries(rows)) {
    let cell = 0;
    for (const character of cells) {
      cell += 1;
      if (character !== '〓') map.set(Number(row) * 100 + cell, character);
    }
  }
  return map;
}

/** The platform's own Shift_JIS table, read once: 120 rows, each pair of bytes on a line of its own. */
function windowsRows(): string[] {
  const bytes: number[] = [];
  for (let row = 0; row < 120; row += 1) {
    for (let cell = 0; cell < CELLS; cell += 1) {
      const lead = 0x81 + (row >> 1);
      const trail = row % 2 === 0 ? 0x40 + cell + (cell >= 63 ? 1 : 0) : 0x9f + cell;
      bytes.push(lead > 0x9f ? lead + 0x40 : lead, trail, 0x0a);
    }
  }
  return readCells(bytes, 'shift_jis');
}

/** The same of EUC-JP's third code set. */
function supplementRows(): string[] {
  const bytes: number[] = [];
  for (let row = 0; row < CELLS; row += 1) {
    for (let cell = 0; cell < CELLS; cell += 1) bytes.push(0x8f, 0xa1 + row, 0xa1 + cell, 0x0a);
  }
  return readCells(bytes, 'euc-jp');
}

function readCells(bytes: readonly number[], label: string): string[] {
  const text = new TextDecoder(label).decode(Uint8Array.from(bytes));
  return text.split('\n').map((cell) => ([...cell].length === 1 && cell !== '\ufffd' ? cell : ''));
}
