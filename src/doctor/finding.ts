import { fillWords, type Worded } from '../config/words.ts';
import { type ErrorCode, wordError } from '../errors.ts';
import { FAULTS, type FaultName } from './fault-words.ts';
import { type CheckId, TITLES } from './titles.ts';
import type { Finding, Result } from './types.ts';

type Values = Readonly<Record<string, string | number>>;

export function ok(detail: Worded | null = null): Finding {
  return { status: 'ok', code: null, detail, mend: null, exitCode: null };
}

/** Something is wrong; `warning`: client-check works all the same. */
export function found(status: 'warning' | 'fault', code: FaultName, values: Values = {}): Finding {
  const { ja, en, exit } = FAULTS[code];
  return {
    status,
    code,
    detail: fillWords({ ja: ja[0], en: en[0] }, values),
    mend: fillWords({ ja: ja[1], en: en[1] }, values),
    exitCode: status === 'fault' ? exit : null,
  };
}

/** A failure that client-check words anyway. */
export function fromError(error: unknown, name?: string): Finding {
  const [ja, en] = [wordError(error, 'ja'), wordError(error, 'en')];
  return {
    status: 'fault',
    code: name ?? (en.code satisfies ErrorCode),
    detail: { ja: ja.message, en: en.message },
    mend: { ja: ja.hint, en: en.hint },
    exitCode: en.exitCode,
  };
}

export function skipped(because: Worded): Finding {
  return { status: 'skipped', code: null, detail: because, mend: null, exitCode: null };
}

/** Not looked at, since another check has failed. */
export function skippedAfter(id: CheckId): Finding {
  return skipped(
    fillWords({ ja: '先に「{title}」を直してください', en: 'mend "{title}" first' }, { title: TITLES[id] }),
  );
}

export function result(id: CheckId, account: string | null, finding: Finding): Result {
  return { id, account, ...finding };
}

/** A check that went wrong in a way that nobody foresaw is itself a finding, and the others go on. */
export async function guarded(id: CheckId, account: string | null, check: () => Promise<Finding>): Promise<Result> {
  return result(id, account, await check().catch((error: unknown) => fromError(error)));
}

/** Nothing that depends on it has to be left out. */
export const isGood = ({ status }: Finding): boolean => status !== 'fault';
