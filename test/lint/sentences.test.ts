import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintable, lintContext } from '../../src/cli/lint-context.ts';
import { readDraftMail } from '../../src/compose/draft-mail.ts';
import { lintMail } from '../../src/lint/lint.ts';
import { configOfSet } from './set.ts';

const rows = readFileSync(join(import.meta.dirname, 'sentences.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1);
const HEAD = 'Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n';

/** Short mails, each with the one error that it holds or none (-), written on Tuesday, 24 November 2026. */
test.each(rows.map((row) => row.split('\t') as [string, string, string]))('%s: %s: %s', async (rule, to, text) => {
  const source = `From: hanako@agency.example\nTo: ${to}\n${HEAD}${text.replaceAll('\\n', '\n')}\n`;
  const mail = lintable(await readDraftMail(Buffer.from(source)));
  const found = lintMail(mail, lintContext(configOfSet(), mail, Date.parse('2026-11-24T10:30:00+09:00'), null));
  const errors = found.filter(({ severity }) => severity === 'error').map((one) => one.rule);
  expect([...new Set(errors)]).toEqual(rule === '-' ? [] : [rule]);
});
