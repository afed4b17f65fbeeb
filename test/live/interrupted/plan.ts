import { STEPS, type StepName } from '../../../src/submit/journal.ts';
import { below, random } from '../../calendar/random.ts';

export const COMMANDS = ['greeting', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'dot'] as const;
export type Command = (typeof COMMANDS)[number];

/** What goes wrong on the way to the submission server. Bytes are counted from the connection on, or from the final dot on. */
export type SmtpFault =
  | { readonly kind: 'byte'; readonly of: 'client' | 'server'; readonly after: number; readonly since: 'start' | 'dot' }
  /** `before`: the command is not carried out; `taken`: it is, and no reply comes; `after`: the reply came. */
  | {
      readonly kind: 'command';
      readonly at: Command;
      readonly when: 'before' | 'taken' | 'after';
      readonly hang: boolean;
    }
  | { readonly kind: 'refused'; readonly at: 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'dot'; readonly code: number }
  /** Every reply takes so long, in milliseconds, and comes in pieces of so many bytes. */
  | { readonly kind: 'slow'; readonly delay: number; readonly piece: number };

/** The connection to the mailbox goes after so many bytes, and after as many again each time that it is made anew. */
export interface ImapFault {
  readonly of: 'client' | 'server';
  readonly after: number;
  readonly times: number;
  /** `dot`: counted from the final dot on: the copy in Sent, the flag, the removal of the draft. */
  readonly since: 'start' | 'dot';
}

/** When a real process is killed: at a step of the journal, or so many milliseconds after something that it does. */
export type Kill =
  | { readonly at: 'step'; readonly step: `${'before' | 'after'}:${StepName}` }
  | { readonly at: 'time'; readonly since: 'imap' | 'smtp' | 'data' | 'dot'; readonly delay: number };

/** One run of `send` that is broken off. Without `kill` it runs inside this process: a connection that is lost looks the same. */
export interface Interruption {
  readonly kind:
    | 'killed-at-step'
    | 'killed-in-time'
    | 'smtp-cut'
    | 'imap-cut'
    | 'smtp-refused'
    | 'smtp-slow'
    | 'cut-and-killed';
  readonly smtp: SmtpFault | null;
  readonly imap: ImapFault | null;
  readonly kill: Kill | null;
}

/** A send and all that befalls it. The same seed and number give the same one. */
export interface Plan {
  readonly number: number;
  readonly runs: readonly Interruption[];
  /** The server files a copy in Sent by itself: before it answers, or so many milliseconds after. */
  readonly filesSent: 'no' | 'before-answer' | number;
  readonly pipelining: boolean;
  /** Bytes that the text of the draft is made longer by. */
  readonly longer: number;
  /** The run that nothing befalls, after which all is counted. */
  readonly last: 'send' | 'draft';
  /** What the user says to an uncertain send, and whether sending it again is cut off too. */
  readonly decision: 'none' | 'send-again' | 'send-again-cut' | 'mark';
}

export function planOf(seed: number, number: number): Plan {
  const next = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const int = (n: number) => below(next, n);
  const longer = int(20) === 0 ? 200_000 : 0;
  const runs = [interruption(next, longer, true)];
  while (runs.length < 3 && int(100) < 35) runs.push(interruption(next, longer, false));
  return {
    number,
    runs,
    filesSent: pick<Plan['filesSent']>(int, [10, 'before-answer'], [5, int(600)], [85, 'no']),
    pipelining: int(4) > 0,
    longer,
    last: int(10) < 7 ? 'send' : 'draft',
    decision: pick<Plan['decision']>(int, [50, 'none'], [25, 'send-again'], [10, 'send-again-cut'], [15, 'mark']),
  };
}

/** @param first of a case: later ones are real processes less often, to have time for more of them */
function interruption(next: () => number, longer: number, first: boolean): Interruption {
  const int = (n: number) => below(next, n);
  const none = { smtp: null, imap: null, kill: null };
  const kill = first ? 1 : 0.4;
  const kind = pick<Interruption['kind']>(
    int,
    [17 * kill, 'killed-at-step'],
    [12 * kill, 'killed-in-time'],
    [3 * kill, 'cut-and-killed'],
    [35, 'smtp-cut'],
    [20, 'imap-cut'],
    [9, 'smtp-refused'],
    [4, 'smtp-slow'],
  );
  switch (kind) {
    case 'killed-at-step': {
      const step = STEPS[int(STEPS.length - 1)] as StepName;
      const smtp: SmtpFault | null =
        step === 'rejected'
          ? { kind: 'refused', at: 'MAIL', code: 451 }
          : step === 'unknown'
            ? { kind: 'command', at: 'dot', when: 'taken', hang: false }
            : null;
      return { ...none, kind, smtp, kill: { at: 'step', step: `${int(2) === 0 ? 'before' : 'after'}:${step}` } };
    }
    case 'killed-in-time':
      return { ...none, kind, kill: inTime(int), smtp: int(3) === 0 ? slow(int) : null };
    case 'cut-and-killed':
      return {
        ...none,
        kind,
        kill: inTime(int),
        ...(int(2) === 0 ? { smtp: cut(int, longer) } : { imap: imapCut(int) }),
      };
    case 'smtp-cut':
      return { ...none, kind, smtp: cut(int, longer) };
    case 'imap-cut':
      return { ...none, kind, imap: imapCut(int) };
    case 'smtp-refused': {
      const at = pick<'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'dot'>(
        int,
        [1, 'AUTH'],
        [2, 'MAIL'],
        [3, 'RCPT'],
        [1, 'DATA'],
        [3, 'dot'],
      );
      return { ...none, kind, smtp: { kind: 'refused', at, code: int(2) === 0 ? 451 : 554 } };
    }
    case 'smtp-slow':
      return { ...none, kind, smtp: slow(int) };
  }
}

type Int = (n: number) => number;

function cut(int: Int, longer: number): SmtpFault {
  const [size, end] = [1_100 + Math.floor(longer * 1.4), 40];
  return pick<() => SmtpFault>(
    int,
    [3, () => ({ kind: 'byte', of: 'client', after: int(size), since: 'start' })],
    [2, () => ({ kind: 'byte', of: 'server', after: int(400), since: 'start' })],
    [2, () => ({ kind: 'byte', of: 'server', after: int(end), since: 'dot' })],
    [
      5,
      () => {
        const at = COMMANDS[int(COMMANDS.length)] as Command;
        const when = pick<'before' | 'taken' | 'after'>(int, [1, 'before'], [1, 'taken'], [1, 'after']);
        // Nothing is hung after the reply to the dot: that reply ends it.
        return { kind: 'command', at, when, hang: int(5) === 0 && !(at === 'dot' && when === 'after') };
      },
    ],
  )();
}

function imapCut(int: Int): ImapFault {
  const since = int(4) === 0 ? 'start' : 'dot';
  const of = int(2) === 0 ? 'client' : 'server';
  const size = of === 'client' ? 2_300 : since === 'start' ? 6_000 : 3_000;
  return { of, after: int(size), times: pick(int, [3, 1], [2, 2], [1, 20]), since };
}

const slow = (int: Int): SmtpFault => ({ kind: 'slow', delay: int(150), piece: 1 + int(12) });

/** Short ones hit the steps that follow at once, long ones the filing, which waits for the server's own copy. */
function inTime(int: Int): Kill {
  const since = pick<'imap' | 'smtp' | 'data' | 'dot'>(int, [2, 'imap'], [3, 'smtp'], [1, 'data'], [4, 'dot']);
  const most = { imap: 500, smtp: 120, data: 30, dot: int(2) === 0 ? 60 : 2_400 }[since];
  return { at: 'time', since, delay: int(most) };
}

/** One of several, each as often as its weight says. */
function pick<T>(int: Int, ...all: readonly (readonly [weight: number, value: T])[]): T {
  let at = (int(1_000_000) / 1_000_000) * all.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of all) {
    at -= weight;
    if (at < 0) return value;
  }
  return (all.at(-1) as readonly [number, T])[1];
}
