import { ClientCheckError } from '../errors.ts';
import { printableLine } from '../mail/printable.ts';
import { cronFields, type Times } from './times.ts';

/** What cron is to run. cron gives it HOME, SHELL and PATH=/usr/bin:/bin and nothing else, so all of it is said outright. */
export interface Job {
  /** Absolute paths of Node and of the program's script. */
  readonly node: string;
  readonly script: string;
  /** The configuration by its path, or the folder to search it from: so it still has to be approved as it is then. */
  readonly config: { readonly file: string } | { readonly searchFrom: string };
  /** $XDG_STATE_HOME where it is not what it is by default. */
  readonly stateHome: string | null;
  readonly accounts: readonly string[];
  readonly lang: 'ja' | 'en';
  /** Also to write the drafts, whatever the list ends with. */
  readonly draft: boolean;
  /** How the list is told beside the log: the values of --notify. */
  readonly notify: readonly string[];
  readonly log: string;
}

/** The command for /bin/sh. Throws `crontab-unsafe`. */
export function commandOf(job: Job): string {
  const { config, stateHome, log } = job;
  const options = [
    ...('file' in config ? ['--config', config.file] : []),
    ...job.accounts.flatMap((name) => ['--account', name]),
    ...['--lang', job.lang, '--quiet', '--no-color'],
  ];
  const environment = stateHome === null ? '' : `XDG_STATE_HOME=${quoted(stateHome)} `;
  const call = (command: string, ...more: readonly string[]) =>
    `${environment}${[job.node, job.script, command, ...options, ...more].map(quoted).join(' ')} >>${quoted(log)} 2>&1`;
  const notify = job.notify.flatMap((channel) => ['--notify', channel]);
  const start = 'searchFrom' in config ? [`cd ${quoted(config.searchFrom)} || exit`] : [];
  return [...start, call('inbox', ...notify), ...(job.draft ? [call('draft')] : [])].join('; ');
}

/** The entry of a crontab: a bare % would end the command (crontab(5)). */
export function entryOf(times: Times, command: string): string {
  return `${cronFields(times)} ${command.replaceAll('%', '\\%')}`;
}

/** An entry as it stands in a crontab, perhaps edited by hand. */
export interface ReadEntry {
  readonly fields: string;
  readonly command: string;
  /** The log file; null where the command names none. */
  readonly log: string | null;
}

export function readEntry(entry: string): ReadEntry {
  const [, fields = '', rest = ''] = /^\s*(@\S+|\S+(?:\s+\S+){4})\s+(\S.*)?$/s.exec(entry) ?? [];
  const command = rest.replaceAll('\\%', '%');
  const word = />>\s*((?:'[^']*'|\\.|[^\s'\\;])+)/.exec(command)?.[1];
  return { fields, command, log: word === undefined ? null : unquoted(word) };
}

/**
 * One word for /bin/sh. Refused is what would end the line, and what the crons do not agree on: Debian's makes one backslash of
 * two, BusyBox's does not.
 */
function quoted(word: string): string {
  if (/\p{Cc}|\\[\\%]/u.test(word)) throw new ClientCheckError('crontab-unsafe', { what: printableLine(word) });
  return /^[\w@+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|\\(.)/g, (_, inside?: string, escaped?: string) => inside ?? escaped ?? '');
}
