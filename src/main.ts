import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { parseWhen } from './calendar/parse-when.ts';
import { Zone } from './calendar/zone.ts';
import { errorText, langOf, localeLang, programName, stackOf } from './cli/call.ts';
import { Ending, SIGNALS } from './cli/ending.ts';
import { bothHooks, killHook } from './cli/kill-hook.ts';
import { accountsNamed } from './cli/known-accounts.ts';
import { mailActions } from './cli/mail-actions.ts';
import { storeOpener } from './cli/open-store.ts';
import { openSubmission } from './cli/open-submission.ts';
import { personAt } from './cli/person.ts';
import { type Actions, buildProgram, type CommonOptions } from './cli/program.ts';
import { type SetupParts, setupActions } from './cli/setup-actions.ts';
import { signInsOf } from './cli/sign-ins.ts';
import { type Streams, terminalOutput, trustAsker, WIPE } from './cli/terminal.ts';
import { usageError, wrongValue } from './cli/usage.ts';
import type { World } from './cli/world.ts';
import type { LoadedConfig } from './config/load.ts';
import type { Surroundings } from './config/search.ts';
import { type ClientCheckError, type Lang, wordError } from './errors.ts';
import type { Instant } from './mail/address.ts';
import { printableLine, printableText } from './mail/printable.ts';
import type { Handover } from './morning.ts';
import { wordsOf } from './render/words.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
/** The look-back of contract.md. */
const LOOK_BACK = '60d';

function surroundings(): Surroundings {
  return { cwd: process.cwd(), home: homedir(), env: process.env, platform: process.platform };
}

/** The program: arguments in, exit code out. The only place that looks at the process and at the real clock. */
class Main implements SetupParts {
  readonly time = () => Date.now();

  constructor(private readonly earlier: Partial<Handover>) {}

  private readonly env = process.env;
  readonly streams: Streams = {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    interrupt: () => process.kill(process.pid, 'SIGINT'),
  };
  readonly clock: Instant = Date.now();
  readonly around = surroundings();
  private readonly wantsJson = process.argv.includes('--json');
  private readonly verbose = process.argv.includes('--verbose');
  readonly argumentLang = langOf(/^--lang(?:=(.*))?$/, process.argv);
  /** Before the configuration is read: what was asked for, else the locale (POSIX 8.2). */
  lang: Lang = this.argumentLang ?? localeLang(this.env);

  readonly ending = new Ending((error, code) => {
    this.report(error);
    process.exit(code);
  }, Number(this.env['CLIENT_CHECK_TEST_LIMIT']) || undefined);
  readonly program = programName(process.argv[1] ?? '', process.cwd(), process.env);
  /** Where the package lies. */
  readonly root = new URL('..', import.meta.url);
  private readonly templates = fileURLToPath(new URL('templates', this.root));
  private commands: readonly string[] = [];

  async run(): Promise<number> {
    for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[])
      process.on(name, () => this.ending.signal(name));
    // `client-check inbox | head` closes the pipe early: that is no fault.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 74));
    let code = 0;
    const program = buildProgram(version, this.lang, this.actions(), (result) => {
      code = result;
    });
    this.commands = program.commands.map((command) => command.name());
    try {
      if (process.argv.length <= 2) program.help();
      await program.parseAsync(process.argv);
    } catch (error) {
      if (error instanceof CommanderError && error.exitCode === 0) return 0;
      return this.report(
        error instanceof CommanderError ? usageError(error, this.command(), this.lang, this.commands) : error,
      );
    }
    return code;
  }

  private actions(): Actions {
    return {
      ...mailActions(this),
      lint: async (target, options) => (await import('./cli/lint-call.ts')).lintFromCall(target, options, this),
      schedule: async (action, options) => {
        const { scheduleFromCall } = await import('./cli/schedule-call.ts');
        return scheduleFromCall(action, this.call(options), options);
      },
      doctor: async (options) => {
        const { doctorFromCall } = await import('./doctor/doctor-call.ts');
        return doctorFromCall({ ...this.call(options), version, templates: this.templates }, options);
      },
      signIn: async (action, name, options) => {
        const { signInFromCall } = await import('./cli/sign-in-call.ts');
        return signInFromCall(action, await this.world(options), this, name, options);
      },
      ...setupActions(this),
      demo: async (options) => {
        const { demoFromCall } = await import('./cli/demo-call.ts');
        return demoFromCall(options, {
          clock: this.clock,
          wrong: (value) => this.wrong('now', value),
          worldOf: (config) => this.world({ ...options, config, account: [] }),
          scopeOf: (world) => this.scope(world, { ...options, account: [] }),
        });
      },
    };
  }

  /** What a command has that can do without a configuration. */
  private call(options: CommonOptions) {
    const output = this.output(options);
    // As it was called: a link in a bin folder outlives the version that it leads to.
    const [node, script] = [process.execPath, resolve(process.argv[1] ?? '')];
    const { around, clock: now, argumentLang: lang, lang: fallback, program } = this;
    return { around, now, lang, fallback, output, node, script, program, askTrust: this.trustQuestion() };
  }

  /** Configuration, calendar, instant and streams of a command. */
  async world(options: CommonOptions): Promise<World> {
    const output = this.output(options);
    // Loaded here and not above: --help and --version need none of them.
    const { BusinessCalendar } = await import('./calendar/business-calendar.ts');
    const { stateFolder } = await import('./config/folders.ts');
    const { remembering } = await import('./cli/remembering.ts');
    const loaded = this.earlier.loaded ?? (await this.readConfig(options.config ?? null));
    const { config } = loaded;
    this.lang = this.argumentLang ?? config.lang ?? this.lang;
    accountsNamed(config, options.account);
    const call = { ...this.around, config: options.config ?? null, lang: this.argumentLang };
    const calendar = new BusinessCalendar(config.calendar);
    const now = options.now === undefined ? this.clock : parseWhen(options.now, calendar, this.clock);
    if (now === null) throw this.wrong('now', options.now ?? '');
    const stateDir = stateFolder(this.around);
    const person = personAt(this.streams, this.around, !this.wantsJson, this.ending);
    const kill = killHook(this.env['CLIENT_CHECK_TEST_KILL'], () => process.kill(process.pid, 'SIGKILL'));
    const signIns = signInsOf({ stateDir, time: this.time, person }, this.env, (step) => kill('after', step));
    const own = {
      env: this.env,
      signIns,
      begun: this.earlier.begun ?? new Map(),
      amongOthers: config.accounts.length > 1,
    };
    const log = ({ name }: { name: string }) =>
      this.verbose ? { log: (line: string) => output.warn(printableLine(`${name}: ${line}`)) } : {};
    return {
      config,
      calendar,
      now,
      clock: this.clock,
      time: this.time,
      lang: this.lang,
      output,
      templates: this.templates,
      process: { pid: process.pid, command: `client-check ${this.command()}` },
      journalHook: bothHooks(this.ending.journal, kill),
      person,
      openSubmission: (account) => openSubmission(account, { env: this.env, signIns, ...log(account) }),
      stateDir,
      ...remembering({ around: this.around, call, loaded, lang: this.lang, clock: this.clock }),
      program: this.program,
      openStore: storeOpener(output, wordsOf(this.lang), own, log),
    };
  }

  private async readConfig(argument: string | null): Promise<LoadedConfig> {
    const { loadTrustedConfig } = await import('./config/trust.ts');
    return loadTrustedConfig(this.around, argument, this.trustQuestion());
  }

  output(options: CommonOptions) {
    if (options.lang !== undefined && this.argumentLang === null) throw this.wrong('lang', options.lang);
    const quiet = (options.quiet ?? false) || this.verbose;
    return terminalOutput(this.streams, this.env, { colour: options.color !== false, quiet });
  }

  scope(world: World, options: CommonOptions & { since?: string }) {
    const since = parseWhen(options.since ?? LOOK_BACK, world.calendar, world.now);
    if (since === null || since > world.now) throw this.wrong('since', options.since ?? '');
    return { since, accounts: options.account ?? [], json: options.json ?? false };
  }

  wrong(option: string, value: string): ClientCheckError {
    return wrongValue(option, value, this.lang, this.command());
  }

  /** The command that was called, as far as the arguments tell. */
  private command(): string {
    return process.argv.slice(2).find((argument) => this.commands.includes(argument)) ?? '';
  }

  /** Asked only where a person sits before it. */
  private trustQuestion() {
    const person = process.stdin.isTTY && process.stderr.isTTY && !this.wantsJson;
    return person ? trustAsker(this.streams, this.ending, this.lang) : undefined;
  }

  /** Tells an error to the person, and to the script that asked for JSON. Gives its exit code. */
  private report(error: unknown): number {
    const worded = wordError(error, this.lang);
    const text = errorText(worded, this.wantsJson) + (this.verbose ? `${printableText(stackOf(error))}\n` : '');
    process.stderr.write((process.stderr.isTTY ? WIPE : '') + text);
    return worded.exitCode;
  }
}

/** Loads what the morning run needs. @param loaded the configuration whose accounts' facts are read as well */
export async function warm(loaded: LoadedConfig | null): Promise<void> {
  await Promise.all([
    import('lmdb'),
    import('./calendar/business-calendar.ts'),
    import('./cli/remembering.ts'),
    import('./cli/inbox-call.ts'),
  ]);
  if (loaded) await (await import('./cli/remembering.ts')).readAhead(surroundings(), loaded);
}

/** Runs the program; standard output is flushed before the process ends by itself. */
export async function main(earlier: Partial<Handover> = {}): Promise<void> {
  if (earlier.zone) Zone.remember(earlier.zone);
  process.exitCode = await new Main(earlier).run();
}
