import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { send } from '../../src/cli/send.ts';
import { snooze } from '../../src/cli/snooze.ts';
import { dovecotHere } from '../live/available.ts';
import { Desk, personWho } from '../live/desk.ts';
import { Ground } from '../live/interrupted/ground.ts';

const QUESTION = 'question@client.example';

describe.skipIf(!dovecotHere())('a send that is uncertain', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.start();
  });
  afterAll(() => ground.stop());

  /** A desk whose only send was accepted, and nobody heard of it. */
  const uncertain = async (user: string) => {
    const one = await Desk.start(ground, user);
    onTestFinished(() => one.stop());
    one.smtp.fault = { kind: 'command', at: 'dot', when: 'taken', hang: false };
    const run = await one.run('send');
    expect(run).toMatchObject({ code: 69, json: { sent: [], refused: [], uncertain: [{ messageId: one.messageId }] } });
    one.smtp.fault = null;
    return one;
  };
  const stays = async (one: Desk) => {
    const run = await one.run('send');
    expect(run).toMatchObject({ code: 69, json: { sent: [], refused: [], uncertain: [{ messageId: one.messageId }] } });
    expect(one.all()).toEqual({ accepted: 1, drafts: 1, sent: 0 });
  };

  test('27. its thread was put off: it is told all the same, and never sent', async () => {
    const one = await uncertain('put-off');
    const until = { id: QUESTION, until: '2099-01-05', clear: false };
    await one.call((world, scope) => snooze(world, { ...scope, ...until }));
    expect((await one.run('inbox')).json.threads).toMatchObject([{ state: 'snoozed' }]);
    await stays(one);
  });

  test('27. its question was removed: it is told all the same, and never sent', async () => {
    const one = await uncertain('no-question');
    const folder = join(one.files.maildir, 'cur');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const { json } = await one.run('send');
    expect(json).toMatchObject({ sent: [], uncertain: [{ messageId: one.messageId }] });
    expect(one.all()).toEqual({ accepted: 1, drafts: 1, sent: 0 });
  });

  test('27. its copy turns up in Sent: it is settled without a question', async () => {
    const one = await uncertain('copy');
    ground.fileSent(one.files.maildir, one.smtp.taken[0]?.bytes ?? Buffer.alloc(0));
    expect(await one.run('send')).toMatchObject({ code: 0, json: { sent: [], refused: [], uncertain: [] } });
    expect(one.all()).toEqual({ accepted: 1, drafts: 0, sent: 1 });
  });

  test('27. sent again by the user, who can’t get through: it stays uncertain, and no run sends it by itself', async () => {
    const one = await uncertain('again');
    one.smtp.fault = { kind: 'command', at: 'greeting', when: 'before', hang: false };
    const change = personWho(
      () => 'l',
      () => 's',
    );
    const options = { json: false, ids: [QUESTION], yes: false, dryRun: false, edit: false };
    const asked = await one.call((world, scope) => send(world, { ...scope, ...options }), change);
    expect(asked.code).not.toBe(0);
    one.smtp.fault = null;
    await stays(one);
    await one.run('draft');
    await stays(one);
  });
});
