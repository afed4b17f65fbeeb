import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatDue } from '../../src/calendar/due-text.ts';
import { parseTemplate } from '../../src/compose/template.ts';
import type { Values } from '../../src/compose/values.ts';
import { ClientCheckError, wordError } from '../../src/errors.ts';
import { readCommitment } from '../../src/triage/commitments.ts';
import { at } from '../mail/build.ts';
import { calendar } from '../triage/build.ts';

const NAMES = ['holding', 'holding-late', 'holding-renegotiate', 'reminder'] as const;
const LANGS = ['ja', 'en'] as const;
const NOW = at('2026-11-24 09:00');
const DUE = at('2026-11-26 17:00');
const PROMISED = at('2026-11-20 17:00');

const values = (lang: 'ja' | 'en', more: Partial<Values> = {}): Values => ({
  salutation: lang === 'ja' ? '株式会社さわやか商事\n横浜 海斗 様' : 'Dear Kaito Yokohama,',
  sender: lang === 'ja' ? '株式会社エージェンシーの佐藤' : 'Hanako Sato',
  matter: lang === 'ja' ? 'お見積りの件' : 'the quotation',
  due: formatDue(DUE, calendar, lang, NOW),
  reason: '',
  received: formatDue(PROMISED, calendar, lang, NOW, true),
  late: true,
  first: false,
  promised: formatDue(PROMISED, calendar, lang, NOW),
  broken: true,
  requested: '',
  ...more,
});

const load = (name: string, lang: string) => {
  const file = join(import.meta.dirname, '../../templates', lang, `${name}.liquid`);
  return parseTemplate(readFileSync(file, 'utf8'), file);
};

const all = LANGS.flatMap((lang) => NAMES.map((name) => ({ lang, name, template: load(name, lang) })));
const VARIANTS: readonly Partial<Values>[] = [
  {},
  { reason: '担当の者が出張しているためです。' },
  { matter: '' },
  { first: true },
  { promised: '', broken: false },
  { broken: false },
  { requested: '11月24日(火)17時' },
];

describe.each(all)('$lang/$name', ({ lang, name, template }) => {
  test('says its name and what it is for', () => {
    expect(template.name).toBe(name);
    expect(template.description.length).toBeGreaterThan(10);
  });

  test.each(VARIANTS)('filled with %j it reads as a whole text', (more) => {
    const text = template.render(values(lang, more));
    expect(text).not.toMatch(/\{|\}|「」|""|undefined|null|\n{3}|[ \t]$/m);
    expect(text).toContain(formatDue(DUE, calendar, lang, NOW));
    if (more.reason) expect(text).toContain(more.reason);
    // House rules of business Japanese: no shortcuts, no doubled honorifics, no 御中 beside 様.
    expect(text).not.toMatch(
      /取り急ぎ|取急ぎ|了解|ご苦労|させて(?:いただ|頂)|拝受いた|拝見いた|伺わせ|お伺い|いただければと|御中|なるはや|[!！]/,
    );
  });

  test('the date that it gives is read again; a reminder gives none of ours', () => {
    for (const more of VARIANTS) {
      const read = readCommitment(template.render(values(lang, more)), calendar, NOW);
      expect(read?.due ?? null).toBe(name === 'reminder' ? null : DUE);
    }
  });
});

describe('a template of the user is checked before anything is written', () => {
  const fault = (source: string) => {
    try {
      parseTemplate(source, '/t/own.liquid');
    } catch (error) {
      expect(error).toBeInstanceOf(ClientCheckError);
      const { message, exitCode } = wordError(error, 'en');
      return `${exitCode} ${message}`;
    }
    return 'none';
  };

  test.each([
    [
      '---\nname: x\n---\nline\n{{ salutatoin }}',
      'line 5: there is no variable "salutatoin". Did you mean "salutation"?',
    ],
    ['{% if late %}{{ duo }}{% endif %}', 'line 1: there is no variable "duo"'],
    ['{{ due | upcse }}', 'there is no filter "upcse". Did you mean "upcase"?'],
    ['{{ due', 'line 1'],
    ['{% if late %}x', 'not closed'],
    ['{% for i in (1..1000000000) %}x{% endfor %}', 'there is no tag "for"'],
    ['{% include "/etc/passwd" %}', 'there is no tag "include"'],
    ['{% render "x" %}', 'there is no tag "render"'],
    ['{{ due.constructor }}{{ constructor }}', 'there is no variable "constructor"'],
    ['x'.repeat(60_000), 'too long'],
  ])('%s', (source, words) => {
    expect(fault(source)).toContain('65 The template has a fault: /t/own.liquid');
    expect(fault(source)).toContain(words);
  });

  test('marks inside what a client wrote stay text', () => {
    const hostile = '{{ due }}{% if late %}x{% endif %}{{ constructor }}';
    const template = parseTemplate('「{{ matter }}」{{ reason }}', 't');
    expect(template.render(values('ja', { matter: hostile, reason: hostile }))).toBe(`「${hostile}」${hostile}`);
  });
});

test('docs/templates.md shows every built-in template as it is now', () => {
  const script = join(import.meta.dirname, '../../scripts/fill-templates.mjs');
  expect(spawnSync(process.execPath, [script, '--check']).status).toBe(0);
});
