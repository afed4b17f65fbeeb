import { readlink } from 'node:fs/promises';

/**
 * The IANA zone of the machine, which is cron's: $TZ of a terminal is not. It is where /etc/localtime leads, on Linux and macOS;
 * `fallback` where that tells nothing.
 */
export async function machineZone(fallback: string, link = '/etc/localtime'): Promise<string> {
  const target = await readlink(link).catch(() => '');
  const zone = /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/s.exec(target)?.[1] ?? '';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return fallback;
  }
}
