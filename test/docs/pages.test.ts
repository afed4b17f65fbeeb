import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorOf, headingsOf, PAGES, proseOf, ROOT } from './pages.ts';

/** Written in both languages at once, or for those who work on the program. */
const ALONE = ['docs/templates.md', 'docs/servers.md'];

const english = PAGES.filter((page) => !page.endsWith('.ja.md') && !ALONE.includes(page));
const other = (page: string) => page.replace(/\.md$/, '.ja.md');
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

describe.each(english.filter((page) => page.startsWith('docs/')))('%s', (page) => {
  test('is there in Japanese, with the same headings, and each names the other', () => {
    expect(PAGES).toContain(other(page));
    const levels = (one: string) => headingsOf(one).map(({ level }) => level);
    expect(levels(other(page))).toEqual(levels(page));
    const file = (one: string) => one.slice('docs/'.length);
    expect(proseOf(page)).toContain(`](${file(other(page))})`);
    expect(proseOf(other(page))).toContain(`](${file(page)})`);
  });

  test('as many rows of tables, items of lists and blocks of code', () => {
    const counts = (one: string) => {
      const prose = proseOf(one);
      return { rows: prose.match(/^\|/gm)?.length ?? 0, items: prose.match(/^\s*(?:-|\d+\.) /gm)?.length ?? 0 };
    };
    expect(counts(other(page))).toEqual(counts(page));
  });
});

test('every Japanese page has its English one, and its headings are Japanese or names', () => {
  const japanese = PAGES.filter((page) => page.endsWith('.ja.md'));
  expect(japanese.filter((page) => !PAGES.includes(page.replace('.ja.md', '.md')))).toEqual([]);
  for (const page of japanese) expect(proseOf(page)).toMatch(JAPANESE);
});

test.each(PAGES)('%s: its links lead somewhere', (page) => {
  const links = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = decodeURI(link).split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && !headingsOf(target).some(({ text }) => anchorOf(text) === anchor);
  });
  expect(broken).toEqual([]);
});
