import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { certificateReason, connectionReason } from '../connection-reasons.ts';
import { found, ok } from './finding.ts';
import type { Finding } from './types.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  /** PEM of a private authority; null: the public ones. */
  readonly ca: Buffer | null;
  /** Milliseconds for each step. */
  readonly patience: number;
}

/** A certificate that ends within so many days is worth a word. */
const SOON = 14;

/** Is there a host of that name? */
export async function nameCheck({ host, patience }: Target): Promise<Finding> {
  if (isIP(host) > 0) return ok();
  try {
    const addresses = await within(lookup(host, { all: true }), patience);
    return ok({ ja: `${addresses.length} 個のアドレス`, en: `${addresses.length} address(es)` });
  } catch {
    return found('fault', 'host-unknown', { host });
  }
}

/** Does anything answer at that port? */
export async function portCheck({ host, port, patience }: Target): Promise<Finding> {
  const socket = connect({ host, port });
  try {
    await within(settled(socket, 'connect'), patience);
    return ok({ ja: `${port}`, en: `${port}` });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ETIMEDOUT')
      return found('fault', 'port-timeout', { host, port, seconds: Math.ceil(patience / 1_000) });
    return found('fault', 'port-closed', { host, port, ...reasonOf(code) });
  } finally {
    socket.destroy();
  }
}

/** Is it TLS from the first byte, with a certificate that holds, and for how long yet? No byte of a login goes out. */
export async function tlsCheck(target: Target, now: number): Promise<Finding> {
  const { host, port, ca, patience } = target;
  const socket = connectTls({
    host,
    port,
    ...(isIP(host) > 0 ? {} : { servername: host }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(ca ? { ca } : {}),
  });
  try {
    await within(settled(socket, 'secureConnect'), patience);
    const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now) / 86_400_000);
    if (days < SOON) return found('warning', 'certificate-expires-soon', { host, days: Math.max(0, days) });
    const protocol = socket.getProtocol() ?? 'TLS';
    return ok({
      ja: `${protocol}、証明書はあと ${days} 日有効`,
      en: `${protocol}; the certificate holds for ${days} days`,
    });
  } catch (error) {
    const { code = '', cert } = error as NodeJS.ErrnoException & { cert?: { subjectaltname?: string } };
    return certificateFault(code, host, cert?.subjectaltname) ?? noTls(code, target);
  } finally {
    socket.destroy();
  }
}

/** What is wrong with a certificate, by OpenSSL's and Node's codes; null where the code is none of a certificate's. */
export function certificateFault(code: string, host: string, names = ''): Finding | null {
  if (certificateReason(code) === null) return null;
  const known = CERTIFICATES[code] ?? 'certificate-untrusted';
  return found('fault', known, { host, names: names === '' ? '' : ` (${names.slice(0, 100)})` });
}

const CERTIFICATES: Readonly<
  Record<
    string,
    'certificate-expired' | 'certificate-not-yet-valid' | 'certificate-wrong-host' | 'certificate-self-signed'
  >
> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  HOSTNAME_MISMATCH: 'certificate-wrong-host',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
};

function noTls(code: string, { host, port, patience }: Target): Finding {
  if (/^ERR_SSL|^EPROTO$/.test(code)) return found('fault', 'not-tls', { host, port });
  // A server that waits for a first word in the clear never answers a handshake.
  if (code === 'ETIMEDOUT') return found('fault', 'port-timeout', { host, port, seconds: Math.ceil(patience / 1_000) });
  return found('fault', 'port-closed', { host, port, ...reasonOf(code) });
}

function reasonOf(code: string) {
  return connectionReason(code) ?? { reasonJa: code, reasonEn: code };
}

function settled(socket: Socket | TLSSocket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.on('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

/** The promise, or ETIMEDOUT. */
function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' })), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
