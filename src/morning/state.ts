import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CalendarRules } from '../calendar/types.ts';
import type { Steady } from '../calendar/zone.ts';
import type { AuthConfig } from '../config/config.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { FolderRules } from '../mailstore/roles.ts';
import type { Known } from '../mailstore/sync.ts';
import type { AccountView, WeekView } from '../render/inbox-view.ts';
import type { State, Verdict } from '../triage/verdict.ts';
import type { KeptConfig } from './kept-config.ts';
import type { Stamp } from './stamps.ts';

/**
 * The morning list as it was last judged, and all that has to be as it was then for it to be still right. Where one thing is
 * not, all is read and judged as if this were not there. No secret stands in it.
 */
export interface MorningState {
  readonly mark: string;
  readonly call: string;
  /** The instant that it was judged for, and the first at which time alone may change it. */
  readonly judged: Instant;
  readonly until: Instant;
  /** The arrival of the oldest message that was judged: once the look-back begins later, it counts no more. Null: there is none. */
  readonly oldest: Instant | null;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly lang: Lang;
  readonly config: KeptConfig | null;
  readonly calendar: CalendarRules;
  /** What the calendar's zone keeps for years around; null where it changes its clocks. */
  readonly zone: Steady | null;
  readonly accounts: readonly MorningAccount[];
  readonly counts: Readonly<Record<State, number>>;
  readonly week: WeekView | null;
  /** Those that may stand on the list until then, in its order: as much of them as the table shows. */
  readonly threads: readonly { readonly id: string; readonly verdict: Verdict }[];
  /** Stands in the file of the whole threads too. */
  readonly token: string;
}

export interface MorningAccount {
  readonly view: AccountView;
  /** Null: a Maildir, whose folders are among the stamps. */
  readonly server: MorningServer | null;
}

export interface MorningServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly ca: string | null;
  readonly user: string;
  readonly secret: SecretPlace;
  readonly folders: FolderRules;
  readonly known: Known;
}

/** Where the password is to be had: not the password. Of one that stands in the configuration, where in the file's bytes. */
export type SecretPlace =
  | Extract<AuthConfig, { kind: 'passwordEnv' | 'passwordCommand' }>
  | { readonly kind: 'bytes'; readonly file: string; readonly at: number; readonly length: number };

/** What the state depends on that no stamp shows. */
export interface Call {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly config: string | null;
  readonly lang: string | null;
}

const VARIABLES = [
  'CLIENT_CHECK_CONFIG',
  'XDG_CONFIG_HOME',
  'XDG_STATE_HOME',
  'XDG_CACHE_HOME',
  'LANG',
  'LANGUAGE',
  'LC_ALL',
  'LC_MESSAGES',
];

/** Put in by the build. */
declare const BUILD: string | undefined;

/** What tells one build from another. */
export const MARK = `1 ${typeof BUILD === 'undefined' ? 'source' : BUILD} ${process.version}`;

/** The file beside a state's that holds its threads whole. */
export function threadsFile(file: string): string {
  return file.replace(/\.json$/, '-threads.json');
}

/** The file that holds the state of calls like this one, and what tells them from others. */
export function stateFile(
  cacheFolder: string,
  { env, cwd, home, config, lang }: Call,
): { readonly file: string; readonly call: string } {
  const parts = [cwd, home, config, lang, ...VARIABLES.map((name) => env[name] ?? null)];
  const call = JSON.stringify(parts);
  // node:crypto alone takes 2 ms to load. The call itself stands in the state, so that two with one sum are not mixed up.
  return { file: join(cacheFolder, 'morning', `${crc32(call).toString(16).padStart(8, '0')}.json`), call };
}
