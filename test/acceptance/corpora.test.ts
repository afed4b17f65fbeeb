import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { shared } from './shared.ts';

const home = new Home();
afterAll(() => home.remove());

const japanese = shared('corpora/japanese');

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
