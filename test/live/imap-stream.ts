/** What one side said: a line with its line end, or the bytes of a literal. */
export type Piece =
  | { readonly kind: 'line'; readonly bytes: Buffer; readonly literal: Literal | null }
  | { readonly kind: 'literal'; readonly bytes: Buffer };

/** A literal as a line announces it at its end (RFC 9051 4.3, RFC 7888). */
interface Literal {
  readonly size: number;
  /** Its sender waits to be asked for it. */
  readonly waits: boolean;
}

/** Cuts one direction of an IMAP conversation into its lines and literals; what is incomplete is kept until it is whole. */
export class PieceReader {
  private buffer = Buffer.alloc(0);
  private literal = 0;

  push(data: Buffer): Piece[] {
    this.buffer = Buffer.concat([this.buffer, data]);
    const pieces: Piece[] = [];
    for (;;) {
      const piece = this.next();
      if (!piece) return pieces;
      pieces.push(piece);
    }
  }

  /** The announced literal will not come: its sender was told so. */
  forgetLiteral(): void {
    this.literal = 0;
  }

  private next(): Piece | null {
    if (this.literal > 0) {
      if (this.buffer.length < this.literal) return null;
      const bytes = this.take(this.literal);
      this.literal = 0;
      return { kind: 'literal', bytes };
    }
    const end = this.buffer.indexOf('\r\n');
    if (end < 0) return null;
    const bytes = this.take(end + 2);
    const found = /\{(\d+)(\+?)\}\r\n$/.exec(bytes.toString('latin1'));
    if (!found) return { kind: 'line', bytes, literal: null };
    this.literal = Number(found[1]);
    return { kind: 'line', bytes, literal: { size: this.literal, waits: found[2] !== '+' } };
  }

  private take(length: number): Buffer {
    const bytes = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    return bytes;
  }
}
