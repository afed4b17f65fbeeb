/** An answer of a server: its text in latin1, a NUL where a literal stood, and the literals as bytes. */
export interface Answer {
  readonly text: string;
  readonly literals: readonly Buffer[];
}

/** The same bounds as those of the plain way. */
const MAX_LITERAL = 32 << 20;
const MAX_LINE = 8 << 20;
const MAX_ANSWER = 64 << 20;

/** What came is not IMAP, or not to be believed; or it is more than is taken. */
export class WireError extends Error {
  constructor(
    message: string,
    readonly code: 'GARBLED' | 'TOO_LARGE' = 'GARBLED',
  ) {
    super(message);
  }
}

const [CR, LF] = [0x0d, 0x0a];

/** Cuts a server's bytes into answers. Literals are cut out as they are: a header is never made a string here. */
export class AnswerStream {
  /** Bytes of a line that has not ended. */
  private rest: Buffer[] = [];
  private restLength = 0;
  private text = '';
  private literals: Buffer[] = [];
  private size = 0;
  /** The literal under way: what came of it, and how much is to come. */
  private parts: Buffer[] = [];
  private missing = 0;
  /** From then on what is no answer may be the rest of a literal that was longer than announced. */
  sawLiteral = false;

  /** @param take gets each answer as it ends */
  constructor(private readonly take: (answer: Answer) => void) {}

  /** Throws a `WireError`, behind which nothing more may be pushed. */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.missing > 0) {
        const part = chunk.subarray(at, at + this.missing);
        this.parts.push(part);
        this.missing -= part.length;
        at += part.length;
        if (this.missing === 0) this.endLiteral();
        continue;
      }
      const end = chunk.indexOf(LF, at);
      if (end < 0) {
        this.rest.push(chunk.subarray(at));
        this.restLength += chunk.length - at;
        if (this.restLength > MAX_LINE) throw new WireError('a line without an end', 'TOO_LARGE');
        return;
      }
      this.line(this.whole(chunk.subarray(at, end + 1)));
      at = end + 1;
    }
  }

  private whole(end: Buffer): Buffer {
    if (this.restLength === 0) return end;
    const line = Buffer.concat([...this.rest, end]);
    this.rest = [];
    this.restLength = 0;
    return line;
  }

  private line(line: Buffer): void {
    const end = line.length > 1 && line[line.length - 2] === CR ? line.length - 2 : line.length - 1;
    this.size += line.length;
    if (this.size > MAX_ANSWER) throw new WireError('an answer without an end', 'TOO_LARGE');
    const announced = line[end - 1] === 0x7d ? announcement(line, end) : null;
    if (announced === null) {
      const text = this.text + line.toString('latin1', 0, end);
      const { literals } = this;
      this.text = '';
      this.literals = [];
      this.size = 0;
      if (literals.length === 0 && text.includes('\0')) throw new WireError('a NUL');
      this.take({ text, literals });
      return;
    }
    const { length, start } = announced;
    const before = line.toString('latin1', 0, start);
    if (before.includes('\0')) throw new WireError('a NUL');
    if (length > MAX_LITERAL) throw new WireError('a literal beyond all bounds', 'TOO_LARGE');
    this.sawLiteral = true;
    this.text += `${before}\0`;
    this.size += length;
    this.missing = length;
    if (length === 0) this.endLiteral();
  }

  private endLiteral(): void {
    this.literals.push(this.parts.length === 1 ? (this.parts[0] as Buffer) : Buffer.concat(this.parts));
    this.parts = [];
  }
}

/** `{n}`, `{n+}` or `~{n}` at the end of a line. */
function announcement(line: Buffer, end: number): { length: number; start: number } | null {
  const tail = line.toString('latin1', Math.max(0, end - 36), end);
  const match = /~?\{(\d{1,30})\+?\}$/.exec(tail);
  return match ? { length: Number(match[1]), start: end - match[0].length } : null;
}
