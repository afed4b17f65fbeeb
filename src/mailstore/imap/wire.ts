import type { Logger } from 'imapflow';
import { hidden } from '../../hidden.ts';
import type { Overheard, Throttled } from './failure.ts';

interface Entry {
  readonly src?: string;
  readonly msg?: unknown;
  readonly throttleDelay?: number;
  readonly err?: { readonly responseText?: string; readonly message?: string };
}

/**
 * Listens to ImapFlow's log for what its interface does not tell (the first line of what is no IMAP server, a line that is no
 * answer, the words of a refusal that comes back as `false`, a throttling, which it would sit out by itself), and passes the
 * conversation on for --verbose. After the first, the second and the last of these the connection is to be ended.
 */
export class Wire implements Overheard {
  /** The first line, where it is none of IMAP's greetings. */
  stranger: string | null = null;
  /**
   * A line came that is no answer: where a literal is longer than announced, the rest of it is taken for lines. It is not kept,
   * for it may be anybody's mail.
   */
  garbled = false;
  throttled: Throttled | null = null;
  /** The server's words in the last NO or BAD. */
  refusal = '';
  private greeted = false;

  constructor(
    private readonly password: string,
    private readonly show: ((line: string) => void) | undefined,
    private readonly end: () => void,
  ) {}

  /** No `trace`: ImapFlow logs FETCH answers there, which hold mail. */
  readonly logger: Logger = {
    trace: undefined as never,
    debug: (entry: unknown) => this.line(entry as Entry, true),
    info: () => undefined,
    warn: (entry: unknown) => this.note(entry as Entry),
    error: (entry: unknown) => this.line(entry as Entry, false),
    fatal: () => undefined,
  };

  private line({ src, msg, err }: Entry, shown: boolean): void {
    if (src !== 's' && src !== 'c') return;
    const text = String(msg ?? '');
    // ImapFlow passes over an answer that it can't parse. One without a literal may be one bad message; one with a literal is
    // where the lengths stopped being true.
    if (src === 's' && err && LITERAL.test(text)) this.garble();
    if (src === 's' && !this.greeted) {
      this.greeted = true;
      // RFC 9051 7.1: OK, PREAUTH or BYE. POP3 says +OK, SMTP 220.
      if (!/^\* (?:OK|PREAUTH|BYE)\b/i.test(text)) {
        this.stranger = text.slice(0, 200);
        this.end();
      }
    } else if (src === 's' && !ANSWER.test(text)) this.garble();
    if (this.garbled) return;
    if (!shown || !this.show || secret(src, text)) return;
    this.show(`${src === 's' ? 'S:' : 'C:'} ${hidden(text, this.password).slice(0, 300)}`);
  }

  /** Nothing more is believed. */
  garble(): void {
    if (!this.garbled) this.end();
    this.garbled = true;
  }

  private note({ msg, throttleDelay, err }: Entry): void {
    if (msg === 'Throttling detected') {
      this.throttled = { words: err?.responseText ?? 'throttled', milliseconds: throttleDelay ?? 0 };
      this.end();
    }
    if (err?.responseText) this.refusal = err.responseText;
  }
}

/**
 * How an answer begins (RFC 9051 7): untagged, a continuation, or the tag of a command, which ImapFlow counts in hexadecimal.
 * Namecheap says NO and BAD without a tag; some servers pad with NUL.
 */
const ANSWER = /^\0*(?:$|[*+]|[0-9A-F]+ |(?:NO|BAD)\b)/i;

/** The announcement of a literal within an answer. */
const LITERAL = /\{\d+\}\r?\n/;

/** ImapFlow masks what is secret; a command of authentication and its continuations are left out as a whole all the same. */
function secret(src: string, text: string): boolean {
  return src === 'c' && !/^[0-9A-F]+ (?!LOGIN\b|AUTHENTICATE\b)[A-Z]/i.test(text);
}
