import type { Inbox } from './mailboxes.ts';

/** What is known of a mailbox: corpora/README.md. Message-IDs with their brackets. */
export interface Truth {
  readonly me: readonly string[];
  readonly now: string;
  readonly threads: readonly {
    readonly flags: readonly string[];
    readonly awaiting: boolean;
    readonly last_human: { readonly id: string } | null;
    readonly messages: readonly { readonly id: string }[];
  }[];
}

export interface Score {
  /** B-cubed F1 of the threading, over the truth's messages. */
  readonly f1: number;
  /** Undisputed threads that wait: reported with their last message; not so reported; and what is reported wrongly. */
  readonly found: number;
  readonly missed: number;
  readonly false: number;
}

/** As corpora/mailboxes/score.py reckons, over the undisputed threads. */
export function score(truth: Truth, { threads }: Inbox): Score {
  const tool = threads.map(({ messages, reply }) => ({
    messages: new Set(messages.map((id) => `<${id}>`)),
    last: reply ? `<${reply.messageIds.at(-1)}>` : null,
  }));
  const threadOf = new Map(tool.flatMap((thread) => [...thread.messages].map((id) => [id, thread] as const)));
  const undisputed = truth.threads.filter(({ flags }) => flags.every((flag) => flag === 'references-merges'));
  const waiting = undisputed.flatMap(({ awaiting, last_human }) => (awaiting && last_human ? [last_human.id] : []));
  const good = waiting.filter((id) => threadOf.get(id)?.last === id);
  const right = new Set(good.map((id) => threadOf.get(id)));
  const inScope = new Set(undisputed.flatMap(({ messages }) => messages.map(({ id }) => id)));
  return {
    f1: f1Of(truth, threadOf),
    found: good.length,
    missed: waiting.length - good.length,
    false: tool.filter((thread) => thread.last !== null && !right.has(thread) && inScope.has(thread.last)).length,
  };
}

function f1Of(truth: Truth, threadOf: ReadonlyMap<string, { readonly messages: ReadonlySet<string> }>): number {
  const scope = new Set(truth.threads.flatMap(({ messages }) => messages.map(({ id }) => id)));
  let [precision, recall, count] = [0, 0, 0];
  for (const { messages } of truth.threads) {
    const theirs = new Set(messages.map(({ id }) => id));
    for (const { id } of messages) {
      count += 1;
      const ours = [...(threadOf.get(id)?.messages ?? [])].filter((member) => scope.has(member));
      if (ours.length === 0) continue;
      const both = ours.filter((member) => theirs.has(member)).length;
      precision += both / ours.length;
      recall += both / theirs.size;
    }
  }
  return (2 * precision * recall) / (precision + recall) / count;
}
