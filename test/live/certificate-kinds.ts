import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Authority, type Certificate } from './certificates.ts';
import type { Dovecot, DovecotOptions } from './dovecot.ts';

export type CertificateKind = NonNullable<DovecotOptions['certificate']>;

/** Certificates for a second server beside Dovecot: a client that trusts `ca` trusts them both. */
export class CertificateKinds {
  /** Dovecot's authority and our own in one file. */
  readonly ca: string;
  private readonly authority: Authority;
  private readonly made = new Map<CertificateKind, Certificate>();

  constructor(
    private readonly folder: string,
    dovecot: Dovecot | null,
  ) {
    this.authority = new Authority(folder);
    this.ca = join(folder, 'trusted.pem');
    const trusted = [this.authority.ca, ...(dovecot ? [dovecot.ca] : [])];
    writeFileSync(this.ca, trusted.map((file) => readFileSync(file, 'utf8')).join(''));
    if (dovecot) this.borrow(dirname(dovecot.ca));
  }

  of(kind: CertificateKind): Certificate {
    const certificate = this.made.get(kind) ?? this.make(kind);
    this.made.set(kind, certificate);
    return certificate;
  }

  /** Dovecot's own certificate, if it is a good one, so that its `ca` alone is enough too. */
  private borrow(folder: string): void {
    const [cert, key] = [join(folder, 'localhost.pem'), join(folder, 'localhost.key')];
    if (existsSync(cert) && existsSync(key)) this.made.set('good', { cert, key });
  }

  private make(kind: CertificateKind): Certificate {
    if (kind === 'expired') return this.authority.issue('localhost', -1);
    if (kind === 'wrong-host') return this.authority.issue('elsewhere.example');
    if (kind === 'good') return this.authority.issue('localhost');
    const folder = join(this.folder, 'stranger');
    mkdirSync(folder);
    return { cert: new Authority(folder).ca, key: join(folder, 'ca.key') };
  }
}
