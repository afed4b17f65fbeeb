import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Desk } from './desk.ts';

const scripts = join(import.meta.dirname, '../../completions');
const FILES = { bash: 'client-check.bash', zsh: '_client-check', fish: 'client-check.fish' } as const;
export type ShellName = keyof typeof FILES;

/** Called without anything of the user's; then the completion is declared as the documentation has it. */
const START: Readonly<Record<ShellName, readonly [command: string, setUp: string]>> = {
  bash: ['bash --norc --noprofile', `source ${scripts}/${FILES.bash}`],
  zsh: ['zsh -f', `autoload -Uz compinit; compinit -D -u; source ${scripts}/${FILES.zsh}`],
  fish: ['fish --no-config', `source ${scripts}/${FILES.fish}`],
};

/** Runs a script in a shell; what it prints. */
export async function runIn(shell: ShellName, script: string, desk: Desk, more: Record<string, string> = {}) {
  const args =
    shell === 'zsh' ? ['-f', '-c', script] : shell === 'fish' ? ['--no-config', '-c', script] : ['-c', script];
  const { stdout, stderr } = await promisify(execFile)(shell, args, {
    cwd: desk.folder,
    env: { ...desk.env, ...more },
    timeout: 60_000,
  });
  return { out: stdout, err: stderr };
}

/** What bash's function offers for the words of a line. */
export async function bashOffers(desk: Desk, words: readonly string[], more: Record<string, string> = {}) {
  const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const script = `source '${scripts}/${FILES.bash}'; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _client_check; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { out, err } = await runIn('bash', script, desk, more);
  return { offers: out.split('\n').filter((line) => line !== ''), err };
}

export async function fishOffers(desk: Desk, line: string, more: Record<string, string> = {}) {
  const { out, err } = await runIn('fish', `source ${scripts}/${FILES.fish}; complete -C "${line}"`, desk, more);
  return { offers: out.split('\n').filter((one) => one !== ''), err };
}

/** A shell at a terminal: keys go in, and what stands on the screen comes out. */
export class Terminal {
  screen = '';
  private readonly child;

  constructor(
    shell: ShellName,
    private readonly desk: Desk,
  ) {
    const [command, setUp] = START[shell];
    this.child = spawn('script', ['-qfec', `stty cols 120 rows 40; exec ${command}`, '/dev/null'], {
      cwd: desk.folder,
      env: desk.env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.screen += text;
    });
    // The shell says it in two parts, so that the line as it was typed is not taken for it.
    this.keys(`${setUp}; printf '%s%s\\n' rea dy\r`);
  }

  keys(keys: string): void {
    this.child.stdin.write(keys);
  }

  /** Waits until something stands on the screen behind a place. */
  async shows(pattern: RegExp, from = 0): Promise<string> {
    await until(
      () => pattern.test(this.screen.slice(from)),
      () => this.screen,
    );
    return this.screen.slice(from);
  }

  ready(): Promise<string> {
    return this.shows(/ready/);
  }

  /** The words that `client-check` was called with, once it was. */
  async called(): Promise<string[]> {
    await until(
      () => existsSync(this.desk.called),
      () => this.screen,
    );
    const words = readFileSync(this.desk.called, 'utf8').split('\n').slice(0, -1);
    rmSync(this.desk.called);
    return words;
  }

  close(): void {
    this.child.kill('SIGHUP');
    this.child.stdin.destroy();
  }
}

async function until(holds: () => boolean, state: () => string): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > 40_000) throw new Error(`it never came:\n${state()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
