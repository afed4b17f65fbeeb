import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, freePort, PASSWORD } from '../live/dovecot.ts';
import { ImapProxy } from '../live/imap-proxy.ts';
import type { Fault } from '../live/smtp-faults.ts';
import { Submission } from '../live/submission.ts';
import { type Named, Patient } from './patient.ts';

const ACL = 'mail_plugins = acl\nprotocol imap {\n  mail_plugins = acl imap_acl\n}\nplugin {\n  acl = vfile\n}\n';

interface Written {
  readonly host?: string;
  readonly port?: number;
  readonly security?: string;
  readonly ca?: string | null;
  readonly auth?: string;
  readonly user?: string;
  readonly folders?: string;
}

describe.skipIf(!dovecotHere())('an account on real servers', { timeout: 120_000 }, () => {
  let dovecot: Dovecot;
  let smtp: Submission;
  let proxy: ImapProxy;
  let patient: Patient;
  beforeAll(async () => {
    dovecot = await Dovecot.start({ more: ACL });
    smtp = await Submission.start();
    proxy = await ImapProxy.start(dovecot.port);
  });
  beforeEach(() => {
    patient = new Patient();
  });
  afterEach(() => {
    smtp.reset();
    proxy.use({});
    patient.remove();
  });
  afterAll(async () => {
    await proxy.stop();
    await smtp.stop();
    dovecot.stop();
  });

  const server = (written: Written, usual: Written) => {
    const { host = 'localhost', port, security = 'tls', ca, auth, user = 'hanako' } = { ...usual, ...written };
    const more = ca === null ? '' : `, ca: ${ca}`;
    const login = auth ?? `password: ${PASSWORD}`;
    return `{ host: ${host}, port: ${port}, security: ${security}${more}, user: ${user}, auth: { ${login} } }`;
  };
  const diagnose = (imap: Written = {}, send: Written = {}, patience = 10_000) => {
    const source = [
      `imap: ${server(imap, { port: dovecot.tlsPort, ca: dovecot.ca })}`,
      `smtp: ${server(send, { port: smtp.tlsPort, ca: smtp.ca })}`,
      ...(imap.folders ? [`folders: ${imap.folders}`] : []),
    ];
    patient.write('.clientrc', patient.configuration('', source.join('\n    ')));
    return patient.examine({ patience });
  };

  test('a healthy one passes, by TLS, STARTTLS and in the clear on loopback; nothing is sent, nothing is stored', async () => {
    for (const security of ['tls', 'starttls', 'none']) {
      const [imapPort, smtpPort] = security === 'tls' ? [dovecot.tlsPort, smtp.tlsPort] : [dovecot.port, smtp.port];
      const diagnosis = await diagnose({ port: imapPort, security }, { port: smtpPort, security });
      expect(diagnosis.named).toEqual([]);
      expect(diagnosis.exitCode).toBe(0);
      const clear = security === 'none' ? ['imap-tls', 'smtp-tls'] : [];
      expect(diagnosis.skipped.toSorted()).toEqual(['webhook', 'crontab', 'cron-environment', ...clear].toSorted());
    }
    expect(smtp.accepted).toEqual([]);
    expect([smtp.commands.at(-1), smtp.commands.some((line) => /^MAIL/i.test(line))]).toEqual(['QUIT', false]);
    await dovecot.as('hanako', async (client) => {
      for (const path of ['INBOX', 'Drafts', 'Sent'])
        expect(await client.status(path, { messages: true })).toMatchObject({ messages: 0 });
    });
  });

  test('one login a server, also where it is refused', async () => {
    smtp.fault = { auth: 535 };
    const logins = () => proxy.commands.filter((line) => /LOGIN|AUTHENTICATE/.test(line)).length;
    const before = logins();
    const diagnosis = await diagnose({ port: proxy.port, security: 'none', auth: 'password: wrong-secret-99' }, {});
    expect(diagnosis.named).toEqual([
      ['imap-login', 'login-refused', 'fault'],
      ['smtp-login', 'login-refused', 'fault'],
    ]);
    expect(diagnosis.exitCode).toBe(77);
    expect([logins() - before, smtp.logins.length]).toEqual([1, 1]);
    expect(diagnosis.skipped).toEqual(expect.arrayContaining(['capabilities', 'folders', 'write-permission']));
  });

  const password: readonly (readonly [fault: string, auth: string, code: string])[] = [
    ['a variable that is not set', 'passwordEnv: NO_SUCH_VARIABLE', 'password-variable-missing'],
    ['a command that is not there', 'passwordCommand: [no-such-program]', 'password-command-not-found'],
    ['the same through the shell', 'passwordCommand: no-such-program', 'password-command-not-found'],
    [
      'one that fails, having said it',
      'passwordCommand: "echo hunter2; echo hunter2 >&2; exit 3"',
      'password-command-failed',
    ],
    ['one that says nothing', 'passwordCommand: "true"', 'password-command-empty'],
    ['one that never ends', 'passwordCommand: "sleep 600"', 'password-command-timeout'],
  ];
  test.each(password)('the password: %s', async (_, auth, code) => {
    patient.env = { PATH: '/usr/bin:/bin' };
    const diagnosis = await diagnose({ auth }, {}, code === 'password-command-timeout' ? 1_500 : 10_000);
    expect(diagnosis.named).toEqual([['imap-password', code, 'fault']]);
    expect(diagnosis.exitCode).toBe(78);
    expect(diagnosis.skipped).toContain('imap-login');
  });

  const reach: readonly (readonly [
    fault: string,
    written: () => Promise<Written> | Written,
    step: string,
    code: string,
    exit: number,
  ])[] = [
    ['a host that there is not', () => ({ host: 'imap.nowhere.invalid' }), 'name', 'host-unknown', 75],
    ['a port that is closed', async () => ({ port: await freePort() }), 'port', 'port-closed', 75],
    ['an authority that is not trusted', () => ({ ca: null }), 'tls', 'certificate-untrusted', 76],
    ['an authority that cannot be read', () => ({ ca: '/nowhere/ca.pem' }), 'tls', 'ca-unreadable', 74],
  ];
  test.each(reach)('%s', async (_, written, step, code, exit) => {
    for (const kind of ['imap', 'smtp'] as const) {
      const wrong = await written();
      const diagnosis = kind === 'imap' ? await diagnose(wrong) : await diagnose({}, wrong);
      expect(diagnosis.named).toEqual([[`${kind}-${step}`, code, 'fault']]);
      expect(diagnosis.exitCode).toBe(exit);
      expect(diagnosis.skipped).toContain(`${kind}-login`);
    }
  });

  test('TLS where there is none', async () => {
    const diagnosis = await diagnose({ port: dovecot.port }, { port: smtp.port }, 3_000);
    expect(diagnosis.named.map(([id]) => id)).toEqual(['imap-tls', 'smtp-tls']);
    expect(diagnosis.named.every(([, code]) => code === 'not-tls')).toBe(true);
  });

  const certificates: readonly (readonly [fault: Fault, code: string])[] = [
    [{ certificate: 'expired' }, 'certificate-expired'],
    [{ certificate: 'wrong-host' }, 'certificate-wrong-host'],
    [{ certificate: 'self-signed' }, 'certificate-self-signed'],
  ];
  test.each(certificates)('%j, with TLS and with STARTTLS', async (fault, code) => {
    smtp.fault = fault;
    const found: readonly Named[] = [['smtp-tls', code, 'fault']];
    expect((await diagnose()).named).toEqual(found);
    const starttls = await diagnose({}, { port: smtp.port, security: 'starttls' });
    expect([starttls.named, starttls.exitCode]).toEqual([found, 76]);
    expect(smtp.logins).toEqual([]);
  });

  test('a server without STARTTLS: no login in the clear', async () => {
    smtp.fault = { noStarttls: true };
    proxy.use({ capabilities: (all) => all.filter((one) => one !== 'STARTTLS') });
    const diagnosis = await diagnose(
      { port: proxy.port, security: 'starttls' },
      { port: smtp.port, security: 'starttls' },
    );
    expect(diagnosis.named).toEqual([
      ['imap-tls', 'starttls-missing', 'fault'],
      ['smtp-tls', 'starttls-missing', 'fault'],
    ]);
    expect([smtp.logins, proxy.commands.filter((line) => /LOGIN|AUTH/.test(line))]).toEqual([[], []]);
  });

  test('SMTP that is too busy for a login, or hangs up', async () => {
    smtp.fault = { auth: 454 };
    const busy = await diagnose();
    expect([busy.named, busy.exitCode]).toEqual([[['smtp-login', 'server-busy', 'fault']], 75]);
    smtp.fault = { drop: 'AUTH' };
    expect((await diagnose()).named).toEqual([['smtp-login', 'connection-lost', 'fault']]);
  });

  test('no Sent, no Drafts, a configured folder that is not there', async () => {
    const other = await Dovecot.start({ folders: { Drafts: 'Drafts' } });
    const bare = await Dovecot.start({ folders: { Sent: 'Sent' } });
    const on = (one: Dovecot) => diagnose({ port: one.tlsPort, ca: one.ca });
    expect((await on(other)).named).toEqual([['folders', 'no-sent', 'fault']]);
    expect((await on(bare)).named).toEqual([['folders', 'no-drafts', 'fault']]);
    const missing = await diagnose({ folders: '{ drafts: "下書き(旧)" }' });
    expect(missing.named).toEqual([['folders', 'folder-missing', 'fault']]);
    expect(missing.skipped).toContain('write-permission');
    other.stop();
    bare.stop();
  });

  test('Drafts that may only be read: by the access list, and by the word of SELECT', async () => {
    await dovecot.as('reader', (client) => client.status('Drafts', { messages: true }));
    const allow = (rights: string) => {
      const box = join(dovecot.maildir('reader'), '.Drafts');
      mkdirSync(box, { recursive: true });
      writeFileSync(join(box, 'dovecot-acl'), `owner ${rights}\n`);
      dovecot.own('reader');
    };
    for (const rights of ['lr', 'lrws']) {
      allow(rights);
      const diagnosis = await diagnose({ user: 'reader' });
      expect(diagnosis.named).toEqual([['write-permission', 'drafts-read-only', 'fault']]);
      expect(diagnosis.exitCode).toBe(77);
    }
    allow('lrwstipekxa');
    expect((await diagnose({ user: 'reader' })).named).toEqual([]);
    proxy.use({
      capabilities: (all) => all.filter((one) => !one.startsWith('ACL') && !one.startsWith('RIGHTS')),
      answer: ({ text }) => ({ text: text.replace('[READ-WRITE]', '[READ-ONLY]') }),
    });
    const diagnosis = await diagnose({ port: proxy.port, security: 'none' });
    expect(diagnosis.named).toEqual([['write-permission', 'drafts-read-only', 'fault']]);
  });

  test('no UIDPLUS, no keywords: a warning', async () => {
    proxy.use({ capabilities: (all) => all.filter((one) => one !== 'UIDPLUS') });
    expect((await diagnose({ port: proxy.port, security: 'none' })).named).toEqual([
      ['capabilities', 'no-uidplus', 'warning'],
    ]);
    proxy.use({ answer: ({ text }) => ({ text: text.replace(/(PERMANENTFLAGS \([^)]*) \\\*/, '$1') }) });
    const diagnosis = await diagnose({ port: proxy.port, security: 'none' });
    expect([diagnosis.named, diagnosis.exitCode]).toEqual([[['capabilities', 'no-keywords', 'warning']], 0]);
  });

  test("this computer's clock is behind the mail", async () => {
    await dovecot.as('early', (client) => client.append('INBOX', 'Subject: now\r\n\r\nhello\r\n'));
    const source = [`imap: ${server({ user: 'early' }, { port: dovecot.tlsPort, ca: dovecot.ca })}`];
    patient.write('.clientrc', patient.configuration('', source.join('\n    ')));
    const diagnosis = await patient.examine({ now: Date.now() - 30 * 60_000 });
    expect(diagnosis.named).toEqual([['mail-clock', 'clock-behind', 'warning']]);
    expect((await patient.examine()).named).toEqual([]);
  });
});
