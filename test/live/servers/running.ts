import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { IN_ROOT, rootOf, type Unpacked } from './unpacked.ts';

/** How long a server may take to greet: a machine with other work. */
const START = 60_000;

/** A server's processes in their namespace: with the first of them all end. It takes no gentler signal than SIGKILL. */
export class Running {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(name: Unpacked, folder: string, port: number, command: readonly string[]): Promise<Running> {
    const file = join(folder, 'log', 'server');
    const log = openSync(file, 'a');
    const child = spawn(IN_ROOT, [rootOf(name), folder, ...command], { stdio: ['ignore', log, log] });
    closeSync(log);
    const running = new Running(child, folder);
    process.once('exit', running.stopAtExit);
    const end = Date.now() + START;
    while (!(await greets(port))) {
      if (child.exitCode === null && Date.now() < end) {
        await wait(30);
        continue;
      }
      const said = readFileSync(file, 'utf8');
      await running.stop();
      throw new Error(`${name} did not start: ${said}`);
    }
    return running;
  }

  /** Ends the server and removes all that it kept. May be called twice. */
  async stop(): Promise<void> {
    process.off('exit', this.stopAtExit);
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    // Its last processes may still be writing.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  /** Where a test run is broken off. */
  private readonly stopAtExit = () => {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.setTimeout(5_000, () => end(false));
  });
}
