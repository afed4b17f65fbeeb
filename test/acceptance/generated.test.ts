import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { shared } from './shared.ts';

interface Truth {
  readonly now: string;
  readonly unanswered: readonly {
    since: string;
    firstOpenMessageId: string;
    lastMessageId: string;
    over24h: boolean;
    subject: string;
  }[];
}

interface Inbox {
  readonly threads: readonly {
    state: string;
    subject: string;
    messages: string[];
    reply: { since: string; messageIds: string[] };
  }[];
}

const generator = shared('measure/make-mailbox.mjs');

/** One line for each thread, the same for the truth and for the tool. */
const expected = ({ unanswered }: Truth) =>
  unanswered
    .map((thread) =>
      [
        thread.over24h ? 'overdue' : 'waiting',
        Date.parse(thread.since),
        thread.firstOpenMessageId.slice(1, -1),
        thread.lastMessageId.slice(1, -1),
      ].join(' '),
    )
    .sort();
const reported = ({ threads }: Inbox) =>
  threads
    // What the client was asked for and has not sent is listed too; the truth knows questions only.
    .filter(({ reply }) => reply !== null)
    .map(({ state, reply }) =>
      [
        state === 'due-soon' ? 'waiting' : state,
        Date.parse(reply.since),
        reply.messageIds[0],
        reply.messageIds.at(-1),
      ].join(' '),
    )
    .sort();

describe.skipIf(!generator)('a generated mailbox of 10,000 messages', () => {
  const home = new Home();
  const maildir = join(home.path, 'Mail');
  let truth: Truth;
  afterAll(() => home.remove());

  const configuration = (source: string) => `
accounts:
  - { name: work, identity: { address: sato@studio.example, aliases: [info@studio.example] }, ${source} }
team: [studio.example]
response: { copied: count, thanks: count }
`;
  const inbox = async (source: string) => {
    const { out, code, err } = await home.run([
      'inbox',
      '--json',
      '--since',
      '400d',
      '--now',
      truth.now,
      '--config',
      home.write('c.yaml', configuration(source)),
    ]);
    expect([code, err]).toEqual([0, '']);
    return out;
  };

  beforeAll(() => {
    const options = ['--messages', '10000', '--seed', 'client-check-7', '--archive', '0.2', '--broken-refs', '0.1'];
    execFileSync(process.execPath, [
      generator ?? '',
      '--out',
      maildir,
      '--truth',
      join(home.path, 'truth.json'),
      ...options,
    ]);
    truth = JSON.parse(readFileSync(join(home.path, 'truth.json'), 'utf8'));
  });

  test('from the Maildir: exactly the threads of the truth', async () => {
    const out = JSON.parse(await inbox(`maildir: ${maildir}`)) as Inbox;
    expect(reported(out)).toEqual(expected(truth));
    expect(truth.unanswered.length).toBeGreaterThan(100);
  });

  test.skipIf(!dovecotHere())('from Dovecot: the same, byte for byte', async () => {
    const server = await Dovecot.start();
    try {
      cpSync(maildir, server.maildir('me'), { recursive: true, preserveTimestamps: true });
      server.own('me');
      const out = await inbox(
        `imap: { host: localhost, port: ${server.tlsPort}, ca: ${server.ca}, user: me, auth: { password: ${PASSWORD} } }`,
      );
      expect(out).toBe(await inbox(`maildir: ${maildir}`));
    } finally {
      server.stop();
    }
  });
});
