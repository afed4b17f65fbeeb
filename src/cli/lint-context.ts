import { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { DraftMail } from '../compose/draft-mail.ts';
import type { Config } from '../config/config.ts';
import type { Answered, LintContext, LintMail } from '../lint/rule.ts';
import { addressKey, type Instant } from '../mail/address.ts';
import { Directory } from '../triage/directory.ts';

/** What the configuration knows of the people of a mail. Where there is none (a bare file, no accounts) the rules that need it are silent. */
export function lintContext(
  config: Pick<Config, 'accounts' | 'team' | 'clients' | 'ignore' | 'calendar'>,
  mail: LintMail,
  now: Instant,
  answered: Answered | null,
): LintContext {
  const own = config.accounts.flatMap(({ identity }) => [identity.address, ...identity.aliases]);
  const directory = new Directory({ own, team: config.team, clients: config.clients, ignore: config.ignore });
  const clientOf = (address: string) => {
    const rule = directory.outsider(address)?.rule;
    return rule ? (config.clients.find(({ name }) => name === rule.name) ?? null) : null;
  };
  const closed = [...mail.to, ...mail.cc].flatMap(({ address }) => clientOf(address)?.closed ?? []);
  return {
    now,
    calendar: new BusinessCalendar(config.calendar, closed),
    isOurs: (address) => typeof directory.lookUp(address) === 'string',
    personOf: (address) => {
      const client = clientOf(address);
      const contact = client?.contacts.find((one) => addressKey(one.address) === addressKey(address));
      return { name: contact?.name ?? null, company: client?.name ?? null };
    },
    clients: config.clients.map(({ name }) => name),
    answered,
  };
}

/** A mail that was read, as the rules see it. */
export function lintable({ envelope, bcc, text, attachments }: DraftMail): LintMail {
  const { subject, from, to, cc, inReplyTo, references } = envelope;
  return { subject, from, to, cc, bcc, text, attachments: attachments.length, inReplyTo, references };
}
