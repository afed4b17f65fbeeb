import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Home } from '../cli/run.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';

const program = join(import.meta.dirname, '../../bin/client-check.js');

/** Texts that a shell would act on. Each creates a file where it is run. */
export const HOSTILE = [
  '$(touch run-by-dollar)',
  '`touch run-by-backtick`',
  "'; touch run-by-quote; '",
  '"; touch run-by-double; "',
];

/** An account's name with all that a shell takes for more than a letter. */
export const EVIL_ACCOUNT = `evil $(touch run-by-name) \`touch run-too\` "a" 'b' ; & | < > * ~ # ! %`;

/**
 * A person with a mailbox of hostile subjects and a configuration of hostile names. `bin` holds a `client-check` that completes as
 * the real one does, and writes what else it is called with into `called`, a word a line.
 */
export class Desk {
  readonly home = new Home();
  readonly bin = this.home.folder('bin');
  readonly called = join(this.home.path, 'called');

  constructor() {
    const maildir = join(this.home.path, 'Mail');
    const now = Date.now();
    makeFolders(maildir, ['Sent']);
    const subjects = [...HOSTILE, 'a:b [c] %F{red}', 'line\tone', 'お見積りの件'];
    for (const [i, subject] of subjects.entries()) {
      const sent = new Date(now - (i + 30) * 3_600_000);
      const from = `"${['$(touch run-by-sender)', '`id`', '山田: 太郎'][i % 3]}" <kaito${i}@sawayaka.example>`;
      writeMail(maildir, {
        folder: '',
        name: `${Math.floor(sent.getTime() / 1000)}.M${i}.host:2,S`,
        bytes: Buffer.from(
          [
            `From: ${from}`,
            'To: hanako@agency.example',
            `Date: ${sent.toUTCString().replace('GMT', '+0000')}`,
            `Message-ID: <q${i}@sawayaka.example>`,
            `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
            'Content-Type: text/plain; charset=UTF-8',
            '',
            'お見積りをいただけますでしょうか。',
            '',
          ].join('\r\n'),
        ),
        at: sent.toISOString(),
      });
    }
    this.home.folder('own');
    writeFileSync(
      join(this.home.path, 'own', 'apology.liquid'),
      '---\nname: apology\ndescription: "sorry: late"\n---\nx\n',
    );
    this.home.write(
      '.clientrc',
      JSON.stringify({
        accounts: [
          { name: 'work', identity: { address: 'hanako@agency.example' }, maildir },
          { name: EVIL_ACCOUNT, identity: { address: 'jiro@agency.example' }, maildir: join(this.home.path, 'none') },
        ],
        clients: [{ name: '株式会社さわやか商事', match: ['sawayaka.example'] }],
        templates: 'own',
      }),
    );
    mkdirSync(join(this.home.path, 'work'));
    writeFileSync(
      join(this.bin, 'client-check'),
      `#!/bin/sh\n[ "$1" = __complete ] && exec '${process.execPath}' '${program}' "$@"\nprintf '%s\\n' "$@" >'${this.called}.part'\nmv '${this.called}.part' '${this.called}'\n`,
      { mode: 0o755 },
    );
  }

  /** The working folder of the shells, where nothing may appear. */
  get folder(): string {
    return join(this.home.path, 'work');
  }

  get env(): Record<string, string> {
    return {
      HOME: this.home.path,
      PATH: `${this.bin}:${process.env['PATH'] ?? ''}`,
      TMPDIR: this.home.path,
      LANG: 'C.UTF-8',
      TERM: 'xterm',
    };
  }
}
