import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Submission } from '../submit/smtp.ts';

/** "Sends" into a folder, a file a mail: for the demo, which has no network. */
export function fileSubmission(folder: string, sent: (file: string) => void): Submission {
  let count = 0;
  return {
    submit: async ({ to }, source, beforeEnd) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      count += 1;
      const file = join(folder, `${count}.eml`);
      await beforeEnd();
      await writeFile(file, source, { mode: 0o600 });
      sent(file);
      return { kind: 'accepted', response: '250 written', accepted: [...to] };
    },
    close: () => undefined,
  };
}
