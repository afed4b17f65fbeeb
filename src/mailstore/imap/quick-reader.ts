import { ClientCheckError } from '../../errors.ts';
import { hidden } from '../../hidden.ts';
import type { Instant } from '../../mail/address.ts';
import { type MessageRef, type RawBody, refKey } from '../../mail/message.ts';
import type { Waiting } from '../mailstore.ts';
import type { FolderRules } from '../roles.ts';
import { type Changes, type Choose, type Known, type NotQuick, newcomers } from '../sync.ts';
import { Backoff } from './backoff.ts';
import type { ConnectOptions } from './connect.ts';
import { imapFailure, type Throttled } from './failure.ts';
import { LIMITS, type Limits } from './limits.ts';
import { isLoopback } from './loopback.ts';
import { bodiesByPipe, earlyBodies } from './pipe/bodies.ts';
import { Pipe } from './pipe/pipe.ts';
import { type Server, serverOf, syncByPipe } from './pipe/sync.ts';
import type { Backpressure } from './pipe/trouble.ts';

export interface QuickOptions {
  readonly account: string;
  readonly server: Omit<ConnectOptions, 'account' | 'password' | 'tokens' | 'ca' | 'log' | 'limits'>;
  readonly password: string;
  readonly ca: Buffer | null;
  readonly folders: FolderRules;
  readonly log?: (line: string) => void;
  readonly limits?: Partial<Limits>;
  readonly begun?: Begun | undefined;
  readonly waiting?: Waiting | undefined;
}

/** By its code: what was begun elsewhere is of another class. */
function isBackpressure(error: unknown): error is Backpressure {
  return (error as { code?: string }).code === 'THROTTLED';
}

/** The connection is gone. */
const LOST = /^(?:EConnectionClosed|ECONNRESET|EPIPE)$/;

/** What can't be mended by another way to read: the server is not there, is another, or does not answer in time. */
const FINAL =
  /^(?:CONNECT_TIMEOUT|STILL|OVERALL|WORK|BYE|TOO_LARGE|ETIMEOUT|E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|ADDRNOTAVAIL|TIMEDOUT)|ERR_TLS_CERT_ALTNAME_INVALID|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Bodies of new messages that are on their way, by `refKey`. */
type Early = ReturnType<typeof earlyBodies>;

/** What was begun with an account before it was known that all of the program is needed. */
export type Begun =
  | { readonly pipe: Pipe; readonly generation: number; readonly changes: Changes; readonly early: Early }
  /** It failed so. */
  | { readonly error: unknown };

/** Reads an account over a pipe, where the server suits it. */
export class QuickReader {
  private pipe: Pipe | null = null;
  private early: Early = Promise.resolve(new Map());
  readonly backoff: Backoff;

  constructor(private readonly options: QuickOptions) {
    const { account, waiting, limits } = options;
    this.backoff = new Backoff({ ...LIMITS, ...limits }.backoff, (seconds) => waiting?.({ account, seconds }));
  }

  /** Null-like (`quick: false`) where the plain way has to be taken. Throws a ClientCheckError where that would fail as well. */
  async sync(known: Known | null, choose: Choose, since: Instant): Promise<Changes | NotQuick> {
    const { account, server, folders } = this.options;
    const earlier = serverOf(known);
    const open = server.security === 'none' && !isLoopback(server.host);
    if (server.security === 'starttls' || open || earlier?.plain)
      return { quick: false, server: known?.server ?? null };
    const { begun } = this.options;
    try {
      if (begun && 'error' in begun) throw begun.error;
      this.pipe = begun?.pipe ?? (await this.open());
      if (begun && begun.generation === known?.generation) {
        this.early = begun.early;
        return begun.changes;
      }
      // Another run has been quicker: what was begun speaks of what is no longer known.
      if (begun) this.close();
      this.pipe ??= await this.open();
      const changes = await syncByPipe(this.pipe, known, choose, since, { account, rules: folders });
      this.early = earlyBodies(this.pipe, newcomers(changes));
      return changes;
    } catch (error) {
      const { pipe } = this;
      this.close();
      const { code = '', authenticationFailed } = error as { code?: string; authenticationFailed?: boolean };
      if (code === 'folder-missing') throw error;
      // What it asks for is waited for; then the plain way goes on, which may have to wait again.
      if (isBackpressure(error)) await this.backoff.wait(this.throttled(error));
      // Before the login is done a connection that is lost is not made again.
      if (!pipe?.loggedIn && LOST.test(code)) throw this.failure(error);
      // A header that is not as long as announced could be another's: whoever sends that is not believed anywhere.
      const lies = code === 'GARBLED' && (pipe?.sawLiteral() ?? false);
      if (authenticationFailed || lies || FINAL.test(code)) throw this.failure(error);
      this.options.log?.(`the plain way: ${hidden((error as Error).message, this.options.password).slice(0, 200)}`);
      // Without UIDPLUS it never will; of other troubles the next run may know nothing.
      const after = [...(pipe?.capabilities ?? [])];
      const plain: Server = { before: [], after, plain: true };
      return {
        quick: false,
        server: after.length > 0 && after.includes('IMAP4REV1') && !after.includes('UIDPLUS') ? plain : null,
      };
    }
  }

  /** Null where the plain way has to be taken. */
  async bodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[] | null> {
    if (this.pipe === null || refs.length === 0) return null;
    const early = await this.early;
    const here = refs.flatMap((ref) => early.get(refKey(ref)) ?? []);
    if (here.length === refs.length) return here;
    const left = refs.filter((ref) => !early.has(refKey(ref)));
    try {
      return [...here, ...(await bodiesByPipe(this.pipe, left, maxBytes))];
    } catch (error) {
      const { code = '' } = error as { code?: string };
      const lies = code === 'GARBLED' && this.pipe.sawLiteral();
      this.close();
      if (isBackpressure(error)) await this.backoff.wait(this.throttled(error));
      // An enormous structure: the plain way reads such mails without it.
      if (code !== 'TOO_LARGE' && (lies || FINAL.test(code))) throw this.failure(error);
      this.options.log?.(`the plain way: ${hidden((error as Error).message, this.options.password).slice(0, 200)}`);
      return null;
    }
  }

  close(): void {
    this.pipe?.close();
    this.pipe = null;
  }

  private open(): Promise<Pipe> {
    const { server, password, ca, log, limits } = this.options;
    const { host, port, user, security } = server;
    return Pipe.open({
      host,
      port,
      user,
      password,
      ca,
      security: security === 'none' ? 'none' : 'tls',
      limits: { ...LIMITS, ...limits },
      ...(log ? { log } : {}),
    });
  }

  private throttled(error: Backpressure): ClientCheckError {
    const { words, milliseconds } = error;
    return this.failure(error, { words, milliseconds });
  }

  private failure(error: unknown, throttled: Throttled | null = null): ClientCheckError {
    const { account, server, password, limits } = this.options;
    const { host, port, user, security } = server;
    const { code, message } = error as { code?: string; message?: string };
    if (code === 'WORK') {
      const seconds = Math.ceil({ ...LIMITS, ...limits }.work / 1_000);
      return new ClientCheckError('too-slow', { account, host, port, what: 'FETCH', seconds });
    }
    const wire = { stranger: null, garbled: code === 'GARBLED', throttled };
    const bye = code === 'BYE' ? message : null;
    return imapFailure(error, {
      server: { account, host, port, user, security },
      password,
      what: 'LOGIN',
      wire,
      ...(bye ? { bye } : {}),
    });
  }
}
