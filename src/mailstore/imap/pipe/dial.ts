import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Limits } from '../limits.ts';

/** To which server, and as whom. */
export interface PipeOptions {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'none';
  readonly ca: Buffer | null;
  readonly user: string;
  readonly password: string;
  readonly limits: Limits;
  /** Lines of the conversation, without secrets and without mail. */
  readonly log?: (line: string) => void;
  /** Called once TLS stands, and the greeting is to be waited for; milliseconds that the handshake took: a round trip, or two. */
  readonly onSecure?: (handshake: number) => void;
}

/** Begins to connect; certificates are always verified. `none` is for this machine alone: see `isLoopback`. */
export function dial({ host, port, security, ca, onSecure }: PipeOptions): Socket {
  if (security === 'none') return connectPlain({ host, port });
  const name = isIP(host) ? {} : { servername: host };
  // Said, for NODE_TLS_REJECT_UNAUTHORIZED would have it otherwise.
  const verified = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
  const socket = connectTls({ host, port, ...name, ...verified, ...(ca ? { ca } : {}) });
  if (onSecure) {
    let connected = 0;
    socket.once('connect', () => {
      connected = process.uptime();
    });
    socket.once('secureConnect', () => {
      const handshake = (process.uptime() - connected) * 1_000;
      // Our last word of the handshake is written behind this event; the server waits for it.
      setImmediate(() => onSecure(handshake));
    });
  }
  return socket;
}
