import { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { AccountConfig, Config } from '../config/config.ts';
import { configuredKey, type Rules } from '../triage/rules.ts';

/** The configuration as triage sees it, for one account. */
export function rulesOf(account: AccountConfig, config: Config, calendar: BusinessCalendar): Rules {
  const closed = config.clients.filter((client) => client.closed.length > 0);
  const own = new Map(
    closed.map((client) => [configuredKey(client.name), new BusinessCalendar(config.calendar, client.closed)]),
  );
  return {
    account: account.name,
    own: [account.identity.address, ...account.identity.aliases],
    team: config.team,
    forms: config.forms,
    clients: config.clients,
    ignore: config.ignore,
    others: config.others,
    response: config.response,
    calendar,
    calendarOf: (clientKey) => own.get(clientKey) ?? calendar,
    authservId: account.authservId,
  };
}

/** What an account is, whatever it is called: the name may change, records kept beside the mailbox stay. So may the port. */
export function accountKey({ identity, source }: AccountConfig): string {
  const place = source.kind === 'imap' ? `${source.server.user}@${source.server.host}` : source.path;
  return `${identity.address}\n${place}`;
}
