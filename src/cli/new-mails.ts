import type { Message } from '../mail/message.ts';
import { outsidersReached } from '../triage/answers.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { AccountReading } from './read-account.ts';

/** Drafts that were composed to begin a conversation: each as the thread that it will be, with nothing in it but the draft. */
export function newMails({ drafts, account, directory }: AccountReading): Verdict[] {
  return drafts.filter(isNewMail).map((message) => {
    const clients = outsidersReached(message, directory).map(({ key, name, rule }) => {
      const to = [...message.envelope.to, ...message.envelope.cc].find(
        ({ address }) => directory.outsider(address)?.key === key,
      );
      return { key, name, contact: to?.name || null, address: to?.address ?? null, known: rule !== null };
    });
    return {
      account: account.name,
      state: 'answered',
      client: clients[0] ?? null,
      clients,
      subject: message.envelope.subject,
      messages: [message],
      last: null,
      reply: null,
      promise: null,
      request: null,
      draft: { message, ours: true },
      snoozed: null,
      why: [],
      until: null,
    };
  });
}

function isNewMail({ envelope: { mark, inReplyTo, references } }: Message): boolean {
  return mark?.composed === true && mark.answers === '' && inReplyTo.length === 0 && references.length === 0;
}

/** Is it one of those? */
export function beginsConversation({ draft, messages }: Verdict): boolean {
  return draft !== null && messages.length === 1 && messages[0]?.key === draft.message.key;
}
