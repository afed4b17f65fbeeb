/** Where a notice can go. */
export const CHANNELS = ['mail', 'webhook', 'desktop'] as const;

export type Channel = (typeof CHANNELS)[number];

/** The channels that were asked for, each once, in the order above; null where a word is none. */
export function readChannels(words: readonly string[]): readonly Channel[] | null {
  if (words.some((word) => !(CHANNELS as readonly string[]).includes(word))) return null;
  return CHANNELS.filter((channel) => words.includes(channel));
}
