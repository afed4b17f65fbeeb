import { ClientCheckError, type Lang } from '../errors.ts';
import { readChannels } from '../notify/channels.ts';
import { type InboxOptions, inbox } from './inbox.ts';
import type { NotifyOptions } from './notify.ts';
import type { InboxArguments } from './program.ts';
import { scheduleWords } from './schedule-words.ts';
import { helpCall } from './usage.ts';
import type { World } from './world.ts';

/** `inbox` as it was called. */
export async function inboxFromCall(
  world: World,
  scope: Pick<InboxOptions, 'since' | 'accounts' | 'json'>,
  { all = false, failOnOverdue = false, since, now, notify: words }: InboxArguments,
  around: Omit<NotifyOptions, 'channels'>,
): Promise<number> {
  const today = since === undefined && now === undefined;
  return inbox(world, { ...scope, all, today, failOnOverdue, notify: noticesFrom(words, around, world.lang) });
}

/** `--notify` as it was typed, perhaps several times; null where it was not. Throws `usage`. */
function noticesFrom(
  words: readonly string[] | undefined,
  around: Omit<NotifyOptions, 'channels'>,
  lang: Lang,
): NotifyOptions | null {
  if (words === undefined) return null;
  const channels = readChannels(words);
  if (channels !== null) return { ...around, channels };
  const what = scheduleWords[lang].wrong.notify(words.join(', '));
  throw new ClientCheckError('usage', { what, call: helpCall('inbox') });
}
