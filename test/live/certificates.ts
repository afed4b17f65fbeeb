import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A throw-away authority and certificates made by it, in a folder. */
export class Authority {
  readonly ca: string;

  constructor(private readonly folder: string) {
    this.ca = join(folder, 'ca.pem');
    this.openssl(
      'req',
      '-x509',
      ...CURVE,
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=client-check test CA',
      '-keyout',
      this.at('ca.key'),
      '-out',
      this.ca,
    );
  }

  /** A server's certificate for a name; `days: -1` has expired, `days: 0` is not valid yet. */
  issue(name: string, days = 30): Certificate {
    const file = `${name}${days < 0 ? '-expired' : days === 0 ? '-early' : ''}`;
    const [cert, key, request, extensions] = [`${file}.pem`, `${file}.key`, `${file}.csr`, `${file}.ext`].map((part) =>
      this.at(part),
    ) as [string, string, string, string];
    writeFileSync(extensions, `subjectAltName=DNS:${name}${name === 'localhost' ? ',IP:127.0.0.1' : ''}\n`);
    this.openssl('req', ...CURVE, '-nodes', '-subj', `/CN=${name}`, '-keyout', key, '-out', request);
    if (days < 0) this.dated(request, cert, extensions, '20240101000000Z', '20240201000000Z');
    else if (days === 0) this.dated(request, cert, extensions, '20980101000000Z', '20990101000000Z');
    else
      this.openssl(
        'x509',
        '-req',
        '-in',
        request,
        '-CA',
        this.ca,
        '-CAkey',
        this.at('ca.key'),
        '-CAcreateserial',
        '-extfile',
        extensions,
        '-days',
        String(days),
        '-out',
        cert,
      );
    return { cert, key };
  }

  /** `openssl x509` of Debian 12 knows no dates but from now on; `openssl ca` does. */
  private dated(request: string, cert: string, extensions: string, from: string, to: string): void {
    const config = this.at('ca.cnf');
    writeFileSync(this.at('index.txt'), '');
    writeFileSync(this.at('serial'), '1000\n');
    writeFileSync(
      config,
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${this.at('index.txt')}\nserial=${this.at('serial')}\nnew_certs_dir=${this.folder}\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n`,
    );
    const dates = ['-startdate', from, '-enddate', to];
    this.openssl(
      'ca',
      '-batch',
      '-config',
      config,
      '-in',
      request,
      '-cert',
      this.ca,
      '-keyfile',
      this.at('ca.key'),
      '-extfile',
      extensions,
      ...dates,
      '-notext',
      '-out',
      cert,
    );
  }

  private at(name: string): string {
    return join(this.folder, name);
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
