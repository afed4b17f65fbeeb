import { type Address, addressKey } from '../mail/address.ts';
import { ownText } from '../mail/own-text.ts';

/** What is wrong with an outgoing mail. `what` is the piece of it that shows it. */
export interface Problem {
  readonly code:
    | 'placeholder'
    | 'past-date'
    | 'weekday-mismatch'
    | 'wrong-addressee'
    | 'honorific'
    | 'missing-attachment'
    | 'no-recipient'
    | 'odd-address'
    | 'stranger'
    | 'not-to-client'
    | 'foreign-sender'
    | 'empty';
  readonly what: string;
}

export interface CheckInput {
  readonly text: string;
  readonly from: readonly Address[];
  readonly recipients: readonly Address[];
  readonly isOwn: (address: string) => boolean;
  readonly isTeam: (address: string) => boolean;
  /** Everybody who stands in a mail of the thread. */
  readonly participants: readonly Address[];
  /** Is it the client of the thread? */
  readonly isClient: (address: string) => boolean;
}

/** RFC 5321 4.1.2, as far as clients' addresses go. nodemailer would send `bad@@x` somewhere. */
const ADDRESS = /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\]+$/u;

/** What keeps a mail from going out without a second look, apart from what the rules of `lint` find in its text. Pure. */
export function checkOutgoing(input: CheckInput): Problem[] {
  return ownText(input.text).trim() === ''
    ? [{ code: 'empty', what: '' }, ...addressProblems(input)]
    : addressProblems(input);
}

function addressProblems(input: CheckInput): Problem[] {
  const { recipients, from, isOwn, isTeam, isClient } = input;
  if (recipients.length === 0) return [{ code: 'no-recipient', what: '' }];
  const problems: Problem[] = [];
  const known = new Set(input.participants.map(({ address }) => addressKey(address)));
  const sender = from[0];
  if (!sender || from.length > 1 || !isOwn(sender.address)) {
    problems.push({ code: 'foreign-sender', what: from.map(({ address }) => address).join(', ') });
  }
  for (const { address } of recipients) {
    if (!ADDRESS.test(address)) problems.push({ code: 'odd-address', what: address });
    else if (!known.has(addressKey(address)) && !isOwn(address) && !isTeam(address)) {
      problems.push({ code: 'stranger', what: address });
    }
  }
  const reached = recipients.some(
    ({ address }) => isClient(address) || (known.has(addressKey(address)) && !isOwn(address) && !isTeam(address)),
  );
  if (!reached) problems.push({ code: 'not-to-client', what: recipients.map(({ address }) => address).join(', ') });
  return problems;
}
