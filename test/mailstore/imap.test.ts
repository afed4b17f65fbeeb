import { chmodSync, readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mailbox } from '../../src/mail/message.ts';
import { packUids } from '../../src/mailstore/imap/ranges.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, freePort, PASSWORD } from '../live/dovecot.ts';
import { contract, writeFixture } from './contract.ts';

const folders = { include: ['*'], exclude: [], sent: null, drafts: null };

interface Way {
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly ca?: string | null;
  readonly user?: string;
  readonly password?: string;
  readonly host?: string;
}

const open = ({ port, security, ca = null, user = 'anna', password = PASSWORD, host = 'localhost' }: Way) =>
  openImap({
    account: 'work',
    server: { host, port, security, user },
    password,
    ca: ca ? readFileSync(ca) : null,
    folders,
  });

const failure = async (way: Way) => {
  const error = await open(way).then(
    (store) => store.close().then(() => null),
    (thrown: unknown) => thrown,
  );
  return error as { code: string; details: Record<string, string> };
};

describe.skipIf(!dovecotHere())('IMAP on Dovecot', () => {
  let server: Dovecot;

  beforeAll(async () => {
    server = await Dovecot.start();
  });
  afterAll(() => server.stop());

  contract('IMAP', () => {
    writeFixture(server.maildir('contract'));
    server.own('contract');
    return open({ port: server.tlsPort, security: 'tls', ca: server.ca, user: 'contract' });
  });

  test.each(['tls', 'starttls', 'none'] as const)('security: %s', async (security) => {
    const store = await open({ port: security === 'tls' ? server.tlsPort : server.port, security, ca: server.ca });
    expect((await store.listMailboxes()).map(({ path }) => path)).toEqual(['INBOX', 'Drafts', 'Junk', 'Sent', 'Trash']);
    await store.close();
  });

  test('an authority that is not named is not believed, and no password is sent', async () => {
    expect(await failure({ port: server.tlsPort, security: 'tls' })).toMatchObject({ code: 'certificate-invalid' });
    expect(await failure({ port: server.port, security: 'starttls' })).toMatchObject({ code: 'certificate-invalid' });
  });

  test('a wrong password: refused with the words of the server, the password in no field', async () => {
    const error = await failure({ port: server.port, security: 'none', password: 'wrong-secret-99' });
    expect(error).toMatchObject({ code: 'login-refused', details: { user: 'anna' } });
    const seen = JSON.stringify(error, (_, value) =>
      value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value,
    );
    expect(seen).not.toContain('wrong-secret-99');
  });

  test('a message that Dovecot can not read itself is reported, and the others are read', async () => {
    if (process.getuid?.() !== 0) return; // the server runs as another user only then
    writeFixture(server.maildir('torn'));
    server.own('torn');
    const file = join(server.maildir('torn'), 'cur', '1763600400.M1.host:2,S');
    chmodSync(file, 0o000);
    const store = await open({ port: server.port, security: 'none', user: 'torn' });
    const inbox = (await store.listMailboxes())[0] as Mailbox;
    const { messages, unreadable } = await store.readHeaders(inbox, 0);
    expect(messages).toHaveLength(2);
    expect(unreadable).toMatchObject([{ mailbox: 'INBOX', reason: expect.stringMatching(/FETCH failed/) }]);
    await store.close();
  });

  test('a port where nothing listens, and a host that does not exist', async () => {
    expect(await failure({ port: await freePort(), security: 'tls' })).toMatchObject({
      code: 'no-connection',
      details: { reasonEn: 'connection refused' },
    });
    expect(await failure({ port: 993, security: 'tls', host: 'no-such-host.invalid' })).toMatchObject({
      code: 'no-connection',
    });
  });

  test('TLS spoken to the port of plain IMAP', async () => {
    expect((await failure({ port: server.port, security: 'tls' })).code).toBe('protocol');
  });

  test('without encryption only on loopback', async () => {
    expect(await failure({ port: 143, security: 'none', host: 'mail.example' })).toMatchObject({
      code: 'not-encrypted',
    });
  });
});

describe.skipIf(!dovecotHere())('certificates that must not pass', () => {
  test.each([
    ['expired', /expired/],
    ['wrong-host', /another host: .*elsewhere\.example/],
    ['self-signed', /self-signed/],
  ] as const)('%s', async (certificate, reason) => {
    const server = await Dovecot.start({ certificate });
    try {
      const error = await failure({
        port: server.tlsPort,
        security: 'tls',
        ca: certificate === 'self-signed' ? null : server.ca,
      });
      expect(error.code).toBe('certificate-invalid');
      expect(error.details['reasonEn']).toMatch(reason);
    } finally {
      server.stop();
    }
  });
});

describe.skipIf(!dovecotHere())('servers that lack things', () => {
  test.each([
    ['Japanese names without SPECIAL-USE', { folders: 'ja', specialUse: false } as const, ['下書き', '送信済み']],
    ['the separator .', { separator: '.' } as const, ['Drafts', 'Sent']],
    ['no Sent, no Drafts', { folders: 'none' } as const, []],
    ['hardly any capability', { capabilities: 'IMAP4rev1' } as const, ['Drafts', 'Sent']],
  ])('%s', async (_, options, named) => {
    const server = await Dovecot.start(options);
    try {
      const store = await open({ port: server.port, security: 'none' });
      const mailboxes = await store.listMailboxes();
      const roles = mailboxes.filter(({ role }) => role === '\\Drafts' || role === '\\Sent').map(({ path }) => path);
      expect(roles.sort()).toEqual([...named].sort());
      for (const mailbox of mailboxes) expect((await store.readHeaders(mailbox, 0)).unreadable).toEqual([]);
      await store.close();
    } finally {
      server.stop();
    }
  });

  test('STARTTLS is not offered: no login in the clear', async () => {
    const server = await Dovecot.start({ starttls: false });
    try {
      expect(await failure({ port: server.port, security: 'starttls' })).toMatchObject({ code: 'starttls-failed' });
    } finally {
      server.stop();
    }
  });
});

describe('what is no IMAP server, or a rude one', () => {
  let server: Server;
  let talk: (socket: Socket) => void = () => undefined;
  let port = 0;

  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      talk(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    ['BYE as greeting', '* BYE Too many connections from your IP\r\n', 'server-busy', /Too many connections/],
    ['an SMTP server', '220 mail.example ESMTP\r\n', 'protocol', /./],
    ['an HTTP server', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'protocol', /./],
  ])('%s', async (_, greeting, code, words) => {
    talk = (socket) => socket.end(greeting);
    const error = await failure({ port, security: 'none', host: '127.0.0.1' });
    expect(error.code).toBe(code);
    expect(error.details['words']).toMatch(words);
  });

  test('it hangs up at once', async () => {
    talk = (socket) => socket.destroy();
    expect(['no-connection', 'connection-lost']).toContain(
      (await failure({ port, security: 'none', host: '127.0.0.1' })).code,
    );
  });

  test.each([
    ['[UNAVAILABLE] Temporary failure', 'server-busy'],
    ['[AUTHENTICATIONFAILED] Invalid credentials', 'login-refused'],
    ['[ALERT] Application-specific password required', 'server-busy'],
  ])('the login answered NO %s', async (words, code) => {
    talk = (socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
      socket.on('data', (data) => {
        for (const line of data.toString('latin1').split('\r\n')) {
          const [tag, command] = line.split(' ');
          if (/^LOGIN$/i.test(command ?? '')) socket.write(`${tag} NO ${words}\r\n`);
          else if (command) socket.write(`${tag} OK done\r\n`);
        }
      });
    };
    const error = await failure({ port, security: 'none', host: '127.0.0.1' });
    expect(error.code).toBe(code);
    expect(error.details['words']).toContain(words.replace(/^\[\w+\] /, ''));
  });
});

test('UIDs are packed into ranges, long lists into several sets', () => {
  expect(packUids([5, 1, 2, 3, 9, 5])).toEqual(['1:3,5,9']);
  expect(packUids([])).toEqual([]);
  const sets = packUids(Array.from({ length: 11_700 }, (_, i) => 2 * i + 1));
  expect(Math.max(...sets.map((set) => set.length))).toBeLessThanOrEqual(4_000);
  expect(sets.join(',').split(',')).toHaveLength(11_700);
});
