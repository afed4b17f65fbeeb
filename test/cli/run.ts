import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { READER } from '../live/reader.ts';
import { faultsOfHome, withoutSecrets } from '../secrets/watch.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** A command that runs the program, whose words are put behind its own. */
  readonly within?: readonly string[];
}

/** A person's machine: a home of its own, nothing else of the tests' environment. */
export class Home {
  readonly path = mkdtempSync(join(tmpdir(), 'client-check-home-'));
  private readonly written = new Set<string>();

  /** A file in the home, readable by its owner alone unless said otherwise. */
  write(name: string, content: string, mode = 0o600): string {
    const file = join(this.path, name);
    writeFileSync(file, content, { mode });
    this.written.add(file);
    return file;
  }

  folder(name: string): string {
    const folder = join(this.path, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Runs the built program as that person; everything in the sandbox of its home. A secret in what it prints is an error. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const program = join(import.meta.dirname, '../../bin/client-check.js');
    const [command = '', ...rest] = [...(options.within ?? []), process.execPath, program, ...args];
    const child = spawn(command, rest, {
      cwd: options.cwd ?? this.path,
      env: {
        HOME: this.path,
        PATH: process.env['PATH'] ?? '',
        TMPDIR: this.path,
        LANG: 'ja_JP.UTF-8',
        ...READER,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        try {
          const whose = `client-check ${args.join(' ')}`;
          resolve({ code, out: withoutSecrets(out, whose), err: withoutSecrets(err, whose) });
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** Removes all; a secret in what the program left there is an error, and so is state that others could read. */
  remove(): void {
    const faults = faultsOfHome(this.path, this.written);
    rmSync(this.path, { recursive: true, force: true });
    if (faults.length > 0) throw new Error(`left in the home:\n${faults.join('\n')}`);
  }
}
