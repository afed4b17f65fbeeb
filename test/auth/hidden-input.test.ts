import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askHidden } from '../../src/cli/sign-in-terminal.ts';
import type { Streams } from '../../src/cli/terminal.ts';

/** A terminal whose person answers the very moment that the question stands there; `echoed`: was it still showing what is typed? */
function quickPerson(answer: string) {
  const seen = { raw: false, echoed: false };
  const stdin = Object.assign(new PassThrough(), {
    setRawMode: (raw: boolean) => {
      seen.raw = raw;
    },
  });
  const write = (text: string) => {
    if (!text.startsWith('Password')) return true;
    seen.echoed = !seen.raw;
    return stdin.write(answer);
  };
  return { seen, streams: { stdin, stderr: { write }, interrupt: () => undefined } as unknown as Streams };
}

test.each([
  ['secret\r', 'secret'],
  ['oops\u0015sécrex\u007ft\n', 'sécret'],
  ['\u001b[200~pa\u001b[Ass\u001b[201~\r', 'pass'],
  ['\u0004', null],
])('an answer that comes at once is not echoed, and is read as it was meant: %j', async (typed, read) => {
  const { seen, streams } = quickPerson(typed);
  expect(await askHidden(streams, 'Password: ')).toBe(read);
  expect(seen).toEqual({ raw: false, echoed: false });
});
