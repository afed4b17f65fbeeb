import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintable, lintContext } from '../../src/cli/lint-context.ts';
import { readDraftMail } from '../../src/compose/draft-mail.ts';
import { lintMail } from '../../src/lint/lint.ts';
import { ERRORS, type RuleName, WARNINGS } from '../../src/lint/rule.ts';
import { lintWords } from '../../src/render/lint-words.ts';
import { checkSet, configOfSet, type Figures, figuresOf } from './set.ts';

const DOCS = { ja: 'docs/lint.ja.md', en: 'docs/lint.md' } as const;
const NOW = Date.parse('2026-11-24T10:30:00+09:00');
const RULES: readonly RuleName[] = [...ERRORS, ...WARNINGS];
const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');

/** What a rule's section shows as good and as bad. */
function examplesOf(doc: string, rule: string): { bad: string[]; good: string[] } {
  const section = doc.split(`### \`${rule}\``)[1]?.split(/\n##/)[0] ?? '';
  const marked = (mark: string) =>
    [...section.matchAll(new RegExp(`^- ${mark} \`(.*)\`$`, 'gm'))].map(([, text]) => text as string);
  return { bad: marked('✗'), good: marked('○') };
}

async function rulesIn(text: string): Promise<string[]> {
  const english = /^[ -~]*$/.test(text);
  const to = english ? 'Emily Carter <emily@northwind.example>' : '横浜 海斗 <kaito@sawayaka.example>';
  const salutes = /^(?:Dear|.{1,20}(?:様|課長|各位)$)/u.test(text) || text.startsWith('株式会社');
  const body = salutes ? text : `${english ? 'Dear Emily,' : '横浜様'}\n\n${text}`;
  const source = `From: hanako@agency.example\nTo: ${to}\nSubject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}\n`;
  const mail = lintable(await readDraftMail(Buffer.from(source)));
  return lintMail(mail, lintContext(configOfSet(), mail, NOW, null)).map(({ rule }) => rule);
}

function table(figures: readonly Figures[], lang: 'ja' | 'en'): string {
  const head =
    lang === 'ja'
      ? '| 規則 | 見つけた数 | 誤り | 見落とし | 適合率 | 再現率 |'
      : '| rule | found | wrong | missed | precision | recall |';
  const rows = figures.map(
    ({ rule, right, wrong, missed, precision, recall }) =>
      `| \`${rule}\` | ${right} | ${wrong.length} | ${missed.length} | ${precision.toFixed(2)} | ${recall.toFixed(2)} |`,
  );
  return [head, '| --- | ---: | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

describe.each(['ja', 'en'] as const)('the page of %s', (lang) => {
  const doc = read(DOCS[lang]);

  test.each(RULES)('%s has its reason there, the same as on the screen', (rule) => {
    const reason = lintWords[lang].rules[rule].reason.replaceAll('’', "'");
    expect(doc.replaceAll('’', "'").split(`### \`${rule}\``)[1]?.split('\n##')[0]).toContain(reason);
  });

  test('its examples are what the rules say', async () => {
    const wrong: string[] = [];
    for (const rule of RULES) {
      const { bad, good } = examplesOf(doc, rule);
      for (const text of bad) if (!(await rulesIn(text)).includes(rule)) wrong.push(`${rule} misses ${text}`);
      for (const text of good) if ((await rulesIn(text)).includes(rule)) wrong.push(`${rule} blames ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  test('its figures are those of today (npm run lint:figures writes them)', async () => {
    const today = table(figuresOf(await checkSet()), lang);
    const marks = /<!-- figures -->\n[\s\S]*<!-- \/figures -->/;
    if (process.env['FIGURES'] === 'write') {
      const file = join(import.meta.dirname, '../..', DOCS[lang]);
      writeFileSync(file, doc.replace(marks, `<!-- figures -->\n${today}\n<!-- /figures -->`));
      console.log(today);
    } else expect(doc).toContain(`<!-- figures -->\n${today}\n<!-- /figures -->`);
  });
});

test('the configuration takes the names of all rules and no others', () => {
  const schema = read('src/config/schema.ts');
  const names = /lintRules = \[([^\]]*)\]/.exec(schema)?.[1]?.match(/[a-z-]+(?=')/g);
  expect(names).toEqual(RULES);
});
