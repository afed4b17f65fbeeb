import type { Instant } from '../../../mail/address.ts';
import type { Mailbox } from '../../../mail/message.ts';
import { assignRoles, type FolderRules } from '../../roles.ts';
import {
  type Changes,
  type Choose,
  isInReading,
  type Known,
  type KnownMailbox,
  type MailboxChanges,
} from '../../sync.ts';
import { canResync, compressing, enabling, sameSet } from './abilities.ts';
import type { Command } from './command.ts';
import { Examined, examine, flagItems, headerItems } from './examine.ts';
import { Listing, listCommands, listsStatus, type Status } from './list.ts';
import type { Pipe } from './pipe.ts';
import type { Condition } from './responses.ts';
import { Unsuited } from './trouble.ts';
import { wholeReading } from './window.ts';

/** What the pipe remembers of a server. */
export interface Server {
  /** Capabilities before and after the login. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** It lacks something: only the plain way will do. */
  readonly plain?: true;
}

export interface Place {
  readonly account: string;
  readonly rules: FolderRules;
}

/** Beyond so many mailboxes only those that change each day are asked at once; the others by their STATUS. */
const AT_ONCE = 6;

const DAILY = new Set(['\\Inbox', '\\Sent', '\\Drafts', '\\All']);

/**
 * What changed in an account, over a pipe that is connected and not yet logged in. What an earlier run knows goes out with the
 * login: four round trips in all where nothing has changed, TCP's and TLS's counted. Rejects with `Unsuited` where the plain way has to be taken.
 */
export async function syncByPipe(
  pipe: Pipe,
  known: Known | null,
  choose: Choose,
  since: Instant,
  { account, rules }: Place,
): Promise<Changes> {
  const server = serverOf(known);
  const usable = new Map(
    server === null
      ? []
      : (known?.mailboxes ?? []).flatMap((one) => (one.since <= since ? [[one.mailbox.path, one]] : [])),
  );
  const after = new Set(server?.after);
  const wave = new Wave(pipe, since, after);
  const first = [...usable.values()].filter(({ mailbox }) => isDaily(mailbox, usable.size, after));
  for (const one of first) wave.resume(one);
  const listing = new Listing();
  const resumable = server !== null && first.length > 0;
  await wave.login(server, resumable ? listCommands(listing, after, first.length < usable.size) : []);
  if (!resumable || !sameSet(after, pipe.capabilities)) {
    if (!pipe.capabilities.has('UIDPLUS')) throw new Unsuited('no UIDPLUS');
    wave.forget(pipe.capabilities);
    listing.folders.length = 0;
    const commands = [...enabling(pipe.capabilities), ...listCommands(listing, pipe.capabilities)];
    // All mail is to be read.
    const last = usable.size === 0 ? compressing(pipe) : [];
    check((await pipe.flight([...commands, ...last])).slice(0, commands.length));
  }
  if (listing.folders.length === 0) throw new Unsuited('no folders');
  if (!listing.folders.some(({ path }) => path === 'INBOX'))
    listing.folders.push({ path: 'INBOX', delimiter: listing.folders[0]?.delimiter ?? '/', attributes: [] });
  const mailboxes = assignRoles(listing.folders, { account, rules, prefix: listing.prefix });
  const chosen = choose(mailboxes);
  for (const mailbox of chosen) {
    const one = usable.get(mailbox.path);
    if (wave.has(mailbox.path)) continue;
    const status = listing.status.get(mailbox.path);
    if (one && status && isAsKnown(one, status)) wave.settle(mailbox, one);
    else if (one && wave.resumes) wave.resume({ ...one, mailbox });
    else wave.readAll(mailbox, status);
  }
  const read = await wave.read(chosen, usable);
  return { mailboxes, read, server: { before: [...pipe.before], after: [...pipe.capabilities] } satisfies Server };
}

export function serverOf(known: Known | null): Server | null {
  const server = known?.server as Partial<Server> | null | undefined;
  return Array.isArray(server?.after) && Array.isArray(server.before) ? (server as Server) : null;
}

function isDaily(mailbox: Mailbox, all: number, capabilities: ReadonlySet<string>): boolean {
  return (
    all <= AT_ONCE || !listsStatus(capabilities) || !capabilities.has('CONDSTORE') || DAILY.has(mailbox.role ?? '')
  );
}

function isAsKnown({ uidValidity, uidNext, modseq, exists }: KnownMailbox, status: Status): boolean {
  return (
    modseq !== '' &&
    status.get('UIDVALIDITY') === uidValidity &&
    status.get('HIGHESTMODSEQ') === modseq &&
    status.get('UIDNEXT') === String(uidNext) &&
    status.get('MESSAGES') === String(exists)
  );
}

/** Of commands that must succeed. */
function check(conditions: readonly Condition[]): void {
  const refused = conditions.find(({ status }) => status !== 'OK');
  if (refused) throw new Unsuited(`${refused.status} ${refused.text}`);
}

/** The mailboxes of one reading, and the commands for them. */
class Wave {
  private readonly asked = new Map<string, { readonly state: Examined; readonly known: KnownMailbox | null }>();
  private readonly settled = new Map<string, MailboxChanges>();
  private commands: Command[] = [];
  private anew: { readonly mailbox: Mailbox; readonly status: Status | undefined }[] = [];

  constructor(
    private readonly pipe: Pipe,
    private readonly since: Instant,
    private capabilities: ReadonlySet<string>,
  ) {}

  get resumes(): boolean {
    return this.capabilities.size > 0;
  }

  has(path: string): boolean {
    return this.asked.has(path) || this.settled.has(path);
  }

  /** The server is not what it was: what was asked is void. */
  forget(capabilities: ReadonlySet<string>): void {
    this.capabilities = capabilities;
    this.asked.clear();
    this.settled.clear();
    this.commands = [];
  }

  /** Nothing has changed there. */
  settle(mailbox: Mailbox, known: KnownMailbox): void {
    this.settled.set(mailbox.path, unchanged(mailbox, known));
  }

  /** Asks what has changed in a mailbox. */
  resume(known: KnownMailbox): void {
    const { mailbox, uidNext, modseq } = known;
    const uids = known.uids as readonly number[];
    const state = new Examined(mailbox, new Set(uids));
    this.asked.set(mailbox.path, { state, known });
    const quick = canResync(this.capabilities) && modseq !== '';
    this.commands.push(examine(state, quick ? known : null));
    const next = `UID FETCH ${Math.max(uidNext, 1)}:* ${headerItems(this.capabilities)}`;
    if (quick) {
      this.commands.push({ text: `${next} (CHANGEDSINCE ${modseq})`, on: state.on });
      return;
    }
    const lowest = uids.reduce((least, uid) => Math.min(least, uid), uidNext);
    if (uids.length > 0) {
      const flags = `UID FETCH ${lowest}:${Math.max(lowest, uidNext - 1)} ${flagItems(this.capabilities)}`;
      this.commands.push({ text: flags, on: state.on });
    }
    this.commands.push({ text: next, on: state.on });
  }

  readAll(mailbox: Mailbox, status: Status | undefined): void {
    this.anew.push({ mailbox, status });
  }

  /** Logs in, with all that has been asked so far. */
  async login(server: Server | null, more: readonly Command[]): Promise<void> {
    const commands = this.commands;
    this.commands = [];
    const along =
      server === null || commands.length === 0 ? [] : [...enabling(this.capabilities), ...commands, ...more];
    const known = server && { before: new Set(server.before), after: new Set(server.after) };
    // Where a mailbox is gone, or a command no longer known, all is asked anew.
    check(await this.pipe.login(along, known));
  }

  /** Sends what is left to be asked; gives what each chosen mailbox has come to. */
  async read(chosen: readonly Mailbox[], _known: ReadonlyMap<string, KnownMailbox>): Promise<MailboxChanges[]> {
    if (this.commands.length > 0) check(await this.pipe.flight(this.commands));
    const changes = new Map(this.settled);
    for (const [path, { state, known: one }] of this.asked) {
      const mailbox = chosen.find((other) => other.path === path);
      if (!mailbox || !one) continue;
      if (state.uidValidity === one.uidValidity) changes.set(path, changed(mailbox, state, one, this.capabilities));
      else this.anew.push({ mailbox, status: undefined });
    }
    const fresh = await wholeReading(this.pipe, this.anew, this.since, this.capabilities);
    for (const one of fresh) changes.set(one.mailbox.path, one);
    return chosen.flatMap(({ path }) => changes.get(path) ?? []);
  }
}

function unchanged(mailbox: Mailbox, { uidValidity, uidNext, modseq, exists, since }: KnownMailbox): MailboxChanges {
  return {
    mailbox,
    anew: false,
    messages: [],
    flags: new Map(),
    gone: new Set(),
    unreadable: [],
    next: { uidValidity, uidNext, modseq, exists, since },
  };
}

function changed(
  mailbox: Mailbox,
  state: Examined,
  known: KnownMailbox,
  capabilities: ReadonlySet<string>,
): MailboxChanges {
  const { uidValidity, modseq, exists, flags } = state;
  const quick = canResync(capabilities) && known.modseq !== '';
  // `n:*` names the last message too where there is none from n on.
  const messages = [...state.messages.values()].filter(({ ref }) => Number(ref.uid) >= known.uidNext);
  const latest = messages.reduce((most, { ref }) => Math.max(most, Number(ref.uid) + 1), known.uidNext);
  const gone = quick ? state.gone() : new Set(known.uids.filter((uid) => !flags.has(uid as number)));
  return {
    mailbox,
    anew: false,
    messages: messages.filter(({ arrival }) => isInReading(arrival, known.since)),
    flags,
    gone: gone as ReadonlySet<number | string>,
    unreadable: [],
    // Without QRESYNC nothing tells of a mod-sequence that the next run could resume from.
    next: { uidValidity, uidNext: Math.max(state.uidNext, latest), modseq, exists, since: known.since },
  };
}
