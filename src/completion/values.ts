import type { Argument, Option } from 'commander';

/** What a value is completed to: fixed words, something that is looked up, or null where only the person can know. */
export type Values =
  | readonly string[]
  | 'thread'
  | 'account'
  | 'client'
  | 'template'
  | 'form'
  | 'command'
  | 'file'
  | 'target'
  | null;

const SECURITY = ['tls', 'starttls'];
const DAYS = ['1bd', '2bd', '3bd', '5bd'];
const LOOK_BACK = ['30d', '60d', '90d', '180d', '365d'];

/** Options whose placeholder says too little. */
const OF_OPTION: Readonly<Record<string, Values>> = {
  '--account': 'account',
  '--template': 'template',
  '--from': LOOK_BACK,
  '--notify': ['mail', 'webhook', 'desktop'],
  '--days': ['weekdays', 'daily'],
  '--clock': ['elapsed', 'business-days', 'business-hours'],
  '--imap-security': SECURITY,
  '--smtp-security': SECURITY,
  '--since': LOOK_BACK,
  '--due': DAYS,
  '--until': DAYS,
};

/** Options and arguments by what stands between their brackets. */
const OF_PLACEHOLDER: Readonly<Record<string, Values>> = {
  account: 'account',
  address: null,
  client: 'client',
  command: null,
  date: null,
  domain: null,
  file: 'file',
  host: null,
  id: 'thread',
  'id-date': 'thread',
  'key=value': null,
  lang: ['ja', 'en'],
  name: null,
  'name=domain': null,
  port: null,
  rules: null,
  shell: ['bash', 'zsh', 'fish'],
  target: 'target',
  template: 'template',
  text: null,
  time: null,
};

/** Arguments of one command, by `command argument`. */
const OF_ARGUMENT: Readonly<Record<string, Values>> = {
  'add name': 'client',
  'help command': 'command',
  'compose template': 'form',
};

/** `undefined`: nobody has said, which a test does not let pass. */
export function valuesOfOption({ long, flags, argChoices }: Option): Values | undefined {
  if (argChoices) return argChoices;
  const own = OF_OPTION[long ?? ''];
  return own === undefined ? OF_PLACEHOLDER[/[<[]([\w=-]+)/.exec(flags)?.[1] ?? ''] : own;
}

export function valuesOfArgument(command: string, argument: Argument): Values | undefined {
  if (argument.argChoices) return argument.argChoices;
  const own = OF_ARGUMENT[`${command} ${argument.name()}`];
  return own === undefined ? OF_PLACEHOLDER[argument.name()] : own;
}
