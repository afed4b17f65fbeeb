import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { langOf, localeLang } from './cli/call.ts';
import { type Actions, buildProgram } from './cli/program.ts';
import { complete as candidatesAt } from './completion/candidates.ts';
import { configFile, readConfigured } from './completion/configured.ts';
import { joinedWords, linesFor, type Shell } from './completion/lines.ts';
import { positionOf } from './completion/position.ts';
import { templateNames } from './completion/template-names.ts';
import { threadsFor } from './completion/threads.ts';
import { cacheFolder } from './config/folders.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/**
 * `client-check __complete SHELL CURSOR WORD…`: what the scripts in completions/ ask at each Tab. Reads files and nothing else: no
 * server is asked, no command of the configuration run. Whatever is wrong, nothing is said: it would stand in the person's line.
 */
export async function complete(): Promise<void> {
  try {
    const [shell, cursor, ...words] = process.argv.slice(3);
    process.stdout.on('error', () => process.exit(0));
    if (shell === 'bash' || shell === 'zsh' || shell === 'fish')
      process.stdout.write(await answer(shell, words.slice(0, Number(cursor) + 1)));
  } catch {
    process.exitCode = 1;
  }
}

async function answer(shell: Shell, typed: readonly string[]): Promise<string> {
  const { env, platform } = process;
  const words = shell === 'bash' ? joinedWords(typed) : typed;
  const lang = langOf(/^--lang(?:=(.*))?$/, words) ?? localeLang(env);
  const program = buildProgram(version, lang, {} as Actions, () => undefined);
  const position = positionOf(program, words);
  const around = { cwd: process.cwd(), home: homedir(), env, platform };
  const named = [...position.given].find(([{ long }]) => long === '--config')?.[1].at(-1) ?? null;
  const file = () => configFile(around, named);
  const configured = async () => readConfigured(await file(), around.home);
  const builtIn = fileURLToPath(new URL('../templates', import.meta.url));
  const completion = await candidatesAt(position, {
    threads: async () => threadsFor(position, cacheFolder(around), await file()),
    accounts: async () => (await configured())?.accounts ?? [],
    clients: async () => (await configured())?.clients ?? [],
    templates: async () => {
      const own = (await configured())?.templates;
      return templateNames(own ? [own, builtIn] : [builtIn], lang);
    },
    forms: async () => {
      const own = (await configured())?.templates;
      const folders = (own ? [own, builtIn] : [builtIn]).map((folder) => join(folder, 'compose'));
      return templateNames(folders, lang);
    },
  });
  return linesFor(shell, completion, position.word, position.joined);
}
