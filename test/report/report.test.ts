import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { MAILBOXES, truthOf, unpack } from '../acceptance/mailboxes.ts';
import { shared } from '../acceptance/shared.ts';
import { Home } from '../cli/run.ts';
import { liveServer } from '../live/available.ts';

const home = new Home();
afterAll(() => home.remove());

const python = liveServer(['python3'], 'Debian: apt-get install python3');
const generator = shared('measure/make-mailbox.mjs');

interface Counted {
  readonly received: number;
  readonly answered: number;
  readonly late: number;
  readonly withinWindow: number | null;
  readonly firstResponse: { readonly median: number | null; readonly p90: number | null };
}

/** What the independent count makes of a Maildir. */
function counted(maildir: string, own: readonly string[], team: string, [from, to, now]: readonly number[]) {
  const source = readFileSync(join(import.meta.dirname, '../../src/triage/free-mail.ts'), 'utf8');
  const free = source.match(/[a-z0-9.-]+\.[a-z]{2,}/g) ?? [];
  const seconds = [from, to, now].map((at) => String(Math.floor((at ?? 0) / 1000)));
  const words = [maildir, own.join(','), team, ...seconds, '24', free.join(',')];
  const out = execFileSync('python3', [join(import.meta.dirname, 'count.py'), ...words], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const all = Object.entries(JSON.parse(out) as Record<string, Counted>);
  const rounded = (share: number | null) => (share === null ? null : Math.round(share * 10_000) / 10_000);
  return Object.fromEntries(
    all.map(([name, one]) => [name, { ...one, withinWindow: rounded(one.withinWindow) }] as const),
  );
}

async function reported(config: string, from: string, now: string) {
  const { out, err, code } = await home.run(['report', '--json', '--from', from, '--now', now, '--config', config]);
  expect([code, err]).toEqual([0, '']);
  const report = JSON.parse(out);
  const clients = (report.clients as (Counted & { name: string })[])
    .filter(({ received }) => received > 0)
    .map(({ name, received, answered, late, withinWindow, firstResponse: { median, p90 } }) => [
      name,
      { received, answered, late, withinWindow, firstResponse: { median, p90 } },
    ]);
  return { report, clients: Object.fromEntries(clients) };
}

/** Thanks and mail that is only copied to us count here: to tell them apart takes the program's own reading of texts. */
const RULES = 'others: everyone\nresponse: { clock: elapsed, copied: count, thanks: count }\n';

describe.skipIf(!python)('report agrees with an independent count, to the minute', { timeout: 180_000 }, () => {
  test.skipIf(!MAILBOXES)('a real mailbox of fifteen years', async () => {
    const { me, now } = truthOf('linux-mips-yuasa');
    const maildir = unpack('linux-mips-yuasa', join(home.path, 'real'));
    const [address, ...aliases] = me;
    const config = home.write(
      'real.yaml',
      `accounts:\n  - { name: a, identity: { address: ${address}, aliases: [${aliases.join(', ')}] }, maildir: ${maildir} }\n${RULES}`,
    );
    const { clients, report } = await reported(config, '2002-01-01', now);
    const instants = [Date.parse('2002-01-01T00:00:00+09:00'), Date.parse(now), Date.parse(now)];
    expect(clients).toEqual(counted(maildir, me, 'none.example', instants));
    expect(report.total.received).toBeGreaterThan(500);
  });

  test.skipIf(!generator)('a generated mailbox of 10,000', async () => {
    const maildir = join(home.path, 'Mail');
    const words = [generator ?? '', '--out', maildir, '--messages', '10000', '--seed', '99'];
    execFileSync(process.execPath, words, { stdio: 'ignore' });
    const now = new Date().toISOString();
    const config = home.write(
      'made.yaml',
      `accounts:\n  - { name: a, identity: { address: sato@studio.example, aliases: [info@studio.example] }, maildir: ${maildir} }\nteam: [studio.example]\n${RULES}`,
    );
    const from = new Date(Date.now() - 700 * 86_400_000).toISOString().slice(0, 10);
    const { clients, report } = await reported(config, from, now);
    const start = Date.parse(`${from}T00:00:00+09:00`);
    const own = ['sato@studio.example', 'info@studio.example'];
    expect(clients).toEqual(counted(maildir, own, 'studio.example', [start, Date.parse(now), Date.parse(now)]));
    expect(report.total.received).toBeGreaterThan(1_000);
  });
});
