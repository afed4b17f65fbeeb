import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { composeForm } from '../../src/compose/composed.ts';
import { fillField } from '../../src/compose/field-value.ts';
import { parseForm } from '../../src/compose/form.ts';
import { tokyo } from '../calendar/rules.ts';
import { EXAMPLES } from './example-values.ts';

export const NOW = Date.parse('2026-11-24T15:30:00+09:00');
export const calendar = new BusinessCalendar(tokyo);

type Lang = 'ja' | 'en';

export function formOf(lang: Lang, name: string, folder: string) {
  const file = join(folder, lang, `${name}.liquid`);
  return { ...parseForm(readFileSync(file, 'utf8'), file), name };
}

/** A form filled with its example, as a new mail. */
export function mailOf(lang: Lang, name: string, folder: string) {
  const form = formOf(lang, name, folder);
  const context = { calendar, now: NOW, lang };
  const filled = form.fields.map((field) => {
    const value = fillField(field, EXAMPLES[lang][name]?.[field.name] ?? [], context);
    if ('fault' in value) throw new Error(`${name} ${field.name}: ${value.fault} ${value.what}`);
    return [field.name, value] as const;
  });
  return composeForm({
    identity: {
      name: lang === 'ja' ? '佐藤 花子' : 'Hanako Sato',
      organization: lang === 'ja' ? '株式会社エージェンシー' : 'Agency Ltd.',
      address: 'hanako@agency.example',
      aliases: [],
      signature: null,
    },
    form,
    values: Object.fromEntries(filled.map(([field, { text }]) => [field, text])),
    lang,
    person: { name: lang === 'ja' ? '横浜 海斗' : 'Emily Carter', address: 'kaito@sawayaka.example' },
    company: lang === 'ja' ? '株式会社さわやか商事' : 'Carter Foods',
    contact: lang === 'ja' ? { name: '横浜 海斗', title: '課長', department: '法人営業部' } : null,
    answering: null,
    to: [{ name: '', address: 'kaito@sawayaka.example' }],
    cc: [],
    subject: null,
    due: filled.flatMap(([, { dates }]) => dates)[0]?.at ?? null,
    calendar,
    now: NOW,
    isTaken: () => false,
  });
}

/** All of them, for the documentation. */
export function filledForms(lang: Lang, folder: string) {
  return Object.keys(EXAMPLES[lang]).map((name) => {
    const { description, fields } = formOf(lang, name, folder);
    const { subject, text } = mailOf(lang, name, folder);
    const optional = lang === 'ja' ? '、なくてもよい' : ', may be left out';
    const shown = fields.map((field) => `\`${field.name}\` (${field.type}${field.required ? '' : optional})`);
    return { name, description, fields: shown.join(lang === 'ja' ? '、' : ', '), subject, text: text.trimEnd() };
  });
}
