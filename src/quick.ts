import { createRequire } from 'node:module';
import { langOf, localeLang } from './cli/call.ts';
import { type Actions, buildProgram } from './cli/program.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** A word that looks like a wish for help was the value of an option: a command is to run after all. */
const notHere = () => Promise.reject(new Error('a command'));

/**
 * Prints the version or a help page, as `main` would, from a bundle without all that commands need. Gives false, with nothing
 * printed, where the arguments ask for something else.
 */
export async function quick(): Promise<boolean> {
  const lang = langOf(/^--lang(?:=(.*))?$/, process.argv) ?? localeLang(process.env);
  const actions = new Proxy({}, { get: () => notHere }) as unknown as Actions;
  const program = buildProgram(version, lang, actions, () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 74));
  try {
    if (process.argv.length <= 2) program.help();
    await program.parseAsync(process.argv);
    return false;
  } catch (error) {
    return (error as { exitCode?: number }).exitCode === 0;
  }
}
