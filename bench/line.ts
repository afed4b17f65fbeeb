import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LineOptions, Traffic } from './proxy.ts';

/** A proxy in a process of its own. */
export class Line {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async open(programs: string, options: LineOptions): Promise<Line> {
    const child = fork(join(programs, 'proxy.mjs'), [JSON.stringify(options)]);
    const [port] = await once(child, 'message');
    return new Line(child, port);
  }

  /** What passed since the last time. */
  async report(): Promise<Traffic> {
    // What is on its way when a program ends still counts.
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.child.send('report');
    const [traffic] = await once(this.child, 'message');
    return traffic;
  }

  async close(): Promise<void> {
    const end = once(this.child, 'exit');
    this.child.disconnect();
    await end;
  }
}
