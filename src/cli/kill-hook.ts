import type { JournalHook } from '../submit/journal.ts';

/**
 * For the tests of crashes: the process dies at a step of the journal (`after:accepted`) or of a refresh (`after:refreshed`), as if the
 * machine had lost its power.
 */
export function killHook(place: string | undefined, kill: () => void): (when: string, step: string) => void {
  return (when, step) => {
    if (place === `${when}:${step}`) kill();
  };
}

export function bothHooks(first: JournalHook, second: JournalHook): JournalHook {
  return (when, step) => {
    first(when, step);
    second(when, step);
  };
}
