import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareConfig } from '../../src/cli/lint.ts';
import { lintContext } from '../../src/cli/lint-context.ts';
import { lintMail } from '../../src/lint/lint.ts';
import { ownText } from '../../src/mail/own-text.ts';
import { readCommitments } from '../../src/triage/commitments.ts';
import { EXAMPLES } from './example-values.ts';
import { calendar, filledForms, formOf, mailOf, NOW } from './filled-forms.ts';

const folder = join(import.meta.dirname, '../../templates/compose');

const NAMES = Object.keys(EXAMPLES.ja);
const each = (['ja', 'en'] as const).flatMap((lang) => NAMES.map((name) => [lang, name] as const));

test('every form is there in both languages, with the same fields', () => {
  for (const lang of ['ja', 'en'] as const) {
    const files = readdirSync(join(folder, lang)).map((file) => file.replace('.liquid', ''));
    expect(files.sort()).toEqual([...NAMES].sort());
  }
  for (const name of NAMES) {
    const [ja, en] = [formOf('ja', name, folder), formOf('en', name, folder)];
    const shape = ({ fields }: typeof ja) => fields.map(({ name, type, required }) => [name, type, required]);
    expect(shape(en)).toEqual(shape(ja));
  }
});

describe.each(each)('%s %s', (lang, name) => {
  test('filled in, it is a whole mail without a word from lint', () => {
    const mail = mailOf(lang, name, folder);
    expect(mail.subject).not.toMatch(/[{}\n]|^$/);
    expect(mail.text).not.toMatch(/[{}]|undefined|\n{3,}/);
    const checked = { ...mail, bcc: [], from: [mail.from], attachments: 0, inReplyTo: [] };
    const found = lintMail(checked, lintContext(bareConfig(), checked, NOW, null), new Set());
    expect(found.map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  });

  test('with nothing that may be left out', () => {
    const form = formOf(lang, name, folder);
    const values = Object.fromEntries(form.fields.map((field) => [field.name, field.required ? 'X' : '']));
    const text = form.render({ ...values, salutation: 'S', sender: 'W', matter: '' });
    expect(text).not.toMatch(/\n{3,}|(?:■|【)[^\n]*\n*$/);
  });
});

describe('what later runs read in it', () => {
  const read = (lang: 'ja' | 'en', name: string) => {
    const { promise, request } = readCommitments(ownText(mailOf(lang, name, folder).text), calendar, NOW);
    const day = (one: { due: number } | null) => (one ? calendar.dateOf(one.due) : null);
    return { promise: day(promise), request: day(request) };
  };
  test.each(each)('%s %s', (lang, name) => {
    const promises: Record<string, string | null> = { status: '2026-11-27', thanks: '2026-11-27' };
    const requests: Record<string, string | null> = {
      scope: '2026-11-27',
      status: '2026-11-25',
      proposal: '2026-11-26',
      minutes: '2026-11-25',
      request: '2026-11-27',
      reminder: '2026-11-26',
    };
    const found = read(lang, name);
    if (name in promises) expect(found.promise).toBe(promises[name]);
    if (name in requests) expect(found.request).toBe(requests[name]);
  });
});

test.each([
  ['en', 'compose.md'],
  ['ja', 'compose.ja.md'],
] as const)('the documentation (%s) shows every form as it is now', (lang, name) => {
  const text = readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
  for (const form of filledForms(lang, folder)) {
    for (const part of [`### ${form.name}`, form.description, form.fields, form.subject, form.text])
      expect(text).toContain(part);
  }
});
