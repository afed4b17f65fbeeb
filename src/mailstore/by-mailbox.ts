import type { MessageRef } from '../mail/message.ts';

/** Messages by the mailbox in which they lie. */
export function byMailbox(refs: readonly MessageRef[]): Map<string, MessageRef[]> {
  const groups = new Map<string, MessageRef[]>();
  for (const ref of refs) {
    const group = groups.get(ref.mailbox);
    if (group) group.push(ref);
    else groups.set(ref.mailbox, [ref]);
  }
  return groups;
}
