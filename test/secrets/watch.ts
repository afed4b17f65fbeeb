import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The passwords and tokens that tests log in with. */
export const SECRETS = ['correct-horse-4711', 'secret-4711', 'wrong-secret-99', 'hunter2'];

/** A secret as it may come out: as it is, in an URL, and in base64 wherever it may begin there (AUTH PLAIN has a name before it). */
function forms(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.from(`${'x'.repeat(before)}${secret}`)
      .toString('base64')
      .replace(/=+$/, '');
    // Characters that share bits with what stands before or behind it tell nothing.
    return whole.slice(Math.ceil((before * 8) / 6), whole.length - 1);
  });
  return [secret, encodeURIComponent(secret), ...base64, Buffer.from(secret).toString('hex')];
}

const FORMS = [...new Set(SECRETS.flatMap(forms))];

/** The forms of a known secret that a text holds. */
export function leaksIn(text: string | Uint8Array): string[] {
  const bytes = Buffer.from(text);
  return FORMS.filter((form) => bytes.includes(form));
}

/** Does a text hold any of these, in whatever form? */
export function holdsAny(text: string | Uint8Array, secrets: Iterable<string>): boolean {
  const bytes = Buffer.from(text);
  return [...secrets].some((secret) => forms(secret).some((form) => bytes.includes(form)));
}

/** What the program printed, or an error where a secret stands in it. */
export function withoutSecrets(text: string, whose: string): string {
  const leaks = leaksIn(text);
  if (leaks.length > 0) throw new Error(`${whose} shows a secret (${leaks.join(', ')}):\n${text}`);
  return text;
}

const KEPT = ['.local/state', '.cache', 'state-'].map((path) => path.split('/').join(sep));

/**
 * What a home holds that the test did not write itself: secrets in it, and files of state and cache that others could read.
 * @param written the files that the test wrote, which may hold its password
 */
export function faultsOfHome(home: string, written: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const inside = relative(home, path);
      const kept = KEPT.some((start) => inside.startsWith(start)) && inside.includes('client-check');
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (!found) continue;
      if (found.isDirectory()) {
        if (kept && (found.mode & 0o077) !== 0) faults.push(`${path}: ${(found.mode & 0o777).toString(8)}`);
        walk(path);
      } else if (found.isFile() && !written.has(path)) {
        if (kept && (found.mode & 0o077) !== 0) faults.push(`${path}: ${(found.mode & 0o777).toString(8)}`);
        const leaks = found.size < 50_000_000 ? leaksIn(readFileSync(path)) : [];
        if (leaks.length > 0) faults.push(`${path}: ${leaks.join(', ')}`);
      }
    }
  };
  walk(home);
  return faults;
}
