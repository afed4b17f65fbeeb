/** What a template may say, all of it text or yes/no; '' where there is none. `templates/README.md` explains each. */
export interface Values {
  /** Whom it is to, on one or two lines: company, department, title, name. */
  readonly salutation: string;
  /** Who writes: 「株式会社エージェンシーの佐藤」. */
  readonly sender: string;
  /** The subject without its reply marks. */
  readonly matter: string;
  /** By when: 「11月26日(木)17時」. */
  readonly due: string;
  /** In the user's own words (`--reason`). */
  readonly reason: string;
  /** The day of the client's mail: 「11月20日(金)」. */
  readonly received: string;
  /** The window has passed. */
  readonly late: boolean;
  /** We have never written to them. */
  readonly first: boolean;
  /** The date that we gave before. */
  readonly promised: string;
  /** That date has passed. */
  readonly broken: boolean;
  /** The date that we asked the client for. */
  readonly requested: string;
}

export const VARIABLES = [
  'salutation',
  'sender',
  'matter',
  'due',
  'reason',
  'received',
  'late',
  'first',
  'promised',
  'broken',
  'requested',
] as const satisfies readonly (keyof Values)[];

/** Those that are yes or no. */
export const FLAGS: ReadonlySet<string> = new Set(['late', 'first', 'broken'] satisfies (keyof Values)[]);
