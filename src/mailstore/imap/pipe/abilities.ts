import type { Command } from './pipe.ts';

/** RFC 7162 and RFC 5161. */
export function canResync(capabilities: ReadonlySet<string>): boolean {
  return capabilities.has('QRESYNC') && capabilities.has('ENABLE');
}

/** QRESYNC has to be switched on before it is used. */
export function enabling(capabilities: ReadonlySet<string>): Command[] {
  return canResync(capabilities) ? [{ text: 'ENABLE QRESYNC', aside: true }] : [];
}

export function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
