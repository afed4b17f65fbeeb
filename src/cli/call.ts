import { basename, relative } from 'node:path';
import type { Lang, WordedError } from '../errors.ts';
import { printableText } from '../mail/printable.ts';
import { jsonText } from '../render/json-text.ts';

/** The stacks of an error and its causes: only where --verbose asks for them. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? String(error.stack) : `${error.stack}\ncaused by: ${stackOf(error.cause)}`;
}

/** What an option of the arguments gives as a language. */
export function langOf(option: RegExp, argv: readonly string[]): Lang | null {
  const at = argv.findIndex((argument) => option.test(argument));
  const value = at < 0 ? undefined : (option.exec(argv[at] ?? '')?.[1] ?? argv[at + 1]);
  return value === 'ja' || value === 'en' ? value : null;
}

/** The language of the terminal (POSIX 8.2). */
export function localeLang(env: Readonly<Record<string, string | undefined>>): Lang {
  return /^ja/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'ja' : 'en';
}

/** What to type to call this very program: its name where it was found by its name, else node and the path. */
export function programName(script: string, cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  if (basename(script) === 'client-check') return env['npm_command'] === 'exec' ? 'npx client-check' : 'client-check';
  return `node ${relative(cwd, script)}`;
}

/** Asked before a configuration that was found in a working folder is used. @param uses what it would do */
export function trustQuestion(file: string, uses: readonly { ja: string; en: string }[], lang: Lang): string {
  const lines = uses.map((use) => `  ${use[lang]}\n`).join('');
  return lang === 'ja'
    ? `作業フォルダーの設定ファイルは、まだ承認されていません: ${file}\n${lines}承認しますか? [y/N] `
    : `The configuration in this working folder is not approved yet: ${file}\n${lines}Approve it? [y/N] `;
}

/** An error as it is written to standard error; `json`: for the script that asked for JSON. */
export function errorText({ code, message, hint }: WordedError, json: boolean): string {
  if (json) return jsonText({ error: { code, message, hint } }, 0);
  return printableText(`client-check: ${message}\n${hint === '' ? '' : `${hint}\n`}`);
}
