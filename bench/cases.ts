import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Maker, Mode, Place, Task } from './contender.ts';
import { mbsync, offlineimap } from './copies.ts';
import type { Dovecot } from './dovecot.ts';
import {
  FLOOR,
  FLOOR_BOUNDED,
  FLOOR_DEFLATE,
  FLOOR_DEFLATE_TEXT,
  FLOOR_TEXT,
  floor,
  readState,
  stateOf,
} from './floor.ts';
import { Line } from './line.ts';
import { within } from './mailbox/truth.ts';
import { clientFolder } from './mailbox/write.ts';
import { type Box, boxOf, type Mailboxes } from './mailboxes.ts';
import { measure } from './measure.ts';
import type { Options, Question } from './options.ts';
import { imapflow, installed } from './peers.ts';
import type { Extra } from './raw-order.ts';
import { contest, type Measured, type Scene } from './rounds.ts';
import { changingFlags, NewMail } from './scenes.ts';
import { textPartsOf } from './text-parts.ts';
import { LOOK_BACK, tool } from './tool.ts';

export interface Case {
  readonly question: Question;
  readonly box: Box;
  readonly delay: number;
  readonly megabits?: number;
}

export interface Result {
  readonly question: Question;
  readonly size: number;
  readonly folders: number;
  readonly delay: number;
  /** Messages in the look-back. */
  readonly messages: number;
  /** What ratios refer to: the floor, and the floor that reads text parts too. */
  readonly base: string;
  readonly textBase: string;
  readonly measured: readonly Measured[];
}

export interface Site {
  readonly server: Dovecot;
  readonly mailboxes: Mailboxes;
  readonly options: Options;
  readonly root: string;
  readonly programs: string;
  /** Emptied before each bench. */
  readonly work: string;
  readonly say: (line: string) => void;
}

/** Counting wants some way between the two ends, or commands that overlap on any real line would count twice. */
const COUNTING = 10;

/** The raw client's bounded search reads this many of the newest of a folder. */
const NEWEST = 20_000;

const modeOf = (question: Question): Mode => (question === 'first' || question === 'slow-line' ? 'first' : 'next');

export async function runCase(site: Site, one: Case): Promise<Result> {
  const { mailboxes, root, server, options } = site;
  const { question, box, delay, megabits } = one;
  const truth = mailboxes.truth(box);
  const since = new Date(Date.now() - LOOK_BACK);
  const { messages } = within(truth, since.getTime() + 3_600_000);
  const clientBoxes = Array.from({ length: box.clientFolders }, (_, client) => clientFolder(client));
  const boxes = ['INBOX', 'Sent', ...clientBoxes];
  const straight = server.port;
  const told = { boxes, since, messages, straight, programs: site.programs };
  const task: Task = { ...told, user: box.name, mode: modeOf(question) };
  const scene = sceneOf(site, one);
  const folder = join(site.work, `${question}-${box.name}-${delay}`);
  mkdirSync(folder, { recursive: true });
  const under = tool(task, truth, root, { user: box.name });
  const extra = await learn(site, task, under, scene, folder);
  const makers = [under, ...floors(one, task, extra), ...peersOf(site, one, task)];
  const tls = delay > 0;
  const target = tls ? server.tlsPort : server.port;
  const roundTrip = delay || COUNTING;
  const line = await Line.open(site.programs, { target, roundTrip, ...(megabits ? { megabits } : {}) });
  try {
    const place = (port: number): Place => ({ port, ca: tls ? server.certificate : null });
    const counted = { line, place: place(line.port) };
    const { rounds } = options;
    const given = { makers, place: place(delay > 0 ? line.port : target), counted, rounds, folder, say: site.say };
    const measured = await contest({ ...given, ...(scene ? { scene } : {}) });
    const [base, textBase] = question === 'slow-line' ? [FLOOR_DEFLATE, FLOOR_DEFLATE_TEXT] : [FLOOR, FLOOR_TEXT];
    return { question, size: box.messages, folders: box.clientFolders, delay, messages, base, textBase, measured };
  } finally {
    await line.close();
  }
}

function sceneOf({ server, mailboxes }: Site, { question, box }: Case): Scene | undefined {
  if (question === 'new50') return new NewMail(server, box.name, mailboxes.folder).scene;
  return question === 'flags' ? changingFlags(server, box.name) : undefined;
}

/** Which text parts the tool reads in this case: heard on a line without TLS and compression. */
async function learn(site: Site, task: Task, make: Maker, scene: Scene | undefined, folder: string): Promise<Extra> {
  const line = await Line.open(site.programs, { target: site.server.port, roundTrip: 0, transcript: true });
  try {
    const place = { port: line.port, ca: null };
    const homes = ['tool', 'raw'].map((name) => join(folder, `learn-${name}`)) as [string, string];
    for (const home of homes) mkdirSync(home, { recursive: true });
    const under = make(place, homes[0]);
    await under.prepare?.();
    const raw = task.mode === 'next' ? floor(task, { name: FLOOR })(place, homes[1]) : null;
    await raw?.prepare?.();
    await scene?.(async () => {
      for (const { command } of raw ? [under, raw] : [under]) await measure(command);
    });
    under.reset?.();
    await line.report();
    await measure(under.command);
    const { said } = await line.report();
    return textPartsOf(said, raw ? readState(stateOf(homes[1])) : null);
  } finally {
    await line.close();
  }
}

function floors({ question, box }: Case, task: Task, extra: Extra): Maker[] {
  const plain = floor(task, { name: FLOOR });
  const readsText = Object.keys(extra).length > 0;
  if (question === 'slow-line') {
    const deflate = floor(task, { name: FLOOR_DEFLATE, compress: true });
    return [plain, deflate, ...(readsText ? [floor(task, { name: FLOOR_DEFLATE_TEXT, compress: true, extra })] : [])];
  }
  const bounded = question === 'first' && box.messages > NEWEST;
  return [
    plain,
    ...(readsText ? [floor(task, { name: FLOOR_TEXT, extra })] : []),
    ...(bounded ? [floor(task, { name: FLOOR_BOUNDED, last: NEWEST })] : []),
  ];
}

/** Peers that copy whole mails have a first run of another kind, and on a big mailbox one of many minutes. */
function peersOf({ options, mailboxes }: Site, { question, box }: Case, task: Task): Maker[] {
  const small = box.messages <= 100_000;
  const copies = task.mode === 'next' ? small || options.allPeers : options.allPeers && box.messages <= 10_000;
  const keep = mailboxes.copies;
  return options.peers.filter(installed).flatMap((name) => {
    if (name === 'imapflow') return imapflow(task);
    if (!copies || question === 'slow-line') return [];
    if (name === 'mbsync') return mbsync(task, keep);
    return small ? offlineimap(task, keep) : [];
  });
}

/** The cases that the options ask for, on the server. */
export function casesOf({ sizes, delays, folders, only }: Options): Case[] {
  const asked = (question: Question) => only.includes(question);
  const each = (['first', 'next', 'new50', 'flags'] as const).filter(asked).flatMap((question) => {
    return sizes.flatMap((size) => delays.map((delay) => ({ question, box: boxOf(size), delay })));
  });
  const many = asked('folders') && folders > 0 ? delays : [];
  const slow: Case[] = asked('slow-line')
    ? [{ question: 'slow-line', box: boxOf(10_000), delay: 50, megabits: 10 }]
    : [];
  return [
    ...each,
    ...many.map((delay): Case => ({ question: 'folders', box: boxOf(10_000, folders), delay })),
    ...slow,
  ];
}
