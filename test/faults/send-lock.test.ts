import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { HOUR, MailLoop } from '../live/mail-loop.ts';

describe.skipIf(!dovecotHere())('the lock of an account', () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(['dead']);
  });
  afterAll(() => loop.stop());

  test('33. a process that was killed holds nothing: its lock is taken over, though its name stands in it', async () => {
    const pair = loop.pair('dead');
    await pair.bobWrites(25 * HOUR, '納期のご相談', 'いつになりますか。\n');
    await pair.json(['draft']);
    expect((await pair.run(['send', '--yes'], { CLIENT_CHECK_TEST_KILL: 'after:sending' })).code).toBe(null);
    const folder = join(pair.state, 'client-check', 'locks');
    const [name = ''] = readdirSync(folder);
    const dead = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    expect(dead.command).toBe('client-check send');
    expect(() => process.kill(dead.pid, 0)).toThrow('ESRCH');
    expect(await pair.json(['send', '--yes'])).toMatchObject({ code: 0, sent: [{}] });
    expect(await pair.counts()).toEqual({ drafts: 0, sent: 1, received: 1 });
  });
});
