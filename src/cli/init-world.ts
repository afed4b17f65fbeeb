import type { AccountConfig } from '../config/config.ts';
import type { Surroundings } from '../config/search.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { Search } from '../setup/find-servers.ts';
import type { Asker } from './asker.ts';
import type { InitArguments } from './init-options.ts';
import type { InitSignIns } from './init-sign-ins.ts';
import type { InitWords } from './init-words.ts';
import type { Output } from './world.ts';

/** Everything that `init` may touch. */
export interface InitWorld {
  readonly around: Surroundings;
  readonly options: InitArguments;
  readonly lang: Lang;
  readonly words: InitWords;
  /** Null: nothing can be asked, every proposal is taken. */
  readonly asker: Asker | null;
  readonly output: Output;
  readonly clock: Instant;
  /** Looks for the servers of an address. */
  readonly find: (address: string) => Promise<Search>;
  /** How the user calls the program. */
  readonly program: string;
  /** The first line of a new configuration, for editors. */
  readonly schema: string;
  /** What is typed or signed in to, held until the configuration is written. */
  readonly signIns: InitSignIns;
  readonly openStore: (account: AccountConfig) => Promise<MailStore>;
  /** Logs in at the account's SMTP server. Throws a ClientCheckError. */
  readonly trySmtp: (account: AccountConfig) => Promise<void>;
}

/** Something to know: to the person who is asked; a script gets it on standard error where it is a warning. */
export function tell({ asker }: InitWorld, text: string): void {
  asker?.say(text);
}

export function warn({ asker, output }: InitWorld, text: string): void {
  if (asker) asker.warn(text);
  else output.warn(text);
}
