import type { Candidate } from './candidates.ts';
import { type Listed, readListed } from './listed.ts';
import type { Position } from './position.ts';

/** The IDs of the last list that fit the command: `done --undo` takes back what was settled, `snooze --clear` what sleeps. */
export function threadsFor(position: Position, cacheFolder: string, config: string | null): Candidate[] {
  if (config === null) return [];
  const named = (option: string) => [...position.given].find(([{ long }]) => long === option)?.[1];
  const accounts = named('--account');
  const fits = (thread: Listed) =>
    groupsFor(position, named).includes(thread.group) && (!accounts || accounts.includes(thread.account));
  return readListed(cacheFolder, config)
    .filter(fits)
    .map(({ id, client, subject }) => ({ value: id, description: `${client}: ${subject}` }));
}

function groupsFor({ path }: Position, named: (option: string) => unknown): readonly Listed['group'][] {
  switch (path.at(-1)?.name()) {
    case 'done':
      return named('--undo') ? ['settled'] : ['listed', 'snoozed'];
    case 'snooze':
      return named('--clear') ? ['snoozed'] : ['listed'];
    case 'show':
      return ['listed', 'snoozed', 'settled'];
    default:
      return ['listed', 'snoozed'];
  }
}
