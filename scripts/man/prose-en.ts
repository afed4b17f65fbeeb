import type { Prose } from './prose.ts';

export const en: Prose = {
  date: '2026-11-23',
  manual: 'User Commands',
  titles: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    commands: 'COMMANDS',
    options: 'COMMON OPTIONS',
    exit: 'EXIT STATUS',
    configuration: 'CONFIGURATION',
    files: 'FILES',
    environment: 'ENVIRONMENT',
    examples: 'EXAMPLES',
    see: 'SEE ALSO',
    exampleLine: 'Examples:',
  },
  name: 'which client mails wait for an answer, and holding replies to them',
  synopsis: '[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]',
  description: [
    'client-check reads a mailbox over IMAP, or a Maildir, finds the client threads that nobody has answered, and lists them, most urgent first, with the evidence for every verdict. It writes holding replies into the Drafts folder, and sends them over SMTP once they have been looked over, each at most once.',
    'The mailbox is the state: what was answered from a telephone, by a colleague or in a webmail is found where it lies. An internal forward is no answer, nor is a vacation reply, nor a draft. A date that was given in a mail is kept in view until it is kept.',
    'Standard output is the result and nothing else; progress goes to standard error, and only to a terminal. With `--json` the result is one JSON object with a `schema` field; fields are added, never renamed.',
    'An ID is the short one of the list, any unique beginning of it, or a Message-ID. Dates may be written as 2026-11-26, as 2bd (business days) or as 3d.',
  ],
  exit: [
    ['0', 'Done.'],
    ['1', '`--fail-on-overdue`: something is overdue. `lint`: an error was found.'],
    ['2', 'Wrong usage; an ID that is unknown or fits several threads.'],
    ['65', 'Data that cannot be used: a template that does not parse, a file that is no mail.'],
    [
      '69',
      'Some of it could not be done: one account of several failed, a message was unreadable, one draft of several was refused. The rest was done. Wins over 1.',
    ],
    ['70', 'A defect of client-check; the message says what to report.'],
    ['74', 'A file could not be read or written.'],
    ['75', 'Try again later: no connection, time-out, server busy, another run holds the lock.'],
    ['76', 'The server does not keep to the protocol, or its certificate or STARTTLS failed.'],
    ['77', 'The server refused the login or the permission.'],
    ['78', 'The configuration is missing, wrong or not trusted.'],
    ['130', 'Ctrl-C.'],
  ],
  configuration: [
    'The file is `--config`, else `$CLIENT_CHECK_CONFIG`, else the nearest `.clientrc`, `.clientrc.yaml`, `.clientrc.yml` or `.clientrc.json` upward from the working folder, else the one in the configuration folder or in the home. It is YAML or JSON, data only, and never executed. `client-check init` makes one; the package holds a commented `.clientrc.example` and, for editors, `client-check.schema.json`.',
    'A file that was found in a working folder and takes a secret from outside itself is used only once it has been approved with `client-check trust`. A file that holds a password and can be read by others is refused.',
  ],
  files: [
    ['~/.config/client-check/.clientrc', 'The configuration, where `init` writes it.'],
    [
      '~/.local/state/client-check/',
      'What must be kept beside the mailbox: what is done and snoozed, the journal of sends, drafts written, approvals, tokens, the log of the scheduled run (schedule.log). Mode 0600 in folders of 0700.',
    ],
    [
      '~/.cache/client-check/',
      'What was read of messages, the last list, its IDs for the completion, compiled code. Deleting it changes the speed and nothing else.',
    ],
  ],
  environment: [
    ['CLIENT_CHECK_CONFIG', 'The configuration, where `--config` names none.'],
    ['CLIENT_CHECK_NO_CACHE', 'Where it is set, nothing is read from the cache or written to it.'],
    [
      'LC_ALL, LC_MESSAGES, LANG',
      'The language, where neither `--lang` nor the configuration says it: Japanese for ja, else English.',
    ],
    ['NO_COLOR, FORCE_COLOR', 'No colours; colours also where standard output is no terminal.'],
    ['VISUAL, EDITOR', 'The editor of `--edit`.'],
    ['XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME', 'In place of ~/.config, ~/.local/state and ~/.cache.'],
  ],
  examples: [
    ['client-check demo', 'The whole morning on a sample mailbox, with no account and no network:'],
    ['client-check inbox', 'The morning list:'],
    [
      'client-check draft && client-check send',
      'Holding replies for everyone who waits too long, looked over one by one:',
    ],
    ['client-check inbox --fail-on-overdue --quiet || notify-send overdue', 'In a script:'],
    ["client-check inbox --json | jq -r '.threads[] | [.id, .state, .subject] | @tsv'", 'As data:'],
  ],
  see: [
    'crontab(5), pass(1), mbsync(1)',
    'The pages in docs/ of the package: judging, promises, cron, privacy, json, troubleshooting, templates, oauth, notify, lint, doctor, completion. A Japanese version of this page lies in man/ja/client-check.1 of the package.',
  ],
};
