import * as z from 'zod';
import type { FaultCode } from './faults.ts';
import { readEnvName, readLine } from './names.ts';
import type { Reading } from './scalars.ts';

/** What `zod-faults.ts` finds in an issue that one of our own fields raised. */
export interface FaultParams {
  readonly fault: FaultCode;
  /** May the value be shown? Never that of a secret. */
  readonly secret: boolean;
}

/** A text that one of the `read…` functions understands. */
export function text<T>(read: (text: string) => Reading<T>, { secret = false } = {}) {
  return z.string().transform((written, context): T => {
    const reading = read(written);
    if ('value' in reading) return reading.value;
    return fail(context, reading.fault, secret);
  });
}

/** An integer that stands for a port. */
export const port = z.unknown().transform((written, context): number => {
  if (typeof written === 'number' && Number.isInteger(written) && written >= 1 && written <= 65_535) return written;
  return fail(context, 'bad-port', false);
});

/** One line that must not be shown. */
export const secretLine = text(readLine, { secret: true });

export const envName = text(readEnvName, { secret: true });

/** A command: a text for the shell, or a list of arguments. NUL would end an argument early, so none is taken. */
export const command = z.unknown().transform((written, context): string | readonly string[] => {
  const parts: readonly unknown[] = Array.isArray(written) ? written : [written];
  const texts = parts.filter((part): part is string => typeof part === 'string' && !part.includes('\0'));
  const [first = ''] = texts;
  if (texts.length !== parts.length || first.trim() === '') return fail(context, 'bad-command', true);
  return Array.isArray(written) ? texts : first;
});

/** Only `true`. */
export const yes = z.unknown().transform((written, context): true => {
  return written === true ? true : fail(context, 'not-true', false);
});

/** A list of at least one. */
export function some<T extends z.ZodType>(item: T) {
  return z.array(item).min(1);
}

/** Raises one of our faults inside a schema. */
export function fail(context: z.core.$RefinementCtx, fault: FaultCode, secret: boolean): never {
  const params: FaultParams = { fault, secret };
  context.addIssue({ code: 'custom', params: { ...params } });
  return z.NEVER;
}
