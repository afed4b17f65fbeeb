/** An answer as it came: its text with the announcements of literals (`{3}`), and the literals. */
export interface Answer {
  readonly payload: Buffer;
  readonly literals?: readonly Buffer[];
}

/** What a literal of a FETCH is, by the words before it. */
const LABEL = /((?:BODY|BINARY)\[[^\]]*\](?:<\d+>)?|RFC822(?:\.\w+)?) ~?$/i;
/** The fields that we ask for are named in it. */
const LONGEST_LABEL = 4_000;
const HEADER = /^(?:BODY\[(?:[\d.]*(?:HEADER\b[^\]]*|MIME))\]|RFC822\.HEADER)$/i;

/**
 * Are the literals of an answer as long as announced? One that is longer goes on as if it were the answer; one that is shorter
 * swallows what follows, and other messages with it: then ImapFlow gives the header of one message for that of another. It
 * shows in what stands behind a literal, in a thing that is given twice, in a header that goes on behind its blank line.
 */
export function isWellFramed({ payload, literals = [] }: Answer): boolean {
  if (literals.length === 0) return true;
  const between = payload.toString('latin1').split(/\{\d+\}\r?\n/);
  const labels = new Set<string>();
  let labelled = false;
  return between.every((text, index) => {
    if (index > 0 && !/^(?:[ )]|\r?\n?$)/.test(text)) return false;
    const label = LABEL.exec(text.slice(-LONGEST_LABEL))?.[1]?.toUpperCase();
    const literal = literals[index];
    // Behind one thing that was asked for comes the name of the next, not just another literal.
    if (labelled && literal !== undefined && text.trim() === '') return false;
    labelled = label !== undefined;
    if (label === undefined || literal === undefined) return true;
    if (labels.has(label)) return false;
    labels.add(label);
    return !(HEADER.test(label) && goesOn(literal));
  });
}

function goesOn(header: Buffer): boolean {
  if (header.length > 2 && header[0] === 0x0d && header[1] === 0x0a) return true;
  const end = header.indexOf('\r\n\r\n');
  return end >= 0 && end + 4 < header.length;
}
