import { type Addressed, addressedEn, addressedJa } from '../addressed.ts';
import { companyCore, sameCompany, speaksOf } from '../names.ts';
import { type Recipient, recipientsOf } from '../people.ts';
import type { Found, Rule, Subject } from '../rule.ts';
import { salutationOf } from '../salutation-lines.ts';

/**
 * A salutation of somebody who does not get the mail: a copy of a mail to another client. Silent where a recipient's name is not
 * known, or is known in another script only.
 */
export const wrongAddressee: Rule = (subject) => {
  const { lines, mail, context } = subject;
  const salutation = salutationOf(lines);
  const english = salutation.length === 1 ? addressedEn(salutation[0] as (typeof salutation)[number]) : [];
  const addressed = english.length > 0 ? english : addressedJa(salutation);
  const to = recipientsOf(mail.to, mail, context);
  const all = [...to, ...recipientsOf([...mail.cc, ...mail.bcc], mail, context)];
  if (to.length === 0) return [];
  const company = wrongCompany(addressed, all, subject);
  const person = wrongPerson(addressed, to, all);
  // Of a mail to the wrong company the wrong person is no second fault.
  return [company ?? person].filter((one) => one !== null).map((one) => foundAt(one, to));
};

function foundAt({ line, start, words }: Addressed, to: readonly Recipient[]): Found {
  const names = to.flatMap((one) => one.names[0] ?? one.companies[0] ?? one.address);
  return { at: { line, start }, what: words.join(' '), right: names.join(', ') };
}

function wrongPerson(addressed: readonly Addressed[], to: readonly Recipient[], all: readonly Recipient[]) {
  // 「さわやか商事 社長様」 names no person.
  const companies = all.flatMap((recipient) => recipient.companies);
  const isCompany = ({ words }: Addressed) =>
    words.length === 1 && companies.some((company) => sameCompany(words.join(''), company) === true);
  const people = addressed.filter((one) => one.kind === 'person' && !isCompany(one));
  const fits = (one: Addressed, { names }: Recipient) => names.map((name) => speaksOf(one.words, name));
  if (people.some((one) => all.some((recipient) => fits(one, recipient).includes(true))))
    return otherOfSeveral(people, to, all);
  // Nobody can tell of a recipient whose name is not known that it is not the one who is spoken to.
  return people.find((one) => to.every((recipient) => fits(one, recipient).includes(false))) ?? null;
}

/** 「木村様、森様」 to Kimura and Hayashi: as many are spoken to as get the mail, and one of them is somebody else. */
function otherOfSeveral(
  people: readonly Addressed[],
  to: readonly Recipient[],
  all: readonly Recipient[],
): Addressed | null {
  if (people.length < 2 || people.length !== to.length) return null;
  const says = (one: Addressed, { names }: Recipient) => names.map((name) => speaksOf(one.words, name));
  const strangers = people.filter((one) =>
    all.every((recipient) => recipient.names.length > 0 && says(one, recipient).every((is) => is === false)),
  );
  return strangers.length === 1 ? (strangers[0] ?? null) : null;
}

function wrongCompany(
  addressed: readonly Addressed[],
  all: readonly Recipient[],
  { context }: Subject,
): Addressed | null {
  const known = all.flatMap(({ companies }) => companies);
  if (known.length === 0) return null;
  const theirs = (name: string) => known.map((company) => sameCompany(name, company));
  const companies = addressed.filter(({ kind }) => kind === 'company');
  if (companies.some(({ words }) => theirs(words.join(' ')).includes(true))) return null;
  const wrong = companies.find(({ words }) => theirs(words.join(' ')).every((one) => one === false));
  if (wrong) return wrong;
  // Another client of ours, named without its legal form.
  const others = context.clients.filter((client) => !theirs(client).includes(true) && companyCore(client).length > 2);
  return (
    addressed.find(({ words }) => {
      const core = companyCore(words.join(''));
      return others.some((client) => core.includes(companyCore(client)));
    }) ?? null
  );
}
