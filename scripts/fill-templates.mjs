#!/usr/bin/env node
// Writes docs/templates.md: every built-in template, filled. With --check it only says whether that file is up to date.
//   npm run build && npm run templates
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';

const { parseTemplate } = await loadSource('src/compose/template.ts');
const root = join(import.meta.dirname, '..');
const target = join(root, 'docs/templates.md');

const FACTS = { reason: '', late: true, first: false, broken: true };
const VALUES = {
  ja: {
    ...FACTS,
    salutation: '株式会社さわやか商事\n法人営業部 課長 横浜 海斗 様',
    sender: '株式会社エージェンシーの佐藤',
    matter: '秋冬カタログの色校正について',
    due: '11月26日(木)17時',
    received: '11月20日(金)',
    promised: '11月24日(火)17時',
    requested: '11月24日(火)17時',
  },
  en: {
    ...FACTS,
    salutation: 'Dear Emily Carter,',
    sender: 'Hanako Sato',
    matter: 'Brand guidelines for the autumn campaign',
    due: '17:00 (JST) on Thursday, 26 November',
    received: 'Friday, 20 November',
    promised: '17:00 (JST) on Tuesday, 24 November',
    requested: '17:00 (JST) on Tuesday, 24 November',
  },
};
const REASON = {
  ja: { 'holding-renegotiate': '印刷会社からの回答が一日遅れているためです。' },
  en: { 'holding-renegotiate': 'The printer needs one more day to answer us.' },
};

const parts = [
  '# The built-in templates, filled / 付属のテンプレートの仕上がり',
  '',
  'Written by `npm run templates`. The signature and the quoted mail follow below each. What the variables mean, and how to write templates of your own: [templates/README.md](../templates/README.md).',
];
for (const lang of ['ja', 'en']) {
  for (const file of readdirSync(join(root, 'templates', lang)).sort()) {
    const path = join(root, 'templates', lang, file);
    const template = parseTemplate(readFileSync(path, 'utf8'), path);
    const text = template.render({ ...VALUES[lang], reason: REASON[lang][template.name] ?? '' });
    parts.push('', `## ${template.name} (${lang})`, '', template.description, '', '```text', text, '```');
  }
}
const content = `${parts.join('\n')}\n`;

if (process.argv.includes('--check')) process.exit(readFileSync(target, 'utf8') === content ? 0 : 1);
writeFileSync(target, content);
