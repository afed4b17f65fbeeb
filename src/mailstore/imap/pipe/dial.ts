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
}

/** Begins to connect; certificates are always verified. `none` is for this machine alone: see `isLoopback`. */
export function dial({ host, port, security, ca }: PipeOptions): Socket {
  if (security === 'none') return connectPlain({ host, port });
  const name = isIP(host) ? {} : { servername: host };
  // Said, for NODE_TLS_REJECT_UNAUTHORIZED would have it otherwise.
  const verified = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
  return connectTls({ host, port, ...name, ...verified, ...(ca ? { ca } : {}) });
}
