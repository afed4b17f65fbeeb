import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { runUser } from '../live/dovecot-configuration.ts';
import { Life } from './life.ts';

const timeless = (json: string) => JSON.stringify({ ...JSON.parse(json), now: '', since: '' }, null, 1);

const FULL = 'IMAP4rev1 SASL-IR UIDPLUS MOVE ID ENABLE NAMESPACE LITERAL+ LIST-EXTENDED SPECIAL-USE ESEARCH SEARCHRES';
const SERVERS: Readonly<Record<string, string | undefined>> = {
  'as Dovecot comes': undefined,
  'without QRESYNC': `${FULL} LIST-STATUS CONDSTORE`,
  'without QRESYNC, CONDSTORE, LIST-STATUS': FULL,
  'a Microsoft 365 look-alike': 'IMAP4rev1 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+',
  'without UIDPLUS': 'IMAP4rev1 NAMESPACE ID',
};

describe.skipIf(!dovecotHere()).each(Object.entries(SERVERS))('what is remembered of %s', (_, capabilities) => {
  const home = new Home();
  let server: Dovecot;
  beforeAll(async () => {
    server = await Dovecot.start(capabilities === undefined ? {} : { capabilities });
  });
  afterAll(() => {
    server.stop();
    home.remove();
  });

  test('a life of a mailbox: with the cache over the pipe, and anew on the plain way, the same', async () => {
    const maildir = server.maildir('hanako');
    const life = new Life(maildir, Date.now(), 41);
    const own = () => {
      if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${runUser()}:`, dirname(maildir)]);
    };
    own();
    home.write(
      '.clientrc',
      `accounts:\n  - { name: work, identity: { address: hanako@agency.example }, imap: { host: localhost, port: ${server.tlsPort}, ca: ${server.ca}, user: hanako, auth: { password: ${PASSWORD} } } }\n`,
    );
    for (let day = 0; day < 6; day += 1) {
      const events = Array.from({ length: day % 4 }, () => life.step());
      own();
      for (const options of [['--json'], ['--json', '--all'], ['--json']]) {
        const warm = await home.run(['inbox', ...options]);
        const cold = await home.run(['inbox', ...options], {
          env: { CLIENT_CHECK_NO_CACHE: '1', CLIENT_CHECK_TEST_READER: 'plain' },
        });
        expect([events, day, warm.err, cold.err]).toEqual([events, day, '', '']);
        expect([events, day, timeless(warm.out)]).toEqual([events, day, timeless(cold.out)]);
      }
    }
  }, 180_000);
});
