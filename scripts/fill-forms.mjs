#!/usr/bin/env node
// Writes docs/compose.md and docs/compose.ja.md: what stands in them by hand, and every form of `compose`, filled.
//   npm run build && npm run templates
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';

const root = join(import.meta.dirname, '..');
const { filledForms } = await loadSource('test/compose/filled-forms.ts');

/** Between these lines stands what is generated. */
const [BEGIN, END] = ['<!-- filled -->', '<!-- /filled -->'];

for (const [lang, name] of [
  ['en', 'compose.md'],
  ['ja', 'compose.ja.md'],
]) {
  const file = join(root, 'docs', name);
  const text = readFileSync(file, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  const sections = filledForms(lang, join(root, 'templates/compose')).map(
    ({ name, description, fields, subject, text }) =>
      [
        `### ${name}`,
        '',
        description,
        '',
        fields,
        '',
        '```text',
        `${lang === 'ja' ? '件名' : 'Subject'}: ${subject}`,
        '',
        text,
        '```',
      ].join('\n'),
  );
  const content = `${text.slice(0, before)}${BEGIN}\n\n${sections.join('\n\n')}\n\n${text.slice(after)}`;
  if (process.argv.includes('--check') && content !== text) process.exitCode = 1;
  else writeFileSync(file, content);
}
