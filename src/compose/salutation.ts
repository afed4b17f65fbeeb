import type { Lang } from './language.ts';
import type { Person } from './person.ts';

/**
 * Whom a mail is to, on one or two lines: company; department, title, name 様. Where no person is known 「ご担当者様」, never a title or a
 * name that nobody told; 御中 never stands with 様.
 */
export function salutation({ company, department, title, name }: Person, lang: Lang): string {
  if (lang === 'en') return name === null ? 'Hello,' : `Dear ${name},`;
  const person = name === null ? 'ご担当者様' : [department, title, name, '様'].filter(Boolean).join(' ');
  return company === null || company === name ? person : `${company}\n${person}`;
}

/** Who writes, as they name themselves in the text: 「株式会社エージェンシーの佐藤」, "Hanako Sato". */
export function senderName(
  { name, organization, address }: { name: string | null; organization: string | null; address: string },
  lang: Lang,
): string {
  if (lang === 'en') return name ?? organization ?? address;
  const family = name?.split(/[\s　]/)[0] ?? null;
  if (organization === null) return name ?? address;
  return family === null ? organization : `${organization}の${family}`;
}
