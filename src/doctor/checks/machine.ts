import { found, ok } from '../finding.ts';
import type { DoctorWorld, Finding } from '../types.ts';

/** `engines` of package.json. */
const LEAST = '20.17.0';

/** No right clock shows an instant before this version was made. */
const MADE = Date.UTC(2026, 0, 1);

export function nodeVersion({ nodeVersion: version }: DoctorWorld): Finding {
  if (compare(version, LEAST) < 0) return found('fault', 'node-too-old', { version, least: LEAST });
  return ok({ ja: version, en: version });
}

export function clock({ now }: DoctorWorld): Finding {
  const date = new Date(now).toISOString().slice(0, 10);
  return now < MADE
    ? found('fault', 'clock-before-release', { date })
    : ok({ ja: `${date} (UTC)`, en: `${date} (UTC)` });
}

/** Without the operating system's lock nothing is drafted or sent, for two runs could do it twice. */
export async function lock(): Promise<Finding> {
  try {
    await import('fs-native-extensions');
    return ok();
  } catch {
    return found('fault', 'lock-unavailable');
  }
}

function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  const at = [0, 1, 2].find((i) => x?.[i] !== y?.[i]) ?? 0;
  return (x?.[at] ?? 0) - (y?.[at] ?? 0);
}
