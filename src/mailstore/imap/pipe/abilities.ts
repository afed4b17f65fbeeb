import type { Command } from './command.ts';
import type { Pipe } from './pipe.ts';

/** RFC 7162 and RFC 5161. */
export function canResync(capabilities: ReadonlySet<string>): boolean {
  return capabilities.has('QRESYNC') && capabilities.has('ENABLE');
}

/** QRESYNC has to be switched on before it is used. */
export function enabling(capabilities: ReadonlySet<string>): Command[] {
  return canResync(capabilities) ? [{ text: 'ENABLE QRESYNC', aside: true }] : [];
}

/** A handshake of so many milliseconds is one over a line on which a mailbox takes longer than its compression. */
const FAR = 15;

/** COMPRESS (RFC 4978), to be said last of a flight: what follows is compressed where the server agrees. Nothing where it is near, or can't. */
export function compressing(pipe: Pipe): Command[] {
  if (pipe.handshake < FAR || !pipe.capabilities.has('COMPRESS=DEFLATE')) return [];
  const ended: Command['ended'] = ({ status }) => {
    if (status === 'OK') pipe.compress();
  };
  return [{ text: 'COMPRESS DEFLATE', aside: true, ended }];
}

export function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
