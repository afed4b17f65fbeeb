import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { World } from '../../src/cli/world.ts';
import { ClientCheckError } from '../../src/errors.ts';
import type { StepName } from '../../src/submit/journal.ts';
import { dovecotHere } from '../live/available.ts';
import { Desk } from '../live/desk.ts';
import { Ground } from '../live/interrupted/ground.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/client-check.js');
const NOTHING_SENT = { accepted: 0, drafts: 1, sent: 0 };
const SENT_ONCE = { accepted: 1, drafts: 0, sent: 1 };

/** A step of the journal that the disk has no room for. */
const fullAt = (step: StepName) => (world: World) => ({
  ...world,
  journalHook: (when: string, at: StepName) => {
    if (when === 'before' && at === step)
      throw new ClientCheckError('file-unwritable', { file: 'sends', reason: 'ENOSPC' });
  },
});

describe.skipIf(!dovecotHere())('the disk beside the mailbox', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.start();
  });
  afterAll(() => ground.stop());

  const desk = async (user: string) => {
    const made = await Desk.start(ground, user);
    onTestFinished(() => made.stop());
    return made;
  };

  /** Runs the built program with files of at most so many KiB. */
  const limited = (one: Desk, kib: number) => {
    const call = `ulimit -f ${kib}; exec "$@"`;
    const args = ['-c', call, 'sh', process.execPath, PROGRAM, 'send', '--yes', '--config', one.config];
    const env = { HOME: ground.home.path, PATH: process.env['PATH'] ?? '', XDG_STATE_HOME: one.files.state };
    const child = spawn('bash', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    return new Promise<{ code: number | null; err: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, err }));
    });
  };

  test('32. a disk that is full, at the lock, in the middle of what is frozen: not sent, said (74), and sent by the next run', async () => {
    for (const kib of [0, 1, 3]) {
      const one = await desk(`full-${kib}`);
      const { code, err } = await limited(one, kib);
      expect([code, err]).toEqual([74, expect.stringContaining('EFBIG')]);
      expect(one.all()).toEqual(NOTHING_SENT);
      expect(one.smtp.dots).toBe(0);
      expect((await one.run('send')).code).toBe(0);
      expect(one.all()).toEqual(SENT_ONCE);
    }
  });

  test.each(['prepared', 'sending', 'data-end', 'rejected'] as const)(
    '32. no room for the step %s: not sent, and sent once by the next run',
    async (step) => {
      const one = await desk(`no-room-${step}`);
      if (step === 'rejected') one.smtp.fault = { kind: 'refused', at: 'MAIL', code: 451 };
      expect(['file-unwritable', 69]).toContain((await one.run('send', { change: fullAt(step) })).code);
      expect(one.all()).toEqual(NOTHING_SENT);
      expect(one.smtp.dots).toBe(0);
      one.smtp.fault = null;
      expect(await one.run('send')).toMatchObject({ code: 0, json: { sent: [{}], uncertain: [] } });
      expect(one.all()).toEqual(SENT_ONCE);
    },
  );

  test.each(['accepted', 'filed', 'draft-removed'] as const)(
    '32. no room for the step %s, behind the reply: sent, never again, and brought to its end by the next run',
    async (step) => {
      const one = await desk(`no-room-${step}`);
      expect((await one.run('send', { change: fullAt(step) })).code).toBe('file-unwritable');
      // What can't be kept beside the mailbox stands in the mailbox.
      expect(one.all()).toMatchObject({ accepted: 1, sent: 1 });
      expect(await one.run('send')).toMatchObject({ code: 0, json: { sent: [], refused: [], uncertain: [] } });
      expect(one.all()).toEqual(SENT_ONCE);
    },
  );

  test('32. a state folder that is no folder: not sent, said, nothing changed', async () => {
    const one = await desk('no-folder');
    const folder = join(one.files.state, 'client-check');
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'a file');
    expect((await one.run('send')).code).toMatch(/^file-un/);
    expect(one.all()).toEqual(NOTHING_SENT);
    rmSync(folder);
    mkdirSync(folder);
    chmodSync(folder, 0o700);
    expect((await one.run('send')).code).toBe(0);
    expect(one.all()).toEqual(SENT_ONCE);
  });

  test('32. the last line of the journal torn off at every byte: what was accepted is never sent again', async () => {
    const one = await desk('torn');
    const dies = (world: World) => ({
      ...world,
      journalHook: (when: string, step: string) => {
        if (when === 'before' && step === 'filed') throw new Error('killed');
      },
    });
    await expect(one.run('send', { change: dies })).rejects.toThrow('killed');
    const folder = join(one.files.state, 'client-check', 'sends');
    const [account = ''] = readdirSync(folder);
    const [name = ''] = readdirSync(join(folder, account));
    const file = join(folder, account, name);
    const whole = readFileSync(file);
    const last = whole.lastIndexOf('{"step":"accepted"');
    expect(last).toBeGreaterThan(0);
    for (let length = last; length <= whole.length; length += 9) {
      writeFileSync(file, whole.subarray(0, length));
      const { json } = await one.run('send');
      // The copy in Sent says that it went out, also where the journal knows of the dot only.
      expect(json).toMatchObject({ sent: [], uncertain: [], refused: [] });
      expect(one.all()).toEqual(SENT_ONCE);
    }
  });
});
