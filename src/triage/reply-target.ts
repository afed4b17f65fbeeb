import type { Message } from '../mail/message.ts';
import type { Directory } from './directory.ts';
import type { Party } from './party.ts';

/** Why a person should look before a reply goes where a mail asks for it. */
export type ReplyWarning =
  | 'no-sender'
  | 'several-senders'
  /** Reply-To is neither the sender's company nor one of ours. */
  | 'reply-to-elsewhere'
  /** A display name shows another address than the one behind it. */
  | 'address-in-name'
  /** Sender (RFC 5322 3.6.2) is of another company than From. */
  | 'sent-by-other';

export interface ReplyTarget {
  /** Nothing is drafted: who would get it is not who it seems to come from. */
  readonly refused: boolean;
  readonly warnings: readonly ReplyWarning[];
}

/** May a reply go where a mail asks for it? */
export function replyTarget({ envelope }: Message, party: Party, directory: Directory): ReplyTarget {
  const { from, sender, replyTo } = envelope;
  const warnings: ReplyWarning[] = [];
  const company = (address: string) => {
    const found = directory.lookUp(address);
    return typeof found === 'string' ? found : found.key;
  };
  const author = from[0];
  if (!author || author.address === '') return { refused: true, warnings: ['no-sender'] };
  if (new Set(from.map(({ address }) => address.toLowerCase())).size > 1) warnings.push('several-senders');
  const form = party.by === 'outsider' && party.via === 'contact-form';
  const listed = new Set([...envelope.to, ...envelope.cc].map(({ address }) => address.toLowerCase()));
  const elsewhere = replyTo.filter(
    ({ address }) =>
      company(address) !== company(author.address) && !(envelope.discussionList && listed.has(address.toLowerCase())),
  );
  if (!form && elsewhere.length > 0) warnings.push('reply-to-elsewhere');
  const refused = warnings.length > 0;
  if (!form && sender[0] && company(sender[0].address) !== company(author.address)) warnings.push('sent-by-other');
  if ([author, ...replyTo].some(({ name, address }) => showsOther(name, address))) warnings.push('address-in-name');
  return { refused, warnings };
}

function showsOther(name: string, address: string): boolean {
  const shown = /[^\s<>"'(]+@[^\s<>"')]+/.exec(name.normalize('NFKC'))?.[0];
  return shown !== undefined && shown.toLowerCase() !== address.toLowerCase();
}
