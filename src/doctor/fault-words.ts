import { accountFaults } from './fault-words-account.ts';
import { cronFaults } from './fault-words-cron.ts';
import { setupFaults } from './fault-words-setup.ts';

/** What can be wrong: its exit code where it is a fault, and [what it is, how to mend it] in both languages. */
export interface FaultWords {
  readonly exit: 65 | 69 | 74 | 75 | 76 | 77 | 78;
  readonly ja: readonly [what: string, mend: string];
  readonly en: readonly [what: string, mend: string];
}

export const FAULTS = { ...setupFaults, ...accountFaults, ...cronFaults };

export type FaultName = keyof typeof FAULTS;
