import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type SecureContext } from 'node:tls';
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

type Place = Pick<PipeOptions, 'host' | 'port' | 'security' | 'ca' | 'onSecure'>;

/**
 * Connects, and begins TLS; certificates are always verified. `none` is for this machine alone: see `isLoopback`. Rejects with what the
 * socket says, or CONNECT_TIMEOUT after so many milliseconds.
 */
export function dial(place: Place, milliseconds: number): Promise<Socket> {
  const { host, port, security, ca } = place;
  const socket = connectPlain({ host, port });
  let context: SecureContext | undefined;
  // To make it takes OpenSSL 15 ms, in which a far server's answer comes nearer.
  const make = () => {
    context ??= createSecureContext({ minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) });
    return context;
  };
  if (security === 'tls') {
    const soon = () => setImmediate(() => socket.destroyed || make());
    if (isIP(host)) soon();
    else socket.once('lookup', soon);
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('CONNECT_TIMEOUT'), { code: 'CONNECT_TIMEOUT', milliseconds }));
    }, milliseconds);
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      try {
        resolve(security === 'tls' ? secured(socket, place, make()) : socket);
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
  });
}

function secured(socket: Socket, { host, onSecure }: Place, secureContext: SecureContext): Socket {
  const connected = process.uptime();
  const name = isIP(host) ? {} : { servername: host };
  // Said, for NODE_TLS_REJECT_UNAUTHORIZED would have it otherwise.
  const tls = connectTls({ socket, host, ...name, rejectUnauthorized: true, secureContext });
  if (onSecure) {
    tls.once('secureConnect', () => {
      const handshake = (process.uptime() - connected) * 1_000;
      // Our last word of the handshake is written behind this event; the server waits for it.
      setImmediate(() => onSecure(handshake));
    });
  }
  return tls;
}
