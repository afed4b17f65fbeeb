import { readdirSync, readFileSync } from 'node:fs';
import { leaksIn } from './watch.ts';

/**
 * Looks at the process list ten times a second as long as the suite runs (Linux; others have no /proc): a secret in anybody's
 * arguments fails it.
 */
export function setup(): () => void {
  const found = new Set<string>();
  const timer = setInterval(() => {
    for (const line of processList()) if (leaksIn(line).length > 0) found.add(line.replaceAll('\0', ' '));
  }, 100);
  timer.unref();
  return () => {
    clearInterval(timer);
    if (found.size > 0) throw new Error(`a secret stood in the process list:\n${[...found].join('\n')}`);
  };
}

/** The arguments of every process that can be seen. */
export function processList(): string[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? commandLine(name) : []));
  } catch {
    return [];
  }
}

function commandLine(pid: string): string[] {
  try {
    return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
  } catch {
    return [];
  }
}
