import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sampleMailbox } from '../../src/demo/sample-mailbox.ts';
import { shared } from '../acceptance/shared.ts';
import { Home } from '../cli/run.ts';
import { mutate, seeded } from '../fuzz/mutate.ts';
import { liveServer } from '../live/available.ts';
import { at } from '../mail/build.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { calendar } from '../triage/build.ts';
import { ATTACKS, hostileMails } from './hostile-mail.ts';
import { type Screen, screenOf, strayControls } from './terminal-screen.ts';

const NOW = '2026-11-24T08:30:00+09:00';
const home = new Home();
afterAll(() => home.remove());

const hostile = shared('corpora/hostile');
const originals = sampleMailbox(at('2026-11-24 08:30'), calendar).files.map(({ bytes }) => bytes);

/** Some hundred mails with faults, as the fuzz test makes them, with the attacks spliced in. */
function mutated(count: number): Buffer[] {
  const int = seeded(11);
  const others = [...originals, ...Object.values(ATTACKS).map((attack) => Buffer.from(attack))];
  return Array.from({ length: count }, () => mutate(originals[int(originals.length)] as Buffer, others, int));
}

const corpus = hostile ? readdirSync(hostile).filter((file) => file.endsWith('.eml')) : [];
const CORPORA: Readonly<Record<string, readonly Buffer[]>> = {
  'every attack in every field, and corpora/hostile where it is': [
    ...hostileMails(),
    ...corpus.map((file) => readFileSync(join(hostile ?? '', file))),
  ],
  'four hundred mails with faults': mutated(400),
};

/** A home with a mailbox of these mails, folders with hostile names, and a configuration that names what it can. */
function settle(name: string, mails: readonly Buffer[]): string {
  const root = join(home.path, name.replace(/\W/g, '-'));
  const maildir = join(root, 'mail');
  mkdirSync(root, { recursive: true });
  makeFolders(maildir, ['Sent', 'Drafts', 'a\x1b]0;x\x07b', '\u202egnp\u2028', '__proto__']);
  for (const [index, bytes] of mails.entries()) {
    writeMail(maildir, {
      folder: index % 10 === 9 ? 'a\x1b]0;x\x07b' : index % 10 === 8 ? 'Sent' : '',
      name: `${Math.floor(Date.parse('2026-11-20T10:00:00+09:00') / 1000) + index}.M${index}.host:2,S`,
      bytes,
      at: '2026-11-20T10:00:00+09:00',
    });
  }
  // A message that can't be read, under a name that a terminal would obey.
  mkdirSync(join(maildir, 'cur', '1795000000.\x1b[2Jx\u202e.host:2,S'));
  writeFileSync(
    join(root, 'config.yaml'),
    `accounts: [{ name: a, identity: { address: me@me.example, name: 花子 }, maildir: ${maildir} }]\nclients:\n  - { name: C, match: [client.example, client1.example] }\n  - { name: Y, match: [yamano-corp.example] }\nothers: everyone\n`,
    { mode: 0o600 },
  );
  return root;
}

describe.skipIf(!liveServer(['script'], 'Debian: apt-get install bsdutils'))(
  '36. a terminal is sent no control of a mail',
  () => {
    test.each(Object.keys(CORPORA))(
      '36. every command over %s',
      async (name) => {
        const root = settle(name, CORPORA[name] ?? []);
        const config = ['--config', join(root, 'config.yaml')];
        const fixed = ['--since', '2000-01-01', ...config];
        const seen = ['--now', NOW, ...fixed];
        const screens: Screen[] = [];
        const show = async (args: readonly string[], keys: readonly string[] = []) => {
          const screen = await screenOf(args, { home: root, keys });
          screens.push(screen);
          return screen;
        };
        const all = await show(['inbox', '--all', '--json', ...seen]);
        const text = all.bytes.toString('utf8').replace(/\r\x1b\[2K/g, '');
        const { threads } = JSON.parse(text.slice(text.indexOf('{\r\n'))) as {
          threads: { id: string; state: string }[];
        };
        expect(threads.length).toBeGreaterThan(5);
        const ids = threads.map(({ id }) => id);
        const states = threads.filter(({ state }, index) => threads.findIndex((one) => one.state === state) === index);
        const some = [...new Set([...states.map(({ id }) => id), ...ids])].slice(0, 8);
        const first = ids[0] ?? '';
        const looks = [
          ['inbox', ...seen],
          ['inbox', '--all', '--verbose', '--lang', 'en', ...seen],
          ...some.map((id) => ['show', id, ...seen]),
          ['show', first, '--json', ...seen],
          ['draft', ...ids.slice(0, 60), '--dry-run', ...seen],
          ['draft', ...ids.slice(0, 60), '--dry-run', '--json', ...seen],
          ['promises', ...seen],
          ['promises', '--ics', join(root, 'out.ics'), ...seen],
          ['show', '\x1b[2J\u202e', ...seen],
          ['draft', first, '--dry-run', '--due', '\x1b]52;c;eA==\x07', ...seen],
          ['draft', first, '--dry-run', '--template', '\u009b2J', ...seen],
        ];
        const worker = async () => {
          for (let next = looks.pop(); next; next = looks.pop()) await show(next);
        };
        await Promise.all([worker(), worker(), worker()]);
        await show(['draft', ...ids.slice(0, 3), '--edit', ...fixed]);
        await show(['draft', ...ids.slice(0, 60), ...fixed]);
        await show(['send', '--dry-run', ...fixed]);
        const sends = await show(['send', ...fixed], ['e', 's', 'q', 'n', 'x', 'q']);
        expect(sends.bytes.toString()).toMatch(/\(1\/\d+\)|1\/\d+/);
        await show(['inbox', '--interactive', ...fixed], ['j', '\r', ' ', 'q', 'x', 'n', 'q']);
        await show(['send', '--yes', ...fixed]);
        await show(['snooze', first, '--until', '2030-01-01', ...fixed]);
        await show(['done', first, ...fixed]);
        for (const screen of screens) {
          expect(strayControls(screen), screen.args.join(' ')).toEqual([]);
          expect(screen.code, `${screen.args.join(' ')}\n${screen.bytes.toString().slice(-500)}`).not.toBe(70);
        }
        expect(readFileSync(join(root, 'out.ics'), 'utf8').replace(/\r\n/g, '')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      },
      300_000,
    );
  },
);
