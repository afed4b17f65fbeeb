import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openImap } from '../../src/mailstore/imap.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { lf, newMessage } from './contract-storing.ts';
import { type Cut, CuttingProxy } from './cutting-proxy.ts';

const folders = { include: ['*'], exclude: [], sent: null, drafts: null };

const open = (port: number, user = 'anna', log?: (line: string) => void) =>
  openImap({
    account: 'work',
    server: { host: '127.0.0.1', port, security: 'none', user },
    password: PASSWORD,
    ca: null,
    folders,
    ...(log ? { log } : {}),
  });

/** A Dovecot that lacks what these capabilities leave out; LITERAL+ apart, which decides how APPEND is sent. */
const POOR = 'IMAP4rev1 SASL-IR MOVE IDLE NAMESPACE LITERAL+';

describe.skipIf(!dovecotHere())('Dovecot without UIDPLUS', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await Dovecot.start({ capabilities: POOR });
  });
  afterAll(() => server.stop());

  test('APPEND gives the ref all the same; a removal only marks, and nothing is expunged', async () => {
    const said: string[] = [];
    const store = await open(server.port, 'poor', (line) => said.push(line));
    const other = await store.append('Drafts', newMessage('other@agency.example'));
    const ref = await store.append('Drafts', newMessage('draft@agency.example'));
    expect(ref.uid).not.toBe(other.uid);
    expect(await store.append('Drafts', newMessage('draft@agency.example'))).toEqual(ref);
    await server.as('poor', async (client) => {
      await client.mailboxOpen('Drafts');
      await client.messageFlagsAdd(String(other.uid), ['\\Deleted'], { uid: true });
    });
    const { source } = newMessage('draft@agency.example');
    expect(await store.remove(ref, source)).toBe('marked');
    expect(await store.remove(ref, source)).toBe('marked');
    expect(await store.findByMessageId('Drafts', 'draft@agency.example')).toEqual([]);
    // What is marked counts no longer: another one is stored beside it.
    expect(await store.append('Drafts', newMessage('draft@agency.example'))).not.toEqual(ref);
    await store.close();
    expect(said.filter((line) => /^C:.*(?:EXPUNGE|CLOSE|UNSELECT)/i.test(line))).toEqual([]);
    expect(said.filter((line) => /^C:.*APPEND/i.test(line))).toHaveLength(3);
    expect(said.join('\n')).not.toMatch(/Subject: draft|text\/plain/);
    expect(readdirSync(join(server.maildir('poor'), '.Drafts', 'cur'))).toHaveLength(3);
  });
});

describe.skipIf(!dovecotHere())('a connection that is lost over Dovecot', () => {
  let server: Dovecot;
  let proxy: CuttingProxy | undefined;
  beforeAll(async () => {
    server = await Dovecot.start();
  });
  afterEach(() => proxy?.stop());
  afterAll(() => server.stop());

  const tail = '\r\nの終わり\r\n';
  const message = newMessage('cut@agency.example', `${'あいうえお\r\n'.repeat(2_000)}${tail}`);
  const sent = (client: string) => /APPEND/.test(client) && client.includes(Buffer.from(tail).toString('latin1'));
  const cuts: readonly (readonly [string, Cut])[] = [
    ['before the OK of an APPEND', ({ server: said }) => (/APPENDUID/.test(said) ? 'unheard' : null)],
    ['as soon as the literal has gone', ({ client }) => (sent(client) ? 'now' : null)],
    ['before the literal', ({ client }) => (/APPEND.*\r\n/.test(client) && !sent(client) ? 'now' : null)],
    ['before the folder is open', ({ client }) => (/SELECT/.test(client) ? 'unheard' : null)],
  ];

  test.each(cuts)('%s: exactly one lies there', async (way, cut) => {
    const user = `cut${cuts.findIndex(([name]) => name === way)}`;
    const through = await CuttingProxy.start(server.port, cut);
    proxy = through;
    const store = await open(through.port, user);
    const ref = await store.append('Drafts', message);
    expect(proxy.cuts).toBe(1);
    expect(await store.findByMessageId('Drafts', message.messageId)).toEqual([ref]);
    expect(lf(await store.readSource(ref, 100_000))).toBe(lf(message.source));
    await store.close();
    expect(readdirSync(join(server.maildir(user), '.Drafts', 'cur'))).toHaveLength(1);
  });

  test('again and again: an error, and the next run finds what was stored', async () => {
    const through = await CuttingProxy.start(
      server.port,
      ({ client, server: said }) =>
        /APPENDUID/.test(said) || (proxy?.cuts && /SELECT/.test(client)) ? 'unheard' : null,
      9,
    );
    proxy = through;
    const store = await open(through.port, 'always');
    await expect(store.append('Drafts', message)).rejects.toMatchObject({ code: 'connection-lost' });
    expect(proxy.cuts).toBe(2);
    await store.close();
    const next = await open(server.port, 'always');
    const [ref] = await next.findByMessageId('Drafts', message.messageId);
    expect(await next.append('Drafts', message)).toEqual(ref);
    await next.close();
    expect(readdirSync(join(server.maildir('always'), '.Drafts', 'cur'))).toHaveLength(1);
  });

  test('before the OK of a UID EXPUNGE: it is removed, not gone', async () => {
    const through = await CuttingProxy.start(server.port, ({ server: said }) =>
      /OK Expunge completed/.test(said) ? 'unheard' : null,
    );
    proxy = through;
    const store = await open(through.port, 'expunged');
    const ref = await store.append('Drafts', message);
    expect(await store.remove(ref, message.source)).toBe('removed');
    expect(proxy.cuts).toBe(1);
    expect(await store.readSource(ref, 100_000)).toBeNull();
    await store.close();
  });
});
