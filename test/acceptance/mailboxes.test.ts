import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { seeded } from '../fuzz/mutate.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { eachFile, type Inbox, inbox, MAILBOXES, NAMES, truthOf, unpack } from './mailboxes.ts';
import { score } from './mailboxes-score.ts';

const home = new Home();
afterAll(() => home.remove());

describe.skipIf(!MAILBOXES).each(NAMES)('%s, a real mailbox of a public list', (name) => {
  let maildir = '';
  let expected = '';
  const folder = (kind: string) => join(home.path, kind, name);

  /** Another copy of the mailbox, for what must change nothing. */
  const copy = (kind: string) => {
    cpSync(maildir, folder(kind), { recursive: true, preserveTimestamps: true });
    return folder(kind);
  };

  beforeAll(async () => {
    maildir = unpack(name, home.path);
    expected = await inbox(home, name, `maildir: ${maildir}`);
  });

  test('every undisputed thread that awaits an answer is reported, no other, and the threads are those of the truth', () => {
    const { f1, missed, false: wrong } = score(truthOf(name), JSON.parse(expected) as Inbox);
    expect({ missed, wrong, f1: f1 >= 0.9999 }).toEqual({ missed: 0, wrong: 0, f1: true });
  });

  test('files under names that sort otherwise: the same, byte for byte', async () => {
    const int = seeded(4);
    const shuffled = copy('shuffled');
    eachFile(shuffled, ({ name: old, text }) => {
      // Only a message without Received: is dated by its name.
      if (!/^Received:/im.test(text)) return {};
      return { name: `${int(1_000_000_000).toString(36)}.${old.slice(11)}` };
    });
    expect(await inbox(home, name, `maildir: ${shuffled}`)).toBe(expected);
  });

  test('CRLF, on a machine of another zone and locale: the same, byte for byte', async () => {
    const crlf = copy('crlf');
    eachFile(crlf, ({ text }) => ({ text: text.replace(/\r?\n/g, '\r\n') }));
    const env = { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    expect(await inbox(home, name, `maildir: ${crlf}`, env)).toBe(expected);
  });

  test('each mail delivered twice, and once more into another folder: the same, byte for byte', async () => {
    const twice = copy('twice');
    const again = { recursive: true, preserveTimestamps: true };
    for (const part of ['cur', 'new', 'tmp']) cpSync(join(maildir, part), join(twice, '.Filed', part), again);
    for (const file of readdirSync(join(maildir, 'cur')))
      cpSync(join(maildir, 'cur', file), join(twice, 'cur', file.replace(/:2,/, '_2:2,')), again);
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' };
    expect(await inbox(home, name, `maildir: ${twice}`, env)).toBe(expected);
  });

  describe.skipIf(!dovecotHere())('on Dovecot', () => {
    let server: Dovecot;
    beforeAll(async () => {
      server = await Dovecot.start();
    });
    afterAll(() => server.stop());

    const fromServer = (user: string) => {
      server.own(user);
      const { tlsPort, ca } = server;
      return inbox(
        home,
        name,
        `imap: { host: localhost, port: ${tlsPort}, ca: ${ca}, user: ${user}, auth: { password: ${PASSWORD} } }`,
      );
    };
    const put = (user: string) => {
      cpSync(maildir, server.maildir(user), { recursive: true, preserveTimestamps: true });
      rmSync(join(server.maildir(user), '.notmuch'), { recursive: true, force: true });
    };

    test('the same, byte for byte', async () => {
      put('anna');
      expect(await fromServer('anna')).toBe(expected);
    });

    test('shuffled UIDs and another UIDVALIDITY: the same, byte for byte', async () => {
      put('ben');
      const int = seeded(7);
      for (const dir of ['', '.Sent']
        .map((part) => join(server.maildir('ben'), part))
        .filter((path) => existsSync(path))) {
        const files = readdirSync(join(dir, 'cur')).map((file) => ({ file, order: int(1_000_000) }));
        const rows = files
          .toSorted((a, b) => a.order - b.order)
          .map(({ file }, i) => `${i + 1} :${file.split(':')[0]}`);
        writeFileSync(join(dir, 'dovecot-uidlist'), `3 V1234567 N${rows.length + 1}\n${rows.join('\n')}\n`);
      }
      expect(await fromServer('ben')).toBe(expected);
    });
  });
});
