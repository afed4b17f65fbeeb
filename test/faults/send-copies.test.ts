import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { World } from '../../src/cli/world.ts';
import { dovecotHere } from '../live/available.ts';
import { Desk } from '../live/desk.ts';
import { Ground } from '../live/interrupted/ground.ts';

const DAY = 86_400_000;

/** So many days later. */
const later = (days: number) => (world: World) => {
  const now = world.now + days * DAY;
  return { ...world, now, clock: now, time: () => now };
};

describe.skipIf(!dovecotHere())('the copy in Sent', () => {
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

  test('31. it fails for good: sent, never again, never drafted again, until the copy is seen', async () => {
    const one = await desk('no-copy');
    const sent = join(one.files.maildir, '.Sent');
    const folders = [...['cur', 'new', 'tmp'].map((part) => join(sent, part)), sent];
    for (const folder of folders) chmodSync(folder, 0o500);
    const warned: string[] = [];
    const listening = (world: World) => ({
      ...world,
      output: { ...world.output, warn: (text: string) => warned.push(text) },
    });
    const run = await one.run('send', { change: listening });
    expect(run).toMatchObject({ code: 0, json: { sent: [{ savedTo: null }], refused: [], uncertain: [] } });
    expect(warned.join()).toMatch(/控え/);
    expect(one.all()).toEqual({ accepted: 1, drafts: 1, sent: 0 });
    // Long after the day for which a finished send is remembered, too.
    for (const days of [0, 3]) {
      const change = later(days);
      expect((await one.run('send', { change })).json).toMatchObject({ sent: [], refused: [], uncertain: [] });
      expect(
        (await one.run('draft', { change })).json.drafts.filter(({ answers }: { answers: string }) => answers),
      ).toEqual([]);
      const { threads } = (await one.run('inbox', { change })).json;
      expect(threads).toMatchObject([
        { draft: null, reply: null, state: days === 0 ? 'held' : expect.stringMatching(/^(?:held|promise-)/) },
      ]);
    }
    expect(one.smtp.taken).toHaveLength(1);
    for (const folder of folders) chmodSync(folder, 0o700);
    await one.run('send');
    expect(one.all()).toEqual({ accepted: 1, drafts: 0, sent: 1 });
    // Two days later it is forgotten: the copy tells all.
    await one.run('send', { change: later(2) });
    const journal = join(one.files.state, 'client-check', 'sends');
    expect(readdirSync(journal).flatMap((name) => readdirSync(join(journal, name)))).toEqual([]);
    expect((await one.run('inbox')).json.threads).toMatchObject([{ state: 'held', reply: null }]);
  });

  test('30. the server files its own copy late, and the run that stored ours was killed before that was on record: one is left', async () => {
    const one = await desk('two-copies');
    const dies = (world: World) => ({
      ...world,
      journalHook: (when: string, step: string) => {
        if (when === 'before' && step === 'filed') throw new Error('killed');
      },
    });
    await expect(one.run('send', { change: dies })).rejects.toThrow('killed');
    expect(one.all()).toEqual({ accepted: 1, drafts: 1, sent: 1 });
    await one.run('send');
    expect(one.all()).toEqual({ accepted: 1, drafts: 0, sent: 1 });
    ground.fileSent(one.files.maildir, one.smtp.taken[0]?.bytes ?? Buffer.alloc(0));
    expect(one.lying('Sent')).toBe(2);
    expect((await one.run('send')).code).toBe(0);
    expect(one.all()).toEqual({ accepted: 1, drafts: 0, sent: 1 });
  });

  test('28. the mailbox hangs up while the reply to the final dot takes its time: the copy is filed all the same', async () => {
    const one = await desk('slow-reply');
    one.imap.arm({ of: 'client', after: 0, times: 1, since: 'dot' });
    one.smtp.onEvent = (event) => event === 'dot' && one.imap.dot();
    one.smtp.onTaken = () => new Promise((resolve) => setTimeout(resolve, 900));
    expect(await one.run('send')).toMatchObject({ code: 0, json: { sent: [{ savedTo: 'Sent' }] } });
    expect(one.all()).toEqual({ accepted: 1, drafts: 0, sent: 1 });
  });
});
