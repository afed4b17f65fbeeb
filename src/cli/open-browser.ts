import { spawn } from 'node:child_process';
import type { Surroundings } from '../config/search.ts';

/** Is there a browser that would come up before the person who sits here? */
export function hasBrowser({ env, platform }: Pick<Surroundings, 'env' | 'platform'>): boolean {
  if (platform === 'darwin' || platform === 'win32') return !env['SSH_CONNECTION'];
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Opens a page in the user's browser, through no shell. That it fails is no fault: the page's address is on the screen too. */
export function openBrowser(url: string, { env, platform }: Pick<Surroundings, 'env' | 'platform'>): void {
  const child = spawn(...commandOf(url, platform), {
    env,
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
  });
  child.on('error', () => undefined);
  child.unref();
}

/** The system's own way. `start` is part of the Windows shell, which would read `&` in the address as the end of the command. */
function commandOf(url: string, platform: string): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}
