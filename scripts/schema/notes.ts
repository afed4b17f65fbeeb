import { ENV, type Note, server } from './server-notes.ts';

const DURATION = { pattern: '^(?=\\d)(\\d{1,4}d)?(\\d{1,5}h)?(\\d{1,6}m)?$', examples: ['24h', '90m', '2d', '1h30m'] };
const DATES = {
  pattern: '^\\s*\\d{4}-\\d{2}-\\d{2}\\s*(\\.\\.\\s*\\d{4}-\\d{2}-\\d{2}\\s*)?$',
  examples: ['2026-12-28', '2026-12-29..2027-01-03'],
};
const INTERVAL = { pattern: '^\\s*\\d{1,2}:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2}\\s*$' };

/** Every key of the configuration by its path; an item of a list is `[]`. */
export const NOTES: Readonly<Record<string, Note>> = {
  accounts: { title: 'Accounts', description: 'The mailboxes that are read.' },
  'accounts[].name': { title: 'Name', description: 'A short name, for --account.' },
  'accounts[].identity': { title: 'Identity', description: 'Who you are in this mailbox.' },
  'accounts[].identity.name': { title: 'Your name', description: 'Your name in From.' },
  'accounts[].identity.organization': {
    title: 'Company',
    description: 'Your company, for the sentence that introduces you.',
  },
  'accounts[].identity.address': { title: 'Address', description: 'Your mail address.' },
  'accounts[].identity.aliases': { title: 'Other addresses', description: 'Mail from and to these is yours too.' },
  'accounts[].identity.signature': { title: 'Signature', description: 'Put below drafts.' },
  'accounts[].imap': { title: 'IMAP', description: 'The server that the mailbox lies on; or maildir.' },
  ...server('IMAP', '993, with starttls 143'),
  'accounts[].maildir': {
    title: 'Maildir',
    description: 'A folder that mbsync or offlineimap keeps, in place of imap.',
  },
  'accounts[].smtp': { title: 'SMTP', description: 'The server that send gives mail to.' },
  ...server('SMTP', '465, with starttls 587'),
  'accounts[].folders': {
    title: 'Folders',
    description: 'Which folders are read, and which are Sent and Drafts. Patterns with * and %.',
  },
  'accounts[].folders.include': { title: 'Read', description: 'Patterns of folders that are read.', default: ['*'] },
  'accounts[].folders.exclude': {
    title: 'Leave out',
    description: 'Patterns of folders that are not.',
    examples: [['Lists/*']],
  },
  'accounts[].folders.sent': { title: 'Sent', description: 'The Sent folder; auto finds it.', default: 'auto' },
  'accounts[].folders.drafts': { title: 'Drafts', description: 'The Drafts folder; auto finds it.', default: 'auto' },
  'accounts[].authservId': {
    title: 'Authentication server',
    description: 'Whose Authentication-Results (RFC 8601) are believed. Default: those of the topmost field.',
  },
  team: { title: 'Colleagues', description: 'Domains and addresses: their replies count as ours.' },
  forms: { title: 'Contact forms', description: 'Senders of forms: the client is whom Reply-To names.' },
  clients: { title: 'Clients', description: 'Who is waited for.' },
  'clients[].name': { title: 'Name', description: 'The company.' },
  'clients[].match': {
    title: 'Whose mail',
    description: 'Addresses, domains, or *.domain for all below it. The longest match wins.',
    examples: [['client.example', '*.client.example', 'kaito@gmail.example']],
  },
  'clients[].window': {
    title: 'Window',
    description: 'Answer this client within. Default: response.window.',
    ...DURATION,
  },
  'clients[].closed': { title: 'Days off', description: "The client's own days off.", ...DATES },
  'clients[].template': {
    title: 'Template',
    description: 'Of holding replies to this client. Default: holding.template.',
  },
  'clients[].contacts': { title: 'Contacts', description: 'How people are addressed.' },
  'clients[].contacts[].address': { title: 'Address', description: 'The address that this person writes from.' },
  'clients[].contacts[].name': { title: 'Name', description: 'As it stands in the salutation.' },
  'clients[].contacts[].title': { title: 'Title', description: 'As it stands in the salutation: 課長.' },
  'clients[].contacts[].department': { title: 'Department', description: 'As it stands in the salutation.' },
  ignore: { title: "Nobody's clients", description: 'Addresses, domains and *.domains that count for no client.' },
  others: {
    title: 'Others',
    description: 'People who match no client: everyone, correspondents (those you have written to), or ignore.',
    default: 'everyone',
  },
  response: { title: 'Response', description: 'By when an answer is due.' },
  'response.window': { title: 'Window', description: 'Answer within.', default: '24h', ...DURATION },
  'response.warnBefore': {
    title: 'Warning',
    description: 'due-soon begins this long before the end.',
    default: '4h',
    ...DURATION,
  },
  'response.clock': {
    title: 'Clock',
    description:
      'elapsed: plain hours. business-days: hours on days off do not count. business-hours: only hours in calendar.hours count.',
    default: 'elapsed',
  },
  'response.copied': {
    title: 'Copied',
    description: 'Mail with your address in Cc only: count it, show it apart, or ignore it.',
    default: 'show',
  },
  'response.thanks': {
    title: 'Thanks',
    description: 'Where the last word is thanks only: count it, show it last, or ignore it.',
    default: 'show',
  },
  calendar: { title: 'Calendar', description: 'Business days and hours.' },
  'calendar.timezone': { title: 'Time zone', description: 'A name of the IANA database.', default: 'Asia/Tokyo' },
  'calendar.days': {
    title: 'Days',
    description: 'Business days of the week.',
    default: ['mon', 'tue', 'wed', 'thu', 'fri'],
  },
  'calendar.hours': {
    title: 'Hours',
    description: 'Business hours, one or several intervals a day.',
    default: ['09:30-12:00', '13:00-18:30'],
    ...INTERVAL,
  },
  'calendar.holidays': {
    title: 'Holidays',
    description: 'jp: the national holidays of Japan are days off.',
    default: 'jp',
  },
  'calendar.closed': { title: 'Days off', description: 'Your own days off; both ends of a range included.', ...DATES },
  holding: { title: 'Holding replies', description: 'What draft writes.' },
  'holding.template': { title: 'Template', description: 'Name of the template.', default: 'holding' },
  'holding.due': {
    title: 'Promise',
    description: 'By when the answer is promised: business days (2bd) or days (3d) from the day after.',
    default: '2bd',
    pattern: '^\\d{1,3}(bd|d)$',
  },
  'holding.dueTime': {
    title: 'Hour',
    description: 'The hour of the promised day.',
    default: '17:00',
    pattern: '^\\d{1,2}:\\d{2}$',
  },
  'holding.maxAge': {
    title: 'Oldest',
    description: 'Older threads are drafted only by ID.',
    default: '14d',
    ...DURATION,
  },
  templates: { title: 'Templates', description: 'A folder of your own templates.' },
  lint: { title: 'Lint', description: 'The checks of outgoing mail: docs/lint.md.' },
  'lint.off': { title: 'Switched off', description: 'Rules that are left out.' },
  notify: { title: 'Notices', description: 'For inbox --notify: docs/notify.md.' },
  'notify.webhook': {
    title: 'Webhook',
    description: 'Where --notify webhook tells the list; its URL in exactly one way.',
  },
  'notify.webhook.kind': { title: 'Service', description: 'What is at the other end.' },
  'notify.webhook.url': { title: 'URL', description: 'The URL itself, a secret; https.' },
  'notify.webhook.urlEnv': { title: 'Variable', description: 'The environment variable that holds the URL.', ...ENV },
  'notify.webhook.urlCommand': { title: 'Command', description: 'A command that prints the URL.' },
  'notify.quiet': {
    title: 'Quiet hours',
    description: 'No notices in these hours; 21:00-07:00 runs over midnight.',
    ...INTERVAL,
  },
  lang: { title: 'Language', description: 'ja or en. Default: that of the locale.' },
};
