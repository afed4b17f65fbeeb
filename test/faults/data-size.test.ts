import { readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, freePort, PASSWORD } from '../live/dovecot.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { GIANT_NAMES, writeGiants } from './giants.ts';

const MB = 1 << 20;
const NOW = ['--now', '2026-11-24T08:30:00+09:00'];
/** Generous: what is tested is that a run ends, and does not grow with the mail. */
const LIMIT = 120_000;

const home = new Home();
afterAll(() => home.remove());

/** Writes down at its end how much memory the process ever held, in MB. */
const meter = home.write(
  'meter.mjs',
  `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(process.env.METER, String(process.resourceUsage().maxRSS / 1024)));\n`,
);

async function measured(args: readonly string[]) {
  const file = `${home.path}/rss`;
  const { code, out, err } = await home.run(args, { env: { NODE_OPTIONS: `--import ${meter}`, METER: file } });
  return { code, out, err, peak: Number(readFileSync(file, 'utf8')) };
}

const configOf = (name: string, account: string) =>
  home.write(
    `${name}.yaml`,
    `accounts: [{ name: a, identity: { address: me@me.example }, ${account} }]\nclients: [{ name: C, match: [client.example] }]\n`,
  );

/** Whose texts must be found. */
const READABLE = ['text-of-200-mb', 'file-of-200-mb', 'parts-100000'];

/** Every command that reads mail, over the giants. */
async function everyCommand(config: string, names: readonly string[]) {
  const { out, code, err, peak } = await measured(['inbox', '--all', '--json', ...NOW, '--config', config]);
  expect(code, err).toBe(0);
  const { threads } = JSON.parse(out) as { threads: { id: string; messages: (string | null)[]; subject: string }[] };
  expect(threads.flatMap(({ messages }) => messages).sort()).toEqual(
    GIANT_NAMES.map((name) => `${name}@client.example`).sort(),
  );
  const peaks = [peak];
  const texts = new Map<string, string>();
  for (const { id, messages } of threads.filter((one) => names.some((name) => one.messages[0]?.startsWith(name)))) {
    const shown = await measured(['show', id, '--json', ...NOW, '--config', config]);
    expect(shown.code, shown.err).toBe(0);
    const [message] = JSON.parse(shown.out).messages as { text: string; subject: string; attachments: string[] }[];
    expect((message?.subject ?? '').length).toBeLessThanOrEqual(1_000);
    expect((message?.attachments ?? []).length).toBeLessThanOrEqual(50);
    texts.set(String(messages[0]).split('@')[0] ?? '', message?.text ?? '');
    peaks.push(shown.peak);
  }
  for (const name of READABLE) expect(texts.get(name)).toContain('お見積りをお願いできますか。');
  const drafts = await measured([
    'draft',
    ...threads.map(({ id }) => id),
    '--dry-run',
    '--json',
    ...NOW,
    '--config',
    config,
  ]);
  expect([0, 69], drafts.err).toContain(drafts.code);
  const made = JSON.parse(drafts.out).drafts as { text: string; cc: string[] }[];
  expect(made.length).toBeGreaterThan(5);
  for (const { text } of made) expect(text.length).toBeLessThan(100_000);
  peaks.push(drafts.peak);
  return Math.max(...peaks);
}

/** What the program takes for a mailbox of one short mail. */
async function usualPeak(): Promise<number> {
  const maildir = `${home.path}/small`;
  makeFolders(maildir, ['Sent', 'Drafts']);
  writeMail(maildir, {
    folder: '',
    name: '1795136400.M1.host:2,S',
    bytes: 'From: a@client.example\nMessage-ID: <a@b>\n\nx\n',
  });
  const { peak } = await measured(['inbox', '--json', ...NOW, '--config', configOf('small', `maildir: ${maildir}`)]);
  return peak;
}

test(
  '35. mails of 200 MB, 20,000 references, 100,000 parts, nested 10,000 deep, in a Maildir: bounded memory, every command ends',
  async () => {
    const maildir = `${home.path}/giants`;
    makeFolders(maildir, ['Sent', 'Drafts']);
    writeGiants(maildir);
    const peak = await everyCommand(configOf('giants', `maildir: ${maildir}`), GIANT_NAMES);
    const usual = await usualPeak();
    console.info(`peak ${Math.round(peak)} MB over the giants, ${Math.round(usual)} MB over one short mail`);
    expect(peak - usual).toBeLessThan(200);
  },
  LIMIT * 2,
);

describe.skipIf(!dovecotHere())('35. the same on Dovecot', () => {
  let server: Dovecot;
  let counter: Server;
  let port = 0;
  let fetched = 0;

  beforeAll(async () => {
    server = await Dovecot.start();
    port = await freePort();
    counter = createServer((client) => {
      const upstream = connect(server.port, '127.0.0.1');
      client.on('error', () => upstream.destroy());
      upstream.on('error', () => client.destroy());
      upstream.on('data', (data) => {
        fetched += data.length;
      });
      client.pipe(upstream);
      upstream.pipe(client);
    });
    await new Promise<void>((resolve) => counter.listen(port, '127.0.0.1', resolve));
    const maildir = server.maildir('giant');
    makeFolders(maildir, ['Sent', 'Drafts']);
    writeGiants(maildir);
    server.own('giant');
  }, LIMIT);
  afterAll(() => {
    counter.close();
    server.stop();
  });

  test(
    '35. no body is fetched whole: of 430 MB a few go over the wire, and memory is bounded',
    async () => {
      const account = `imap: { host: 127.0.0.1, port: ${port}, security: none, user: giant, auth: { password: ${PASSWORD} } }`;
      const peak = await everyCommand(configOf('dovecot', account), [...READABLE, 'nested-10000']);
      const runs = READABLE.length + 3;
      console.info(`${(fetched / MB / runs).toFixed(1)} MB a run, peak ${Math.round(peak)} MB`);
      expect(fetched / runs).toBeLessThan(12 * MB);
      expect(peak - (await usualPeak())).toBeLessThan(300);
    },
    LIMIT * 2,
  );
});
