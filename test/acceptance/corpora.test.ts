import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { shared } from './shared.ts';

const home = new Home();
afterAll(() => home.remove());

const japanese = shared('corpora/japanese');
const mailboxes = shared('corpora/mailboxes');

interface Expected {
  readonly file: string;
  readonly subject: string;
  readonly frm: string;
  readonly body: string | null;
  readonly attachment: string | null;
}

describe.skipIf(!japanese)('Japanese mail as it is in the wild', () => {
  const cases: Expected[] = japanese ? JSON.parse(readFileSync(join(japanese, 'expected.json'), 'utf8')) : [];

  test.each(cases)('$file', async ({ file, subject, frm, body, attachment }) => {
    const maildir = join(home.path, file);
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, part), { recursive: true });
    cpSync(join(japanese ?? '', file), join(maildir, 'cur', `${file}:2,`));
    const config = home.write(
      `${file}.yaml`,
      `accounts:\n  - { name: a, identity: { address: me@me.example }, maildir: ${maildir} }\n`,
    );
    const run = async (...args: string[]) =>
      JSON.parse((await home.run([...args, '--json', '--since', '2020-01-01', '--config', config])).out);
    const { threads } = await run('inbox', '--all');
    const { messages } = await run('show', threads[0].id);
    expect(messages[0]).toMatchObject({ subject, from: { name: frm } });
    if (body !== null) expect(messages[0].text).toContain(body);
    if (attachment !== null) expect(messages[0].attachments).toContain(attachment);
  });
});

interface Truth {
  readonly me: readonly string[];
  readonly now: string;
  readonly threads: readonly {
    flags: readonly string[];
    awaiting: boolean;
    last_human: { id: string } | null;
    messages: readonly { id: string }[];
  }[];
}

describe.skipIf(!mailboxes)('real mailboxes of public lists', () => {
  // In yuasa one reply without references joins the thread that it does answer, where the truth keeps it apart.
  test.each([
    ['linux-mips-yuasa', 1],
    ['maven-boutemy', 0],
  ])('%s: every undisputed thread that awaits an answer is reported, and no other', async (name, apart) => {
    execFileSync('tar', ['xf', join(mailboxes ?? '', `${name}.tar.xz`), '-C', home.path]);
    const root = join(home.path, name);
    const truth: Truth = JSON.parse(readFileSync(join(mailboxes ?? '', `${name}.truth.json`), 'utf8'));
    const maildir = join(root, readdirSync(root).includes('Maildir') ? 'Maildir' : '');
    const [address, ...aliases] = truth.me;
    const config = home.write(
      `${name}.yaml`,
      `accounts:\n  - { name: a, identity: { address: ${address}, aliases: [${aliases.join(', ')}] }, maildir: ${maildir} }\nresponse: { copied: count, thanks: count }\n`,
    );
    const { out } = await home.run([
      'inbox',
      '--all',
      '--json',
      '--since',
      '2000-01-01',
      '--now',
      truth.now,
      '--config',
      config,
    ]);
    const open = new Set<string>();
    for (const { reply } of JSON.parse(out).threads) if (reply) open.add(`<${reply.messageIds.at(-1)}>`);
    const undisputed = truth.threads.filter(({ flags }) => flags.every((flag) => flag === 'references-merges'));
    const missed = undisputed.filter(({ awaiting, last_human }) => awaiting && last_human && !open.has(last_human.id));
    const wrong = undisputed.filter(({ awaiting, messages }) => !awaiting && messages.some(({ id }) => open.has(id)));
    expect([missed.length, wrong.length]).toEqual([apart, 0]);
  });
});
