import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { done } from '../../src/cli/done.ts';
import { promises } from '../../src/cli/promises.ts';
import { snooze } from '../../src/cli/snooze.ts';
import { writeWhole } from '../../src/on-disk.ts';
import { below, random } from '../calendar/random.ts';
import { dovecotHere } from '../live/available.ts';
import { bundle } from '../live/bundle.ts';
import { Desk } from '../live/desk.ts';
import { Ground } from '../live/interrupted/ground.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/client-check.js');
const QUESTION = 'question@client.example';
const AS_OF = { until: '2099-01-05', first: '2099-01-04' };

/** Every file below a folder, with its content. */
function filesIn(folder: string): { name: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** What a command reads: not what is still being written. */
const records = (folder: string) => filesIn(folder).filter(({ name }) => name.endsWith('.json'));

describe('a file that is written whole or not at all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-check-whole-'));
  const code = mkdtempSync(join(tmpdir(), 'client-check-code-'));
  const onDisk = join(code, 'on-disk.mjs');
  beforeAll(() => bundle('on-disk.ts', onDisk));
  afterAll(() => {
    for (const one of [folder, code]) rmSync(one, { recursive: true, force: true });
  });

  test('killed while it is written again and again, 40 times: one of its contents, whole', async () => {
    const file = join(folder, 'record.json');
    const script = `
      import { writeWhole } from ${JSON.stringify(onDisk)};
      for (let i = 0; ; i += 1) {
        await writeWhole(${JSON.stringify(file)}, JSON.stringify({ i, text: 'あ'.repeat((i * 7919) % 40000) }) + '\\n');
        if (i === 0) process.stdout.write('begun');
      }`;
    const next = random(21);
    let left = 0;
    for (let kill = 0; kill < 40; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, below(next, 25)));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
      const { i, text } = JSON.parse(readFileSync(file, 'utf8'));
      expect(text).toHaveLength((i * 7919) % 40_000);
      left = readdirSync(folder).length - 1;
    }
    // What the killed ones left is harmless, and is cleared away once it is old.
    expect(left).toBeGreaterThan(0);
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const name of readdirSync(folder)) if (name !== 'record.json') utimesSync(join(folder, name), old, old);
    writeFileSync(join(folder, 'record.json.notes'), 'of somebody else');
    await writeWhole(file, 'new');
    expect(readdirSync(folder).toSorted()).toEqual(['record.json', 'record.json.notes']);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  test('a disk that takes a part of it only: the old content stays, and nothing beside it', async () => {
    const file = join(folder, 'full.json');
    await writeWhole(file, 'old');
    const script = `import { writeWhole } from ${JSON.stringify(onDisk)}; await writeWhole(${JSON.stringify(file)}, 'x'.repeat(5000));`;
    const child = spawn(
      'bash',
      ['-c', 'ulimit -f 4; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e', script],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).not.toBe(0);
    expect(err).toContain('EFBIG');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual(['full.json']);
  });
});

describe.skipIf(!dovecotHere())('killed at any moment: the state folder is old or new, and the next run works', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.start();
  });
  afterAll(() => ground.stop());

  const begin = (one: Desk, args: readonly string[]) => {
    const env = { HOME: ground.home.path, PATH: process.env['PATH'] ?? '', XDG_STATE_HOME: one.files.state };
    const child = spawn(process.execPath, [PROGRAM, ...args, '--config', one.config], { env, stdio: 'ignore' });
    return { child, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
  };

  /** Kills a command at a moment after it has connected, which is before it writes anything. */
  const killed = async (one: Desk, args: readonly string[], delay: number) => {
    const { child, ended } = begin(one, args);
    one.imap.onConnect = () => setTimeout(() => child.kill('SIGKILL'), delay);
    const code = await ended;
    one.imap.onConnect = () => undefined;
    return code;
  };

  const COMMANDS = {
    draft: {
      args: ['draft'],
      folder: 'drafts',
      prepare: async (one: Desk) => void one.removeDraft(),
      again: (one: Desk) => one.run('draft'),
      after: (one: Desk) => expect(one.lying('Drafts')).toBe(1),
    },
    done: {
      args: ['done', QUESTION],
      folder: 'settled',
      prepare: async () => undefined,
      again: (one: Desk) => one.call((world, scope) => done(world, { ...scope, ids: [QUESTION], undo: false })),
      after: async (one: Desk) => expect((await one.run('inbox')).json.threads).toMatchObject([{ state: 'answered' }]),
    },
    snooze: {
      args: ['snooze', QUESTION, '--until', AS_OF.until],
      folder: 'snoozed',
      // Put off once already, and the client wrote since: another record than the new one's.
      prepare: async (one: Desk) => {
        const first = { id: QUESTION, until: AS_OF.first, clear: false };
        await one.call((world, scope) => snooze(world, { ...scope, ...first }));
        one.arrive(
          '',
          `From: bob@client.example\r\nTo: alice@agency.example\r\nSubject: Re: delivery\r\nDate: ${new Date().toUTCString()}\r\nMessage-ID: <2@client.example>\r\nIn-Reply-To: <${QUESTION}>\r\n\r\nWell?\r\n`,
        );
      },
      again: (one: Desk) =>
        one.call((world, scope) => snooze(world, { ...scope, id: QUESTION, until: AS_OF.until, clear: false })),
      after: async (one: Desk) => expect((await one.run('inbox')).json.threads).toMatchObject([{ state: 'snoozed' }]),
    },
    promises: {
      args: ['promises', '--set', QUESTION, AS_OF.until],
      folder: 'overrides',
      prepare: async (one: Desk) => {
        one.arrive(
          'Sent',
          `From: alice@agency.example\r\nTo: bob@client.example\r\nSubject: Re: delivery\r\nDate: ${new Date().toUTCString()}\r\nMessage-ID: <3@agency.example>\r\nIn-Reply-To: <${QUESTION}>\r\n\r\nWe shall see.\r\n`,
        );
      },
      again: (one: Desk) =>
        one.call((world, scope) =>
          promises(world, { ...scope, ics: null, dismiss: null, set: [QUESTION, AS_OF.until] }),
        ),
      after: async (one: Desk) =>
        expect((await one.run('inbox')).json.threads).toMatchObject([
          { promise: { due: expect.stringContaining(AS_OF.until) } },
        ]),
    },
  } as const;

  test.each(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])(
    '%s, ten times',
    async (name) => {
      const { args, folder, prepare, again, after } = COMMANDS[name];
      const next = random(name.length);
      let died = 0;
      const one = async (number: number) => {
        const desk = await Desk.start(ground, `${name}-${number}`);
        onTestFinished(() => desk.stop());
        await prepare(desk);
        const state = join(desk.files.state, 'client-check');
        const before = records(join(state, folder)).length;
        if ((await killed(desk, args, below(next, 260))) === null) died += 1;
        for (const { text } of records(state)) expect(() => JSON.parse(text)).not.toThrow();
        // What was put off before is never forgotten for what is to come.
        expect(records(join(state, folder)).length).toBeGreaterThanOrEqual(before);
        expect((await again(desk)).code).toBe(0);
        expect(records(join(state, folder))).toHaveLength(1);
        await after(desk);
      };
      const numbers = Array.from({ length: 10 }, (_, at) => at);
      const work = async () => {
        for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) await one(number);
      };
      await Promise.all([work(), work(), work()]);
      expect(died).toBeGreaterThan(0);
    },
    120_000,
  );
});
