import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveServer } from '../live/available.ts';
import { Authority } from '../live/certificates.ts';
import { Patient } from './patient.ts';

const opensslHere = () => liveServer(['openssl'], 'Debian: apt-get install openssl');

describe.skipIf(!opensslHere())('certificates and silence, without a mail server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-check-tls-'));
  let authority: Authority;
  beforeAll(() => {
    authority = new Authority(folder);
  });
  const open: Server[] = [];
  afterAll(() => {
    for (const one of open) one.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const listening = async (one: Server) => {
    open.push(one);
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    return (one.address() as AddressInfo).port;
  };
  const named = async (port: number, patience: number) => {
    const patient = new Patient();
    const imap = `imap: { host: localhost, port: ${port}, ca: ${authority.ca}, user: u, auth: { passwordEnv: NONE } }`;
    patient.write('.clientrc', patient.configuration('', imap));
    const diagnosis = await patient.examine({ patience });
    patient.remove();
    return diagnosis.named.filter(([id]) => id === 'imap-tls');
  };

  test.each([
    ['not valid yet', 0, 'certificate-not-yet-valid', 'fault'],
    ['at its end in five days', 5, 'certificate-expires-soon', 'warning'],
  ] as const)('a certificate that is %s', async (_, days, code, status) => {
    const { cert, key } = authority.issue('localhost', days);
    const port = await listening(createTls({ cert: readFileSync(cert), key: readFileSync(key) }, () => undefined));
    expect(await named(port, 10_000)).toEqual([['imap-tls', code, status]]);
  });

  test('a port that says nothing is given up', async () => {
    const port = await listening(createServer(() => undefined));
    expect(await named(port, 500)).toEqual([['imap-tls', 'port-timeout', 'fault']]);
  });
});
