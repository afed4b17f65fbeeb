import type { Socket } from 'node:net';
import { constants, createDeflateRaw, createInflateRaw, type DeflateRaw, type InflateRaw } from 'node:zlib';

/** What happens on a channel. */
export interface ChannelEvents {
  /** Something has come over the line. */
  readonly packet: () => void;
  readonly bytes: (chunk: Buffer) => void;
  readonly failed: (error: Error) => void;
}

/** As much as a socket gives at once. */
const CHUNK = 65_536;

/** The bytes of a connection in both directions, compressed from where that was agreed on (RFC 4978). */
export class Channel {
  private deflate: DeflateRaw | null = null;
  private inflate: InflateRaw | null = null;

  constructor(
    private readonly socket: Socket,
    private readonly on: ChannelEvents,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      on.packet();
      if (this.inflate) this.inflate.write(chunk);
      else on.bytes(chunk);
    });
    socket.on('error', on.failed);
    socket.on('close', () => on.failed(Object.assign(new Error('closed'), { code: 'EConnectionClosed' })));
  }

  write(text: string): void {
    if (this.deflate === null) {
      this.socket.write(text, 'latin1');
      return;
    }
    this.deflate.write(text, 'latin1');
    this.deflate.flush(constants.Z_SYNC_FLUSH);
  }

  /** All that follows is compressed, both ways. */
  compress(): void {
    const { socket, on } = this;
    this.deflate = createDeflateRaw();
    this.deflate.on('data', (chunk: Buffer) => socket.write(chunk));
    this.inflate = createInflateRaw({ chunkSize: CHUNK });
    this.inflate.on('data', on.bytes);
    this.inflate.on('error', on.failed);
  }

  /** Writes a last word and does not wait for the answer. */
  end(text: string): void {
    // What the server has still to say is of no interest, and must not hold the program.
    this.socket.unref();
    if (this.deflate === null) {
      this.socket.end(text, 'latin1');
      this.socket.destroySoon();
      return;
    }
    this.deflate.once('end', () => this.socket.destroySoon());
    this.deflate.end(text, 'latin1');
  }

  destroy(): void {
    this.socket.destroy();
    this.inflate?.destroy();
    this.deflate?.destroy();
  }
}
