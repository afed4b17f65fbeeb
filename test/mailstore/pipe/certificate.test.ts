import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../../cli/run.ts';
import { dovecotHere } from '../../live/available.ts';
import { Dovecot, PASSWORD } from '../../live/dovecot.ts';

describe.skipIf(!dovecotHere())('the certificate of a server', () => {
  const home = new Home();
  let server: Dovecot;
  beforeAll(async () => {
    server = await Dovecot.start({ certificate: 'self-signed' });
  });
  afterAll(() => {
    server.stop();
    home.remove();
  });

  test.each([undefined, 'plain'])('NODE_TLS_REJECT_UNAUTHORIZED=0 does not have it taken (way: %s)', async (way) => {
    const imap = `{ host: localhost, port: ${server.tlsPort}, user: hanako, auth: { password: ${PASSWORD} } }`;
    home.write(
      '.clientrc',
      `accounts: [{ name: work, identity: { address: hanako@agency.example }, imap: ${imap} }]\n`,
    );
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', ...(way ? { CLIENT_CHECK_TEST_READER: way } : {}) };
    const { code, err } = await home.run(['inbox', '--json'], { env });
    expect([code, err]).toEqual([76, expect.stringContaining('"certificate-invalid"')]);
  });
});
