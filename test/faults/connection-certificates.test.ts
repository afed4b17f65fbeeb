import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { ByteProxy } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop } from './connection-desk.ts';

const KINDS = [
  ['expired', /有効期限切れ/],
  ['wrong-host', /別のホスト名のもの: .*elsewhere\.example/],
  ['self-signed', /自己署名/],
  ['good', /信頼されていない認証局/],
] as const;

describe.skipIf(!dovecotHere())('a certificate that must not pass', () => {
  const desk = new ConnectionDesk();
  const servers = new Map<string, Dovecot>();
  beforeAll(async () => {
    for (const [certificate] of KINDS) servers.set(certificate, await Dovecot.start({ certificate }));
  }, 60_000);
  afterAll(() => {
    for (const server of servers.values()) server.stop();
    desk.remove();
  });

  const serverOf = (kind: string) => servers.get(kind) as Dovecot;

  test.each(KINDS)('7. %s: no login, whatever the way to the encryption', async (kind, says) => {
    const server = serverOf(kind);
    for (const security of ['tls', 'starttls'] as const) {
      const proxy = await ByteProxy.start(security === 'tls' ? server.tlsPort : server.port);
      let up = '';
      proxy.spoil(() => ({
        change: (text, way) => {
          if (way === 'up') up += text;
          return text;
        },
      }));
      // Whom the certificate's authority is unknown to, or who knows it: an expired one stays expired.
      const known = kind === 'expired' || kind === 'wrong-host' ? { ca: server.ca } : {};
      const place = { port: proxy.port, user: kind, host: 'localhost', security, ...known };
      expectStop(await desk.inbox(place), 'certificate-invalid', 76, says);
      expect(desk.traces(place)).toEqual([]);
      expect(proxy.connections).toBe(1);
      expect(up).not.toMatch(/LOGIN|AUTHENTICATE/i);
      await proxy.stop();
    }
  });

  test.each(['tls', 'starttls'] as const)(
    '7. `ca` is the only way round, and trusts nobody else (%s)',
    async (security) => {
      const good = serverOf('good');
      const port = security === 'tls' ? good.tlsPort : good.port;
      const place = { port, user: 'anna', host: 'localhost', security };
      expect(await desk.inbox({ ...place, ca: good.ca })).toMatchObject({ code: 0, error: null });
      expectStop(await desk.inbox({ ...place, ca: serverOf('expired').ca }), 'certificate-invalid', 76);
    },
  );
});
