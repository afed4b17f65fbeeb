import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveServer } from '../live/available.ts';
import { Desk, EVIL_ACCOUNT } from './desk.ts';
import { bashOffers, fishOffers, type ShellName, Terminal } from './shells.ts';

const here = (shell: ShellName) => liveServer([shell, 'script'], `Debian: apt-get install ${shell} bsdutils`);
const desk = new Desk();
let ids: string[] = [];

beforeAll(async () => {
  const { out } = await desk.home.run(['inbox', '--json', '--lang', 'en']);
  ids = (JSON.parse(out) as { threads: { id: string }[] }).threads.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(5);
});
afterAll(() => {
  const left = readdirSync(desk.folder);
  desk.home.remove();
  // Nothing of a mail or a configuration was run.
  expect(left).toEqual([]);
});

/** Ended whatever happens. */
async function at(shell: ShellName, work: (terminal: Terminal) => Promise<void>): Promise<void> {
  const terminal = new Terminal(shell, desk);
  try {
    await terminal.ready();
    await work(terminal);
  } finally {
    terminal.close();
  }
}

describe.skipIf(!here('bash'))('bash', () => {
  test('commands, sub-commands, options and their values', async () => {
    const first = async (...words: string[]) => (await bashOffers(desk, ['client-check', ...words])).offers;
    expect(await first('')).toContain('inbox');
    expect(await first('sch')).toEqual(['schedule']);
    expect(await first('schedule', '')).toEqual(['install', 'show', 'remove']);
    expect(await first('draft', '--te')).toEqual(['--template']);
    expect(await first('inbox', '--lang', '')).toEqual(['ja', 'en']);
    // As bash parts `--lang=e`.
    expect(await first('inbox', '--lang', '=', 'e')).toEqual(['en']);
    expect(await first('draft', '--template', '')).toEqual([
      'apology',
      'holding',
      'holding-late',
      'holding-renegotiate',
      'reminder',
    ]);
    expect(await first('done', '')).toEqual(ids);
    expect(await first('done', ids[0] ?? '', '')).toEqual(ids.slice(1));
    expect(await first('login', 'w')).toEqual(['work']);
  });

  test('what is wrong says nothing', async () => {
    const broken = join(desk.home.path, 'broken.yaml');
    writeFileSync(broken, 'accounts: [\n  - "');
    for (const config of [broken, '/nonexistent', desk.home.path]) {
      const { offers, err } = await bashOffers(desk, ['client-check', '--config', config, 'login', '']);
      expect([offers, err]).toEqual([[], '']);
      expect(await bashOffers(desk, ['client-check', 'done', ''], { CLIENT_CHECK_CONFIG: config })).toEqual({
        offers: [],
        err: '',
      });
    }
    rmSync(broken);
  });

  test('at a terminal a hostile name is put into the line as text, within quotes and without', async () => {
    await at('bash', async (terminal) => {
      terminal.keys('client-check inbox --account ev\t\r');
      expect(await terminal.called()).toEqual(['inbox', '--account', EVIL_ACCOUNT]);
      terminal.keys('client-check inbox --account "ev\t\r');
      expect(await terminal.called()).toEqual(['inbox', '--account', EVIL_ACCOUNT]);
    });
  });

  test('paths at a terminal', async () => {
    desk.home.write('my due dates.ics', '');
    await at('bash', async (terminal) => {
      terminal.keys('client-check promises --ics ../my\t\r');
      expect(await terminal.called()).toEqual(['promises', '--ics', '../my due dates.ics']);
    });
  });
});

describe.skipIf(!here('zsh'))('zsh', () => {
  test('IDs with client and subject, none of which is run; names as text; paths', async () => {
    await at('zsh', async (terminal) => {
      terminal.keys('client-check show \t');
      const shown = await terminal.shows(/お見積りの件/);
      for (const id of ids) expect(shown).toContain(id);
      expect(shown).toContain(': $(touch run-by-dollar)');
      expect(shown).toContain('a:b [c] %F{red}');
      terminal.keys(`\u0015client-check show ${ids[0]?.slice(0, 3)}\t\r`);
      expect(await terminal.called()).toEqual(['show', ids[0]]);
      terminal.keys('client-check inbox --account ev\t\r');
      expect(await terminal.called()).toEqual(['inbox', '--account', EVIL_ACCOUNT]);
      terminal.keys('client-check inbox --lang=e\t\r');
      expect(await terminal.called()).toEqual(['inbox', '--lang=en']);
      terminal.keys('client-check trust ../.client\t\r');
      expect(await terminal.called()).toEqual(['trust', '../.clientrc']);
    });
  });
});

describe.skipIf(!here('fish'))('fish', () => {
  test('commands, options, values and IDs with their descriptions', async () => {
    const { offers, err } = await fishOffers(desk, 'client-check show ');
    expect(err).toBe('');
    expect(offers.map((line) => line.split('\t')[0])).toEqual(ids);
    expect(offers.join('\n')).toContain(': $(touch run-by-dollar)');
    expect((await fishOffers(desk, 'client-check clients ')).offers.join('\n')).toContain('ignore\tcount them for no');
    expect((await fishOffers(desk, 'client-check inbox --lang=')).offers).toEqual(['--lang=ja', '--lang=en']);
    expect((await fishOffers(desk, 'client-check draft --template a')).offers).toEqual(['apology\tsorry: late']);
    expect((await fishOffers(desk, 'client-check trust ../.client')).offers).toContain('../.clientrc');
    expect((await fishOffers(desk, 'client-check promises --ics=../.client')).offers).toContain('--ics=../.clientrc');
  });

  test('at a terminal a hostile name is put into the line as text', async () => {
    await at('fish', async (terminal) => {
      terminal.keys('client-check inbox --account ev\t');
      await terminal.shows(/run-too/);
      terminal.keys('\r');
      expect(await terminal.called()).toEqual(['inbox', '--account', EVIL_ACCOUNT]);
    });
  });
});

test('the scripts are what the command prints', async () => {
  const printed = (...args: string[]) => desk.home.run(['completion', ...args], { env: { SHELL: '/usr/bin/zsh' } });
  const file = (name: string) => readFileSync(join(import.meta.dirname, '../../completions', name), 'utf8');
  expect(await printed('bash')).toEqual({ code: 0, out: file('client-check.bash'), err: '' });
  expect((await printed('fish')).out).toBe(file('client-check.fish'));
  // The user's own shell.
  expect((await printed()).out).toBe(file('_client-check'));
  expect(await printed('tcsh')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('tcsh') });
  expect(await desk.home.run(['completion'], { env: { SHELL: '' } })).toMatchObject({ code: 2, out: '' });
});
