import { type Answer, WireError } from './stream.ts';

/** A value of an answer (RFC 9051 9): an atom or quoted string, a literal, NIL, or a list of values. */
export type Value = string | Buffer | null | readonly Value[];

/** No answer that is asked for is nested deeper, or holds more. */
const MAX_DEPTH = 200;
const MAX_VALUES = 200_000;

/** Reads the values of an answer, from a place in its text on. Throws a `WireError` where they are none. */
export class Values {
  private at: number;
  private literal = 0;
  private count = 0;

  constructor(
    private readonly answer: Answer,
    from: number,
  ) {
    this.at = from;
    for (let i = 0; i < from; i += 1) if (answer.text.charCodeAt(i) === 0) this.literal += 1;
  }

  get ended(): boolean {
    return this.at >= this.answer.text.length;
  }

  /** The next value; between two stands one space. */
  next(depth = 0): Value {
    const { text } = this.answer;
    this.count += 1;
    if (depth > MAX_DEPTH || this.count > MAX_VALUES)
      throw new WireError('nested or filled beyond all bounds', 'TOO_LARGE');
    while (text[this.at] === ' ') this.at += 1;
    const first = text[this.at];
    if (first === '(') return this.list(depth);
    if (first === '"') return this.quoted();
    if (first === '\0') return this.bytes();
    return this.atom();
  }

  private list(depth: number): Value[] {
    const { text } = this.answer;
    const values: Value[] = [];
    this.at += 1;
    for (;;) {
      while (text[this.at] === ' ') this.at += 1;
      if (text[this.at] === ')') break;
      if (this.at >= text.length) throw new WireError('a list without an end');
      values.push(this.next(depth + 1));
    }
    this.at += 1;
    return values;
  }

  private quoted(): string {
    const { text } = this.answer;
    let value = '';
    for (let i = this.at + 1; i < text.length; i += 1) {
      const char = text[i] as string;
      if (char === '"') {
        this.at = i + 1;
        return value;
      }
      if (char === '\\') i += 1;
      value += text[i] ?? '';
    }
    throw new WireError('a string without an end');
  }

  private bytes(): Buffer {
    const bytes = this.answer.literals[this.literal];
    this.at += 1;
    this.literal += 1;
    // A literal that is longer or shorter than announced goes on as if it were the answer.
    const next = this.answer.text[this.at];
    if (!bytes || !(next === undefined || next === ' ' || next === ')' || next === '('))
      throw new WireError('a literal of another length');
    return bytes;
  }

  /** An atom; of `BODY[HEADER.FIELDS (A B)]<0>` with all that stands in the brackets. */
  private atom(): string | null {
    const { text } = this.answer;
    const start = this.at;
    let i = start;
    for (; i < text.length; i += 1) {
      const char = text.charCodeAt(i);
      if (char === 0x5b) {
        const close = text.indexOf(']', i);
        if (close < 0) throw new WireError('brackets without an end');
        i = close;
      } else if (char === 0x20 || char === 0x28 || char === 0x29 || char === 0x22 || char === 0) break;
    }
    if (i === start) throw new WireError('no value');
    this.at = i;
    const atom = text.slice(start, i);
    return atom.length === 3 && /^nil$/i.test(atom) ? null : atom;
  }
}

/** A value that is text, whatever form it came in; '' for none. */
export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  return Buffer.isBuffer(value) ? value.toString('latin1') : '';
}

export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
