import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { ClientCheckError } from '../errors.ts';
import { type Identity, shownName } from './grant.ts';
import { KEYRING_PROGRAM } from './keyring-program.ts';

/** What the keyring's entries are filed under. */
const SERVICE = 'client-check';

/** Milliseconds: a person may have to type the password of the keyring; without one nothing is waited for. */
const PATIENCE = { person: 60_000, nobody: 5_000 };

type Request =
  | { readonly action: 'get' | 'remove'; readonly name: string }
  | { readonly action: 'set'; readonly name: string; readonly secret: string };

interface Answer {
  readonly secret?: string | null;
  readonly removed?: boolean;
  readonly error?: 'missing' | 'failed';
  readonly message?: string;
}

export interface KeyringOptions extends Identity {
  /** Does somebody sit there who can unlock it? */
  readonly person: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly limit?: number;
  /** The file of the library; null: it is not there. By default as it is installed. */
  readonly library?: string | null;
}

/**
 * The system's keyring: Secret Service, macOS Keychain, Windows Credential Manager. Its calls block for as long as its daemon likes, so they run
 * in a process of their own that can be ended; secrets pass through pipes. Its methods throw a ClientCheckError.
 */
export class Keyring {
  constructor(private readonly options: KeyringOptions) {}

  /** null: there is no such entry. */
  async get(name: string): Promise<string | null> {
    return (await this.ask({ action: 'get', name })).secret ?? null;
  }

  async set(name: string, secret: string): Promise<void> {
    await this.ask({ action: 'set', name, secret });
  }

  /** Gives false where there was none. */
  async remove(name: string): Promise<boolean> {
    return (await this.ask({ action: 'remove', name })).removed ?? false;
  }

  private async ask(request: Request): Promise<Answer> {
    const { account, user, person, limit = person ? PATIENCE.person : PATIENCE.nobody } = this.options;
    const quoted = shownName(account);
    const named = { account, user, quoted, seconds: Math.ceil(limit / 1_000) };
    const answer = await this.run(request, limit);
    if (answer === null) throw new ClientCheckError('keyring-locked', named);
    if (answer.error === 'missing') throw new ClientCheckError('keyring-missing', named);
    const { message = '' } = answer;
    // `no result found`: GNOME's has no keyring yet, and nobody was there to whom it could offer to make one.
    if (/locked|prompt was dismissed|no result found|interaction is not allowed/i.test(message)) {
      throw new ClientCheckError('keyring-locked', named);
    }
    if (answer.error) {
      throw new ClientCheckError('keyring-unreachable', { ...named, words: message.slice(0, 200) });
    }
    return answer;
  }

  /** null: it did not answer in time. */
  private run(request: Request, limit: number): Promise<Answer | null> {
    const { env, library = libraryFile() } = this.options;
    if (library === null) return Promise.resolve({ error: 'missing' });
    const child = spawn(process.execPath, ['-e', KEYRING_PROGRAM], {
      env: { ...env, NODE_OPTIONS: '' },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify({ ...request, service: SERVICE, library }));
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        end();
        resolve(null);
      }, limit);
      const finish = (answer: Answer) => {
        clearTimeout(timer);
        process.off('exit', end);
        resolve(answer);
      };
      child.once('error', ({ message }) => finish({ error: 'failed', message }));
      child.once('close', () => finish(parse(text)));
    });
  }
}

function parse(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { error: 'failed', message: 'the keyring library crashed' };
  }
}

/** It is an optional dependency: null where it was left out, or has no binary for this platform. */
function libraryFile(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@napi-rs/keyring');
  } catch {
    return null;
  }
}
