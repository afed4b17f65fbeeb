import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountKey } from '../../src/cli/rules.ts';
import { parseConfig } from '../../src/config/load.ts';
import { Journal, type Prepared, type StepName, sha256 } from '../../src/submit/journal.ts';
import { Patient } from './patient.ts';

let patient: Patient;
let key: string;
let state: string;
beforeEach(() => {
  patient = new Patient();
  const [account] = parseConfig(
    Buffer.from(patient.configuration()),
    join(patient.home, '.clientrc'),
    patient.home,
  ).accounts;
  if (!account) throw new Error('an account');
  key = accountKey(account);
  state = join(patient.home, '.local/state/client-check');
  mkdirSync(state, { recursive: true, mode: 0o700 });
});
afterEach(() => patient.remove());

/** A send that got as far as a step. */
async function sent(...steps: readonly StepName[]): Promise<void> {
  const journal = new Journal(state, key);
  const source = Buffer.from('Message-ID: <d1@agency.example>\r\n\r\nbody\r\n');
  const ref = { mailbox: 'Drafts', uidValidity: '1', uid: 1 };
  const prepared: Prepared = {
    messageId: 'd1@agency.example',
    account: 'work',
    hash: sha256(source),
    source,
    smtp: { from: 'hanako@agency.example', to: ['kaito@sawayaka.example'] },
    answers: null,
    question: [],
    thread: 'k7wq',
    draft: { ref, source },
    at: Date.now(),
  };
  await journal.prepare(prepared);
  for (const step of steps) await journal.step(prepared, step, Date.now());
}

describe('sends on record', () => {
  test.each([
    [['sending', 'data-end'], 'send-uncertain'],
    [['sending'], 'send-unfinished'],
    [[], 'send-unfinished'],
  ] as const)('one that ended behind %j: %s', async (steps, code) => {
    await sent(...steps);
    const diagnosis = await patient.examine();
    expect(diagnosis.named).toEqual([['records', code, 'warning']]);
    expect(diagnosis.exitCode).toBe(0);
  });

  test('one that came to its end is nothing', async () => {
    await sent('sending', 'data-end', 'accepted', 'filed', 'draft-removed');
    expect((await patient.examine()).named).toEqual([]);
  });
});

describe('locks', () => {
  const holder = (pid: number | undefined) => {
    mkdirSync(join(state, 'locks'), { recursive: true, mode: 0o700 });
    const file = join(state, 'locks', `${sha256(key).slice(0, 16)}.lock`);
    writeFileSync(file, `${JSON.stringify({ pid, command: 'client-check send', since: Date.now() })}\n`);
  };
  const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

  test('held by a process that lives; left by one that is gone; given back', async () => {
    const child = spawn('sleep', ['60']);
    holder(child.pid);
    expect((await patient.examine()).named).toEqual([['records', 'lock-held', 'warning']]);
    child.kill('SIGKILL');
    await ended(child);
    expect((await patient.examine()).named).toEqual([['records', 'lock-left', 'warning']]);
    writeFileSync(join(state, 'locks', `${sha256(key).slice(0, 16)}.lock`), '');
    expect((await patient.examine()).named).toEqual([]);
  });
});
