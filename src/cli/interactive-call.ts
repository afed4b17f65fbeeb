import { ClientCheckError } from '../errors.ts';
import { interactiveWords } from '../render/interactive-words.ts';
import { Interactive } from './interactive.ts';
import type { MailParts } from './mail-actions.ts';
import type { InboxArguments } from './program.ts';
import { withScreen } from './screen.ts';
import { hasScreen } from './terminal.ts';
import { helpCall } from './usage.ts';

/** `inbox --interactive` as it was called. Returns the exit code. */
export async function interactiveFromCall(options: InboxArguments, parts: MailParts): Promise<number> {
  // Progress would be written across the screen.
  const world = await parts.world({ ...options, quiet: true });
  const words = interactiveWords[world.lang];
  const usage = (what: string) => new ClientCheckError('usage', { what, call: helpCall('inbox') });
  if (options.json || options.notify !== undefined) throw usage(words.alone);
  if (!hasScreen(parts.streams, parts.around.env)) throw usage(words.noTerminal);
  const scope = { ...parts.scope(world, options), all: options.all ?? false };
  return withScreen(parts.streams, parts.ending, (screen) => new Interactive(world, scope, screen).run());
}
