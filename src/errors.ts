import { catalog, type ErrorCode } from './error-catalog.ts';

export type { ErrorCode } from './error-catalog.ts';

export type Lang = 'ja' | 'en';

/** Values for the sentence of an error. Never a password, a token or a message's body. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** Every failure that client-check foresees: a stable code, the details its sentence needs, and its cause. */
export class ClientCheckError extends Error {
  override readonly name = 'ClientCheckError';
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}

/** An error as a person reads it: what happened, to what; what to do next; and the exit code of contract.md. */
export interface WordedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly exitCode: number;
}

/** Words an error in the user's language. Anything that is no `ClientCheckError` is a defect of ours (70). */
export function wordError(error: unknown, lang: Lang): WordedError {
  const known = error instanceof ClientCheckError ? error : new ClientCheckError('defect', { what: defectName(error) });
  const entry = catalog[known.code];
  const [message, hint] = entry[lang];
  return {
    code: known.code,
    message: fill(message, known.details),
    hint: fill(hint, known.details),
    exitCode: entry.exit,
  };
}

function defectName(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** `{name}` becomes the detail of that name: control characters out, since servers' words stand in details. */
function fill(sentence: string, details: ErrorDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(details[name] ?? '').replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, (c) => (c.includes('\n') ? '\n' : ' ')),
  );
}
