import type { Config } from '../config/config.ts';
import type { RunCommand } from '../config/run-command.ts';
import type { Surroundings } from '../config/search.ts';
import type { Worded } from '../config/words.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { CheckId } from './titles.ts';

export type Status = 'ok' | 'warning' | 'fault' | 'skipped';

/** How one check ended. What stands here is masked when it is shown, not before. */
export interface Finding {
  readonly status: Status;
  /** The name of what is wrong, stable for scripts; null where nothing is. */
  readonly code: string | null;
  readonly detail: Worded | null;
  readonly mend: Worded | null;
  /** The exit code of contract.md where it is a fault. */
  readonly exitCode: number | null;
}

export interface Result extends Finding {
  readonly id: CheckId;
  readonly account: string | null;
}

/** All that `doctor` touches. It needs no configuration: that there is none is one of its findings. */
export interface DoctorWorld {
  readonly around: Surroundings;
  readonly now: Instant;
  /** `--lang`; else the configuration's, else that of the terminal. */
  readonly lang: Lang | null;
  readonly fallback: Lang;
  readonly node: string;
  readonly script: string;
  readonly program: string;
  readonly version: string;
  /** Of the Node that runs this: `20.17.0`. */
  readonly nodeVersion: string;
  /** The machine's zone, which is cron's. */
  readonly timezone: string;
  /** Folder of the templates that come with the program. */
  readonly templates: string;
  readonly user: string;
  readonly run: RunCommand;
  /** How long each wait may last, in milliseconds. */
  readonly patience: number;
}

/** A configuration that may be used. */
export interface Usable {
  readonly config: Config;
  readonly file: string;
}
