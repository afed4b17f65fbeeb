import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { draft } from '../../../src/cli/draft.ts';
import { isSent, isUncertain } from '../../../src/cli/journal-mail.ts';
import { accountKey } from '../../../src/cli/rules.ts';
import { send } from '../../../src/cli/send.ts';
import { ClientCheckError } from '../../../src/errors.ts';
import { Journal } from '../../../src/submit/journal.ts';
import { TIMEOUTS } from '../../../src/submit/smtp.ts';
import { type Ground, messagesIn, NO_OPTIONS } from './ground.ts';
import { CuttingImap } from './imap.ts';
import type { Interruption, Kill, Plan } from './plan.ts';
import { CountingSmtp } from './smtp.ts';
import { IMPATIENT, worldOf } from './world.ts';

const PROGRAM = join(import.meta.dirname, '../../../bin/client-check.js');
const DAY = 86_400_000;

/** How a case ended: what lies where, and what may not be so. */
export interface Ended {
  readonly state: 'delivered' | 'draft' | 'uncertain';
  /** Uncertain though the dot was never sent: killed in the moment between its record and itself. */
  readonly beforeDot: boolean;
  /** What the user's decision made of an uncertain send. */
  readonly decided: 'sent-again' | 'marked' | 'still-uncertain' | null;
  /** Runs that were really broken off: killed, or ended with another code than 0. */
  readonly broken: number;
  readonly faults: readonly string[];
}

/** Runs a case: the runs that are broken off, the last that is not, the count of what lies where. */
export async function runCase(ground: Ground, plan: Plan): Promise<Ended> {
  const smtp = await CountingSmtp.start(plan.pipelining);
  const imap = await CuttingImap.start(ground.dovecot.port);
  const user = `case${plan.number}`;
  try {
    return await new Case(ground, plan, user, smtp, imap).run();
  } finally {
    await Promise.all([smtp.stop(), imap.stop()]);
    ground.clear(user);
  }
}

class Case {
  private readonly messageId: string;
  private readonly files: { maildir: string; state: string };
  private readonly config: string;
  private readonly faults: string[] = [];
  private readonly late: Promise<void>[] = [];
  private broken = 0;

  constructor(
    private readonly ground: Ground,
    private readonly plan: Plan,
    user: string,
    private readonly smtp: CountingSmtp & { port: number },
    private readonly imap: CuttingImap & { port: number },
  ) {
    this.messageId = `${user}.draft@agency.example`;
    this.files = ground.person(user);
    ground.placeDraft(this.files.maildir, this.messageId, plan.longer);
    this.config = ground.config(user, imap.port, smtp.port);
    smtp.onTaken = async ({ bytes }) => {
      const { filesSent } = plan;
      if (filesSent === 'before-answer') ground.fileSent(this.files.maildir, bytes);
      else if (filesSent !== 'no' && smtp.taken.length === 1)
        this.late.push(pause(filesSent).then(() => ground.fileSent(this.files.maildir, bytes)));
    };
  }

  async run(): Promise<Ended> {
    for (const interruption of this.plan.runs) {
      const before = await this.step();
      const code = await this.interrupted(interruption);
      if (code !== 0) this.broken += 1;
      this.look(before, await this.step());
    }
    const before = await this.step();
    const sentBefore = this.smtp.taken.length;
    this.calm();
    const first = await this.inside(this.plan.last);
    const code = (await this.settleLate()) ?? first;
    const step = await this.step();
    this.look(before, step);
    const state = this.judge(code, step);
    if (before === 'accepted' && state !== 'delivered') this.fault(`the reply was on record, and it ends as ${state}`);
    if (sentBefore > 0 && this.smtp.taken.length > sentBefore) this.fault('sent again by the last run');
    const beforeDot = state === 'uncertain' && this.smtp.dots === 0;
    const killed = this.plan.runs.some(({ kill }) => kill !== null);
    if (beforeDot && !killed) this.fault('uncertain, and the final dot was never sent');
    const decided = state === 'uncertain' ? await this.decide() : null;
    return { state, beforeDot, decided, broken: this.broken, faults: this.faults };
  }

  /** What must hold after every run. */
  private look(before: Step, after: Step): void {
    const { taken } = this.smtp;
    const drafts = this.count('Drafts');
    if (taken.length > 1) this.fault(`accepted ${taken.length} times`);
    if (drafts > 1) this.fault(`${drafts} drafts`);
    if (drafts === 0 && taken.length === 0) this.fault('lost');
    if (drafts === 0 && after === 'uncertain') this.fault('uncertain, and the draft is gone');
    if (before === 'accepted' && after === 'uncertain') this.fault('uncertain after the recorded reply');
  }

  private judge(code: number, step: Step): Ended['state'] {
    const [drafts, sent, taken] = [this.count('Drafts'), this.count('Sent'), this.smtp.taken.length];
    const all = `code ${code}, step ${step}, drafts ${drafts}, sent ${sent}, accepted ${taken}`;
    if (drafts === 1 && step === 'uncertain') {
      if (sent > 0) this.fault(`uncertain beside a copy in Sent: ${all}`);
      if (this.plan.last === 'send' && code !== 69) this.fault(`uncertain, not said: ${all}`);
      return 'uncertain';
    }
    if (taken === 1) {
      if (drafts !== 0 || sent !== 1 || code !== 0 || step !== 'accepted') this.fault(`not brought to its end: ${all}`);
      return 'delivered';
    }
    if (drafts !== 1 || sent !== 0 || step !== 'open') this.fault(`neither sent nor a draft: ${all}`);
    if (this.plan.last === 'send') this.fault(`not sent by a run that nothing befell: ${all}`);
    return 'draft';
  }

  /** The user says what to do about it: look again, then what the plan says. */
  private async decide(): Promise<Ended['decided']> {
    const { decision } = this.plan;
    if (decision === 'none') return null;
    const taken = this.smtp.taken.length;
    if (decision === 'send-again-cut') {
      this.smtp.fault = { kind: 'command', at: taken > 0 ? 'MAIL' : 'dot', when: 'before', hang: false };
      await this.inside('send', ['l', 's']);
      this.calm();
      // What nobody knows stays so, whatever became of the second one; and no run sends it by itself.
      await this.inside('send');
      if ((await this.step()) !== 'uncertain' || this.count('Drafts') !== 1)
        this.fault('forgotten after a second attempt');
      if (this.smtp.taken.length !== taken) this.fault('sent again by itself');
      return 'still-uncertain';
    }
    const first = await this.inside('send', ['l', decision === 'mark' ? 'm' : 's']);
    const code = (await this.settleLate()) ?? first;
    const all = this.smtp.taken;
    if (code !== 0 || this.count('Drafts') !== 0 || this.count('Sent') !== 1)
      this.fault(`decided, and not done: ${code}, ${this.count('Drafts')}, ${this.count('Sent')}`);
    if (decision === 'mark') {
      if (all.length !== taken) this.fault('marked as sent, and sent');
      return 'marked';
    }
    if (all.length !== taken + 1) this.fault(`sent again ${all.length - taken} times`);
    if (all.some(({ bytes }) => !bytes.equals(all[0]?.bytes ?? Buffer.alloc(0))))
      this.fault('other bytes the second time');
    return 'sent-again';
  }

  private async interrupted({ smtp, imap, kill }: Interruption): Promise<number> {
    this.smtp.fault = smtp;
    this.imap.arm(imap);
    this.smtp.onEvent = (event) => event === 'dot' && this.imap.dot();
    return kill === null ? this.inside('send') : this.outside(kill);
  }

  private calm(): void {
    this.smtp.fault = null;
    this.imap.arm(null);
    this.smtp.onEvent = () => undefined;
  }

  /** A server that files a copy of its own late: the run after it takes ours out again. */
  private async settleLate(): Promise<number | null> {
    if (this.late.length === 0) return null;
    await Promise.all(this.late);
    return this.inside(this.plan.last);
  }

  /** A run in this process. Gives its exit code. */
  private async inside(command: 'send' | 'draft', answers: readonly string[] = []): Promise<number> {
    const { fault } = this.smtp;
    const timeouts = fault?.kind === 'command' && fault.hang ? IMPATIENT : TIMEOUTS;
    const world = await worldOf(this.config, this.files.state, () => undefined, answers, timeouts);
    const scope = { since: world.now - 60 * DAY, accounts: [], json: true };
    try {
      if (command === 'draft') return await draft(world, { ...scope, ids: [], ...NO_OPTIONS });
      const ids = answers.length > 0 ? ['question@client.example'] : [];
      return await send(world, { ...scope, ids, yes: answers.length === 0, dryRun: false, edit: false });
    } catch (error) {
      if (!(error instanceof ClientCheckError)) this.fault(String((error as Error).stack));
      return 75;
    }
  }

  /** A run of the built program, which is killed. Gives its exit code; -1 where it was killed. */
  private async outside(kill: Kill): Promise<number> {
    const step = kill.at === 'step' ? { CLIENT_CHECK_TEST_KILL: kill.step } : {};
    const env = {
      HOME: this.ground.home.path,
      PATH: process.env['PATH'] ?? '',
      XDG_STATE_HOME: this.files.state,
      ...step,
    };
    const child = spawn(process.execPath, [PROGRAM, 'send', '--yes', '--json', '--config', this.config], {
      env,
      stdio: 'ignore',
    });
    if (kill.at === 'time') this.killAfter(child, kill);
    const limit = setTimeout(() => child.kill('SIGKILL'), 90_000);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    clearTimeout(limit);
    return code ?? -1;
  }

  private killAfter(child: ChildProcess, { since, delay }: Kill & { at: 'time' }): void {
    const soon = () => setTimeout(() => child.kill('SIGKILL'), delay);
    const { onEvent } = this.smtp;
    this.smtp.onEvent = (event) => {
      onEvent(event);
      if (event === since) soon();
    };
    this.imap.onConnect = () => {
      if (since === 'imap') soon();
      this.imap.onConnect = () => undefined;
    };
  }

  /** Where the journal says that the send stands. */
  private async step(): Promise<Step> {
    const { config, stateDir } = await worldOf(this.config, this.files.state, () => undefined);
    const [account] = config.accounts;
    const [record] = account ? await new Journal(stateDir, accountKey(account)).all() : [];
    if (!record) return 'open';
    return isSent(record) ? 'accepted' : isUncertain(record) ? 'uncertain' : 'open';
  }

  private count(folder: string): number {
    return messagesIn(this.files.maildir, folder).filter((source) => source.includes(this.messageId)).length;
  }

  private fault(what: string): void {
    this.faults.push(what);
  }
}

type Step = 'open' | 'uncertain' | 'accepted';
