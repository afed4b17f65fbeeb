import { isAbsolute, join } from 'node:path';

/** What the places of our own files depend on. */
export interface Place {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `$XDG_CONFIG_HOME/client-check`; the specification has relative values ignored. */
export function configFolder({ env, home }: Place): string {
  return xdgFolder(env['XDG_CONFIG_HOME'], join(home, '.config'));
}

/** `$XDG_STATE_HOME/client-check`. */
export function stateFolder({ env, home }: Place): string {
  return xdgFolder(env['XDG_STATE_HOME'], join(home, '.local', 'state'));
}

/** `$XDG_CACHE_HOME/client-check`. */
export function cacheFolder({ env, home }: Place): string {
  return xdgFolder(env['XDG_CACHE_HOME'], join(home, '.cache'));
}

function xdgFolder(named: string | undefined, fallback: string): string {
  return join(named && isAbsolute(named) ? named : fallback, 'client-check');
}
