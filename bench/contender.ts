import type { Command, Run } from './measure.ts';

/** Where the server is reached: straight, or through a line. */
export interface Place {
  readonly port: number;
  /** The certificate that the server shows; null: without TLS. */
  readonly ca: string | null;
}

/** A program that is measured, at one place. */
export interface Contender {
  readonly name: string;
  readonly command: Command;
  /** Brings it to where the case begins, untimed. */
  prepare?(): Promise<void>;
  /** Before each run, untimed. */
  reset?(): void;
  /** Once, untimed, after a first run: is what it says true? Throws where it is not. */
  verify?(): Promise<void>;
  /** What is wrong with a run that ended well; null: nothing. */
  check?(run: Run): string | null;
}

/** Makes the contender for a place; the folder is its own. */
export type Maker = (place: Place, folder: string) => Contender;

/** `first`: nothing is known of the mailbox; `next`: it was read before. */
export type Mode = 'first' | 'next';

/** What all contenders of a case are told. */
export interface Task {
  readonly user: string;
  /** Folders that hold what verdicts need. */
  readonly boxes: readonly string[];
  /** Start of the look-back of 60 days. */
  readonly since: Date;
  /** How many messages the look-back holds. */
  readonly messages: number;
  readonly mode: Mode;
  /** The server's port without a line before it and without TLS, for what is not timed. */
  readonly straight: number;
  /** The bench's programs, each in one file. */
  readonly programs: string;
}
