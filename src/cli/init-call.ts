import { stateFolder } from '../config/folders.ts';
import type { Surroundings } from '../config/search.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';
import { wordsOf } from '../render/words.ts';
import { findServers, type Search } from '../setup/find-servers.ts';
import { networkHooks, realNetwork } from '../setup/network.ts';
import { clackAsker } from './asker.ts';
import type { Ending } from './ending.ts';
import { init } from './init.ts';
import { checkOptions, type InitArguments } from './init-options.ts';
import { schemaLine } from './init-schema.ts';
import { InitSignIns } from './init-sign-ins.ts';
import { findTarget } from './init-target.ts';
import { initWords } from './init-words.ts';
import type { InitWorld } from './init-world.ts';
import { openStore } from './open-store.ts';
import { tryLoginAt } from './open-submission.ts';
import { SignIns } from './sign-ins.ts';
import type { Streams } from './terminal.ts';
import type { Output } from './world.ts';

/** What `main.ts` lends to `init`. */
export interface InitCall {
  readonly around: Surroundings;
  /** What was asked for with --lang. */
  readonly argumentLang: Lang | null;
  /** That, else the locale's. */
  readonly lang: Lang;
  readonly clock: Instant;
  readonly time: () => Instant;
  readonly streams: Streams;
  readonly ending: Ending;
  readonly program: string;
  /** Where the package lies. */
  readonly root: URL;
}

/** `init` as it was called: asked in a terminal, else by its options. */
export async function initFromCall(call: InitCall, options: InitArguments, output: Output): Promise<number> {
  const { around, argumentLang, clock, time, streams, ending, program } = call;
  const { env } = around;
  checkOptions(options, call.lang);
  const target = await findTarget(around, options.output ?? options.config ?? null);
  const lang = argumentLang ?? target.open?.config.lang ?? call.lang;
  const words = initWords[lang];
  const present = streams.stdin.isTTY === true && streams.stderr.isTTY === true && !options.json && !options.yes;
  const asker = present ? await clackAsker(streams, words, ending) : null;
  const said = wordsOf(lang);
  const log = options.verbose ? { log: (line: string) => output.warn(printableLine(line)) } : {};
  const searches = new Map<string, Promise<Search>>();
  const network = realNetwork(networkHooks(env));
  const find = (address: string) => {
    const search = searches.get(address) ?? findServers(address, network);
    searches.set(address, search);
    return search;
  };
  const real = new SignIns({ stateDir: stateFolder(around), env, now: time, person: present });
  const waitFor = <T>(work: Promise<T>) => ending.waitFor(work);
  const signIns = new InitSignIns({ real, streams, around, waitFor, lang, output, time });
  const world: InitWorld = {
    around,
    options,
    lang,
    words,
    asker,
    output,
    clock,
    program,
    schema: schemaLine(call.root),
    find,
    signIns,
    openStore: (account) =>
      openStore(account, {
        env,
        signIns,
        progress: ({ mailbox, done, total }) => output.progress(said.reading(mailbox, String(done), String(total))),
        waiting: ({ seconds }) => output.progress(said.throttled(seconds)),
        ...log,
      }),
    trySmtp: (account) => tryLoginAt(account, { env, signIns, ...log }),
  };
  return init(world, target);
}
