import { ClientCheckError, type Lang } from '../errors.ts';
import { readChannels } from '../notify/channels.ts';
import type { NotifyOptions } from './notify.ts';
import { scheduleWords } from './schedule-words.ts';
import { helpCall } from './usage.ts';

/** `--notify` as it was typed, perhaps several times; null where it was not. Throws `usage`. */
export function noticesFrom(
  words: readonly string[] | undefined,
  around: Pick<NotifyOptions, 'env' | 'platform' | 'uid'>,
  lang: Lang,
): NotifyOptions | null {
  if (words === undefined) return null;
  const channels = readChannels(words);
  if (channels !== null) return { ...around, channels };
  throw new ClientCheckError('usage', {
    what: scheduleWords[lang].wrong.notify(words.join(', ')),
    call: helpCall('inbox'),
  });
}
