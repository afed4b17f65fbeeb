/**
 * What the header `X-Client-Check` of a draft says. No verdict depends on it: a mail program may drop it when it saves the draft
 * anew, and it is taken out before the mail is sent.
 */
export interface DraftMark {
  /** Name of the template that it was written from. */
  readonly template: string;
  /** The date given, ISO 8601; '' where there is none. */
  readonly due: string;
  /** It gives a new date in place of one that was promised. */
  readonly renegotiates: boolean;
  /** Fingerprint of the message that it answers: found by it where that has no Message-ID. '' where it answers none. */
  readonly answers: string;
  /** The user composed it; it may go out though nothing waits for an answer. */
  readonly composed?: true;
}

/** The value of the header field. */
export function formatMark({ template, due, renegotiates, answers, composed }: DraftMark): string {
  // Percent-encoding leaves nothing that a header, or another program's idea of one, could break at.
  return `template=${encodeURIComponent(template)}; due=${due}; ${renegotiates ? 'renegotiates; ' : ''}${composed ? 'composed; ' : ''}answers=${answers}`;
}

/** Reads the field; null where there is none. Anything may stand in it: what is not understood is empty. */
export function parseMark(value: string | undefined): DraftMark | null {
  if (value === undefined) return null;
  const parts = new Map(
    value
      .slice(0, 1_000)
      .split(';')
      .map((part): [string, string] => {
        const [name = '', ...rest] = part.split('=');
        return [name.trim(), rest.join('=').replace(/[^\w:.+%=-]/g, '')];
      }),
  );
  return {
    template: decoded(parts.get('template') ?? ''),
    due: parts.get('due') ?? '',
    renegotiates: parts.has('renegotiates'),
    answers: parts.get('answers') ?? '',
    ...(parts.has('composed') ? { composed: true } : {}),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replace(/[^\p{L}\p{N}_-]/gu, '');
  } catch {
    return '';
  }
}
