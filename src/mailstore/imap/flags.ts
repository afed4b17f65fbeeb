/** RFC 9051 2.3.2. */
const SYSTEM = new Map(
  ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft'].map((flag) => [flag.toLowerCase(), flag]),
);

/** Flags with the usual spelling of the system ones, which have no case; \Recent is about the session, not about the message. */
export function systemFlags(flags: Iterable<string>): Set<string> {
  const all = [...flags].map((flag) => SYSTEM.get(flag.toLowerCase()) ?? flag);
  return new Set(all.filter((flag) => flag.toLowerCase() !== '\\recent'));
}

/**
 * Gmail's labels (X-GM-LABELS) that say what folder a message is in wherever it is found: `\Sent` stands among the flags then, as
 * if it were one, so that mail in `\All` counts as in Sent. `\Draft` and `\Drafts` are the flag.
 */
export function labelFlags(labels: Iterable<string>): string[] {
  return [...labels].flatMap((label) => {
    if (/^\\sent$/i.test(label)) return ['\\Sent'];
    return /^\\drafts?$/i.test(label) ? ['\\Draft'] : [];
  });
}
