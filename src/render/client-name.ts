import { printableLine } from '../mail/printable.ts';
import type { ClientRef, Verdict } from '../triage/verdict.ts';
import { cut, widthOf } from './width.ts';

const FORMS = [
  ['株式会社', '㈱'],
  ['有限会社', '㈲'],
] as const;

/** The company as it is said in a narrow column: 株式会社さわやか商事 -> ㈱さわやか商事. */
function shortCompany(name: string): string {
  for (const [form, sign] of FORMS) {
    if (name.startsWith(form)) return sign + name.slice(form.length).trimStart();
    if (name.endsWith(form)) return name.slice(0, -form.length).trimEnd() + sign;
  }
  return name.replace(/^合同会社\s*/, '(同)');
}

/**
 * Company and contact in at most `width` columns. Both are kept recognisable: the company gives way first, then the contact's
 * given name.
 */
export function clientLabel(client: ClientRef | null, width: number, nobody: string): string {
  if (!client) return nobody;
  const company = printableLine(client.name) || nobody;
  const contact = printableLine(client.contact ?? (company.includes('@') ? '' : (client.address ?? '')));
  if (contact === '' || contact === company) return cut(company, width);
  const full = `${company} ${contact}`;
  if (widthOf(full) <= width) return full;
  const short = shortCompany(company);
  if (widthOf(`${short} ${contact}`) <= width) return `${short} ${contact}`;
  const family = client.contact === null ? contact : (contact.split(/[\s　]/)[0] ?? contact);
  const room = Math.min(widthOf(family), Math.max(8, Math.floor(width / 3)));
  return `${cut(short, width - room - 1)} ${cut(family, room)}`;
}

/** A subject without its reply marks: the table shows the matter. */
export function matter(subject: string, none: string): string {
  const bare = printableLine(subject).replace(/^(?:(?:re|ｒｅ|返信)\s*(?:\[\d+\]\s*)?[:：]\s*)+/i, '');
  return bare === '' ? none : bare;
}

/** For a sentence: 「株式会社さわやか商事 横浜 海斗」. */
export function fullClient({ client }: Verdict, nobody: string): string {
  return clientLabel(client, Number.POSITIVE_INFINITY, nobody);
}
