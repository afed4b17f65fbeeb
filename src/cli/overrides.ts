import type { Instant } from '../mail/address.ts';
import type { Override } from '../triage/judge.ts';
import { Records } from './records.ts';

/** A wrong reading of one mail, put right by the user. */
export interface OverrideRecord {
  /** Key of the mail: its Message-ID. */
  readonly message: string;
  readonly kind: 'promise' | 'request';
  /** null: there is no such date. */
  readonly due: Instant | null;
}

/** The records of `promises --dismiss` and `--set`. */
export function overrideRecords(stateDir: string, account: string): Records<OverrideRecord> {
  return new Records(stateDir, 'overrides', account, (value): value is OverrideRecord => {
    const record = value as OverrideRecord | null;
    return typeof record?.message === 'string' && (record.kind === 'promise' || record.kind === 'request');
  });
}

/** By the key of the mail, as the judgement wants them. */
export function overridesOf(records: readonly OverrideRecord[]): ReadonlyMap<string, Override> {
  const all = new Map<string, Override>();
  for (const { message, kind, due } of records) all.set(message, { ...all.get(message), [kind]: due });
  return all;
}
