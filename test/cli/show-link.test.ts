import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { Home } from './run.ts';

const home = new Home();
const NOW = '2026-11-20T09:00:00+09:00';

beforeAll(() => {
  const maildir = join(home.path, 'Mail');
  makeFolders(maildir, ['Sent']);
  const mail = (n: number, id: string, more = '') =>
    writeMail(maildir, {
      folder: '',
      name: `${1763424000 + n}.M${n}.host:2,S`,
      bytes: `From: Kaito <kaito@sawayaka.example>\nTo: hanako@agency.example\nReceived: by x; Wed, 18 Nov 2026 0${n}:00:00 +0900\nSubject: quote\nMessage-ID: <${id}>\n${more}\nCould you send it?\n`,
    });
  mail(1, 'q1@sawayaka.example');
  mail(2, 'q2/?&x@sawayaka.example', 'In-Reply-To: <q1@sawayaka.example>\n');
  home.write(
    '.clientrc',
    `accounts:\n  - { name: work, identity: { address: hanako@agency.example }, maildir: ${maildir} }\n`,
  );
});
afterAll(() => home.remove());

test('show gives a link to the newest message, on the screen and in the JSON', async () => {
  const link =
    process.platform === 'darwin'
      ? 'message://%3Cq2%2F%3F%26x%40sawayaka.example%3E'
      : 'mid:q2%2F%3F%26x@sawayaka.example';
  const json = await home.run(['show', 'q1@sawayaka.example', '--now', NOW, '--json']);
  expect(JSON.parse(json.out).link).toBe(link);
  const { out } = await home.run(['show', 'q1@sawayaka.example', '--now', NOW], { env: { COLUMNS: '60' } });
  expect(out).toContain(`メールソフトで開く: ${link}\n`);
});
