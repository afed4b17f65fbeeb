/** What the raw client is told on its command line. */
export interface RawOrder {
  readonly port: number;
  /** Of the server's authority; absent: without TLS. */
  readonly ca?: string;
  readonly user: string;
  readonly password: string;
  readonly boxes: readonly string[];
  readonly fields: readonly string[];
  /** RFC 3501 date of the look-back. */
  readonly since: string;
  /** Where the state of the folders lies; `next` goes on from it (RFC 7162). */
  readonly state?: string;
  readonly next?: boolean;
  /** Searches only so many of the newest of a folder. */
  readonly last?: number;
  readonly compress?: boolean;
  /** Text parts that are read as well. */
  readonly extra?: Extra;
}

/** UIDs of messages that are new each round stand relative to UIDNEXT. */
export type Uid = number | { readonly new: number };

export type Extra = Readonly<Record<string, readonly { readonly uids: readonly Uid[]; readonly items: string }[]>>;

export type RawState = Readonly<Record<string, { uidvalidity: number; modseq: number; uidnext: number }>>;
