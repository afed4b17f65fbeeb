/** Bytes that can be read in any place: a file, or a piece of memory. `read` gives fewer only where they end. */
export interface ByteSource {
  readonly size: number;
  read(position: number, length: number): Promise<Buffer>;
}

/** A boundary line that was found: of which level, whether it closes it, and what lies around it. */
export interface Boundary {
  readonly level: number;
  readonly closing: boolean;
  /** Where the body before it ends: the line end before a boundary belongs to the boundary (RFC 2046 5.1.1). */
  readonly bodyEnd: number;
  /** Where the next line begins. */
  readonly next: number;
}

const CHUNK = 1 << 20;

/** The longest line of which a boundary is looked for; the rest of a longer one is passed over as the next part's header. */
const LINE = 1_024;

/** Lines that begin with two hyphens, of one message: a text of nothing else must not cost minutes. */
const MAX_CANDIDATES = 200_000;

/** No more of one message is looked through. */
const MAX_BYTES = 512 << 20;

/** Finds the boundary lines of a message, in one pass over its bytes. */
export class BoundaryFinder {
  private chunk: Buffer = Buffer.alloc(0);
  private base = 0;
  private candidates = 0;

  constructor(private readonly source: ByteSource) {}

  /** The first line at or after `from` (a line's beginning), before `limit`, that begins with one of the boundaries. */
  async find(boundaries: readonly Buffer[], from: number, limit: number): Promise<Boundary | null> {
    if (boundaries.length === 0) return null;
    // The line end before `from` is part of what is looked for.
    let position = Math.max(0, from - 1);
    while (position < Math.min(limit, MAX_BYTES)) {
      await this.load(position);
      const found = this.chunk.indexOf('\n--', position - this.base, 'latin1');
      if (found < 0) {
        if (this.base + this.chunk.length >= this.source.size) return null;
        position = this.base + this.chunk.length - 2;
        continue;
      }
      const end = this.base + found;
      if (end >= limit || this.candidates >= MAX_CANDIDATES) return null;
      this.candidates += 1;
      await this.load(end, LINE);
      const boundary = this.match(boundaries, end);
      if (boundary) return boundary;
      position = end + 1;
    }
    return null;
  }

  /** The longest boundary wins: an outer one may be the beginning of an inner one (RFC 2046 5.1.2). */
  private match(boundaries: readonly Buffer[], lineEnd: number): Boundary | null {
    const start = lineEnd + 3 - this.base;
    let level = -1;
    for (const [i, boundary] of boundaries.entries()) {
      const longer = level < 0 || boundary.length >= (boundaries[level]?.length ?? 0);
      if (longer && this.chunk.subarray(start, start + boundary.length).equals(boundary)) level = i;
    }
    const boundary = boundaries[level];
    if (!boundary) return null;
    const after = start + boundary.length;
    const lf = this.chunk.subarray(0, start + LINE).indexOf(0x0a, after);
    return {
      level,
      closing: this.chunk[after] === 0x2d && this.chunk[after + 1] === 0x2d,
      bodyEnd: this.chunk[lineEnd - 1 - this.base] === 0x0d ? lineEnd - 1 : lineEnd,
      next: lf < 0 ? Math.min(this.source.size, this.base + start + LINE) : this.base + lf + 1,
    };
  }

  /** Has `length` bytes from `position` on at hand, and the one before. */
  private async load(position: number, length = 3): Promise<void> {
    const end = this.base + this.chunk.length;
    const from = Math.max(0, position - 1);
    if (from >= this.base && (position + length <= end || end >= this.source.size)) return;
    this.chunk = await this.source.read(from, CHUNK);
    this.base = from;
  }
}
