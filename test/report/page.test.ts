import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import { source as axe } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { liveServer } from '../live/available.ts';
import { deliver } from './mailbox.ts';

const PROGRAM = '/usr/bin/chromium';
const here = existsSync(PROGRAM) && liveServer(['chromium'], 'Debian: apt-get install chromium');

/** What would show if a mail's words were taken for markup. */
const EVIL = '<img src=x onerror=alert(1)>"\'</title><script>alert(2)</script>=1+1';

const home = new Home();
const maildir = join(home.path, 'Mail');
const config = home.write(
  'c.yaml',
  `accounts:\n  - { name: work, identity: { address: hanako@agency.example }, maildir: ${maildir} }\nteam: [agency.example]\nclients:\n  - { name: 株式会社さわやか商事, match: [sawayaka.example] }\n`,
);
deliver(maildir, EVIL);
afterAll(() => home.remove());

describe('the page, CSV and table', () => {
  test('no name of a mail becomes markup, a formula or a control byte; the file is its owner’s alone', async () => {
    const file = join(home.path, 'r.html');
    const { code, out } = await home.run(['report', '--csv', '--html', file, '--config', config]);
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const page = readFileSync(file, 'utf8');
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>"/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
    expect(out).not.toMatch(/^[=+@-]/m);
    const table = await home.run(['report', '--config', config]);
    expect(table.out).toContain('株式会社さわやか商事');
    expect(table.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    for (const line of table.out.split('\n')) expect([...line].length).toBeLessThanOrEqual(120);
  });

  test('the closing line of the list says what report says of the same days', async () => {
    const [list, json] = await Promise.all([
      home.run(['inbox', '--config', config, '--lang', 'en']),
      home.run([
        'report',
        '--json',
        '--from',
        new Date(Date.now() + 9 * 3_600_000 - 6 * 86_400_000).toISOString().slice(0, 10),
        '--config',
        config,
      ]),
    ]);
    const { total } = JSON.parse(json.out);
    const measured = total.answered + total.late;
    const inTime = Math.round(total.withinWindow * measured);
    expect(measured).toBeGreaterThan(2);
    expect(list.out.trimEnd().split('\n').at(-1)).toBe(
      `Last 7 days: ${inTime} of ${measured} answered in time (${Math.floor((inTime / measured) * 100)}%), ${total.promises.kept} of ${total.promises.made - total.promises.open} promises kept`,
    );
  });

  test('months, spans and what is wrong with them', async () => {
    const month = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 7);
    const { out } = await home.run(['report', '--json', '--from', month, '--config', config]);
    expect(JSON.parse(out).from).toBe(`${month}-01T00:00:00+09:00`);
    for (const words of [
      ['--from', '2999-01'],
      ['--from', 'x'],
      ['--from', '2020-02', '--to', '2020-01'],
      ['--csv', '--json'],
    ]) {
      expect((await home.run(['report', ...words, '--config', config])).code, words.join(' ')).toBe(2);
    }
    const { code, err } = await home.run(['report', '--html', '/nowhere/r.html', '--config', config]);
    expect([code, err]).toEqual([74, expect.stringContaining('/nowhere/r.html')]);
  });
});

describe.skipIf(!here)('the page in a browser', { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  test.each([
    ['ja', 'light', 1200],
    ['ja', 'dark', 1200],
    ['en', 'light', 390],
    ['en', 'dark', 390],
  ] as const)(
    '%s, %s, %i wide: renders, asks for nothing, says nothing, and passes axe',
    async (lang, colorScheme, width) => {
      const file = join(home.path, `${lang}.html`);
      expect((await home.run(['report', '--lang', lang, '--html', file, '--config', config])).code).toBe(0);
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => {
        if (!/^(?:file|data):/.test(request.url())) said.push(request.url());
      });
      await page.goto(`file://${file}`);
      expect(await page.locator('figure svg').count()).toBe(3);
      const box = await page.locator('figure svg').first().boundingBox();
      expect(box?.height).toBeGreaterThan(100);
      // Nothing but what scrolls by itself is wider than the screen.
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(said).toEqual([]);
      await page.addScriptTag({ content: axe });
      const { violations } = await page.evaluate(() =>
        (
          globalThis as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run(),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
      await page.close();
    },
  );

  test('its own policy lets no script run and nothing be fetched', async () => {
    const file = join(home.path, 'ja.html');
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('requestfailed', (request) => asked.push(`${request.url()} ${request.failure()?.errorText}`));
    writeFileSync(
      join(home.path, 'planted.html'),
      readFileSync(file, 'utf8').replace(
        '</main>',
        '<script>document.title="ran"</script><img src="http://127.0.0.1:9/x"></main>',
      ),
    );
    await page.goto(`file://${join(home.path, 'planted.html')}`);
    expect(await page.title()).not.toBe('ran');
    expect(asked).toEqual(['http://127.0.0.1:9/x csp']);
  });
});
