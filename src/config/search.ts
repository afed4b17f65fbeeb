import { access, constants, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import { unreadable } from './read-file.ts';

/** What the search depends on, given by main: nothing here looks at the process. */
export interface Surroundings {
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

export type Origin = 'argument' | 'environment' | 'working-folder' | 'user';

const fileNames = ['.clientrc', '.clientrc.yaml', '.clientrc.yml', '.clientrc.json'] as const;

/**
 * Finds the file by searching: upward from the working folder as far as home, then the user's folders. Those two are never
 * taken for working folders, so the same file is found, and trusted alike, wherever the program is started.
 */
export async function searchConfig(around: Surroundings): Promise<{ file: string; origin: Origin }> {
  const user = [configFolder(around), around.home];
  const working = await foldersUpward(around.cwd, await Promise.all(user.map(real)));
  for (const folder of working) {
    const file = await findIn(folder);
    if (file) return { file, origin: 'working-folder' };
  }
  for (const folder of user) {
    const file = await findIn(folder);
    if (file) return { file, origin: 'user' };
  }
  throw new ClientCheckError('no-config', { places: [...working, ...user].join(', '), names: fileNames.join(', ') });
}

/** `$XDG_CONFIG_HOME/client-check`; the specification has relative values ignored. */
export function configFolder({ env, home }: Surroundings): string {
  return xdgFolder(env.XDG_CONFIG_HOME, join(home, '.config'));
}

/** `$XDG_STATE_HOME/client-check`. */
export function stateFolder({ env, home }: Pick<Surroundings, 'env' | 'home'>): string {
  return xdgFolder(env.XDG_STATE_HOME, join(home, '.local', 'state'));
}

function xdgFolder(named: string | undefined, fallback: string): string {
  return join(named && isAbsolute(named) ? named : fallback, 'client-check');
}

async function foldersUpward(cwd: string, [config, home]: readonly string[]): Promise<readonly string[]> {
  const folders: string[] = [];
  let folder = await real(cwd);
  while (folder !== home) {
    if (folder !== config) folders.push(folder);
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return folders;
}

/** The function `cosmiconfig()` runs `.config/config.js` of the working folder for settings of its own, so only its search is used. */
interface FolderSearch {
  search(folder: string): Promise<{ readonly filepath: string } | null>;
}
const require = createRequire(import.meta.url);
const { Explorer } = require('cosmiconfig/dist/Explorer.js') as {
  readonly Explorer: new (options: object) => FolderSearch;
};

// The file is read again, once and for good, in read-file.ts; to the search its contents are nothing.
const found = () => ({});
const explorer = new Explorer({
  moduleName: 'client',
  searchPlaces: fileNames,
  loaders: { noExt: found, '.yaml': found, '.yml': found, '.json': found },
  searchStrategy: 'none',
  ignoreEmptySearchPlaces: false,
  cache: false,
  transform: (result: unknown) => result,
  metaConfigFilePath: null,
});

async function findIn(folder: string): Promise<string | null> {
  for (const name of fileNames) await refuseUnreadable(join(folder, name));
  return (await explorer.search(folder))?.filepath ?? null;
}

/** cosmiconfig passes over a file that it may not read, and so on to another configuration than the one that is meant. */
async function refuseUnreadable(file: string): Promise<void> {
  const what = await stat(file).catch(() => null);
  if (what === null || what.isDirectory()) return;
  if (!what.isFile()) throw unreadable(file, { code: 'not-a-file' });
  await access(file, constants.R_OK).catch((cause) => {
    throw unreadable(file, cause);
  });
}

/** A folder's path without symbolic links, as far as it exists. */
async function real(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}
