import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LoadedConfig, readConfig } from '../../src/config/load.ts';
import { filledConfig, type KeptConfig, keptConfig } from '../../src/morning/kept-config.ts';
import { around, newFolder } from '../config/help.ts';

const SECRETS = ['pass-imap-ä日本', 'pass-smtp', 'client-secret-2', 'hooks.example/T0/B0/xyz'];

const FULL = `team: [agency.example]
accounts:
  - name: work
    identity: { address: hanako@agency.example, aliases: [info@agency.example] }
    imap: { host: imap.agency.example, user: hanako, auth: { password: "${SECRETS[0]}" } }
    smtp: { host: smtp.agency.example, user: hanako, auth: { password: '${SECRETS[1]}' } }
  - name: cloud
    identity: { address: hanako@cloud.example }
    imap:
      host: imap.gmail.com
      user: hanako
      auth: { oauth2: { provider: google, clientId: id, clientSecret: ${SECRETS[2]} } }
  - name: asked
    identity: { address: hanako@asked.example }
    imap: { host: imap.asked.example, user: hanako, auth: { passwordCommand: [pass, show, mail] } }
notify: { webhook: { kind: slack, url: "https://${SECRETS[3]}" } }
clients:
  - { name: 株式会社山田商事, match: [yamada.example], window: 8h, closed: [2026-12-29..2027-01-03] }
`;

async function load(text: string): Promise<{ loaded: LoadedConfig; bytes: Buffer }> {
  const home = await newFolder();
  const file = join(home, '.clientrc');
  await writeFile(file, text, { mode: 0o600 });
  return { loaded: await readConfig(around(home, home), file), bytes: readFileSync(file) };
}

/** As it comes back from the disk. */
const again = (kept: KeptConfig | null): KeptConfig => JSON.parse(JSON.stringify(kept));

describe('a configuration that is kept', () => {
  test('is the same when it is read again, and holds no secret meanwhile', async () => {
    const { loaded, bytes } = await load(FULL);
    const text = JSON.stringify(keptConfig(loaded, bytes));
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).toContain('imap.asked.example');
    expect(filledConfig(JSON.parse(text))).toEqual(loaded);
  });

  test('the example that comes with the program too', async () => {
    const { loaded, bytes } = await load(readFileSync(join(import.meta.dirname, '../../.clientrc.example'), 'utf8'));
    expect(filledConfig(again(keptConfig(loaded, bytes)))).toEqual(loaded);
  });

  test('is not kept where a secret is written in another way than it is', async () => {
    const { loaded, bytes } = await load(FULL.replace(SECRETS[1] ?? '', "it''s"));
    expect(keptConfig(loaded, bytes)).toBeNull();
  });
});
