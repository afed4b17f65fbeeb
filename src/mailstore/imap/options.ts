import type { TokenSource } from '../../login-token.ts';
import type { Progress, Waiting } from '../mailstore.ts';
import type { FolderRules } from '../roles.ts';
import type { ConnectOptions } from './connect.ts';
import type { Limits } from './limits.ts';
import type { Begun } from './quick-reader.ts';

export interface ImapOptions {
  readonly account: string;
  readonly server: Omit<ConnectOptions, 'account' | 'password' | 'tokens' | 'ca' | 'log' | 'limits'>;
  /** '' where tokens take its place. */
  readonly password: string;
  readonly tokens?: TokenSource;
  /** PEM of a private authority: then only what it signed is trusted. */
  readonly ca: Buffer | null;
  readonly folders: FolderRules;
  readonly progress?: Progress;
  /** Lines of the conversation, for --verbose: without secrets, without mail. */
  readonly log?: (line: string) => void;
  /** Told each second while a throttling server is waited for. */
  readonly waiting?: Waiting;
  /** Other bounds than the usual ones, for tests. */
  readonly limits?: Partial<Limits>;
  /** Read over a pipe where the server suits it; then no connection is made before the first command. */
  readonly quick?: boolean;
  /** What was begun over a pipe already. */
  readonly begun?: Begun | undefined;
}
