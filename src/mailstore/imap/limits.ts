/** How long a server may take, in milliseconds. */
export interface Limits {
  /** To accept a connection, and to greet. */
  readonly connect: number;
  /** Between two packets. */
  readonly socket: number;
  /** For all up to the end of the login. */
  readonly login: number;
  /** Within a task, without any progress: a server that sends a byte a second never trips the socket's own time-out. */
  readonly still: number;
  /** For all tasks of a store together: one that sends a message a minute never trips `still`. */
  readonly work: number;
  /** For all waiting together that a throttling server asks for. */
  readonly backoff: number;
}

export const LIMITS: Limits = {
  connect: 15_000,
  socket: 60_000,
  login: 90_000,
  still: 120_000,
  work: 600_000,
  backoff: 300_000,
};

/** Where other accounts wait for this one's result: a server that is silent or trickles is given up sooner. */
export const AMONG_OTHERS: Partial<Limits> = { socket: 20_000, still: 40_000, work: 180_000, backoff: 60_000 };
