/** A line that stands for itself: an item of a list, a label with its value. */
const OWN_LINE =
  /^\s*(?:[・■●◆□○◇▼▽*＊※|–-]|(?:弊社|当社|当方|弊所|御社|貴社)(?:側)?\s|\(?\d{1,2}[.)]\s|【|[^\s、。]{1,14}\s*[::](?!\/)|[A-Z][A-Za-z' -]{2,40}:\s)/u;

/**
 * The sentences of a text, each on one line: what is broken over lines is joined, and a line that stands for itself (an item, a label)
 * is not. Sentences end at 。 ! ? and, between Latin letters, at a full stop before a space.
 * @param text in NFKC, its lines divided by LF
 */
export function unitsOf(text: string): string[] {
  const blocks: string[] = [];
  let open = '';
  const close = () => {
    if (open !== '') blocks.push(open);
    open = '';
  };
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '' || OWN_LINE.test(line)) close();
    if (line === '') continue;
    if (OWN_LINE.test(line)) blocks.push(line);
    else open += (/[!-~]/.test(open.at(-1) ?? '') && /^[!-~]/.test(line) ? ' ' : '') + line;
  }
  close();
  return blocks
    .flatMap((block) => block.split(/(?<=[。!?])(?!\))|(?<=[A-Za-z0-9)]\.)(?<!^\(?\d{1,2}\.)\s+(?=[A-Z])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
