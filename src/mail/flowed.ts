/**
 * Undoes format=flowed (RFC 3676 4): a line that ends in a space goes on in the next one, at the same depth of quoting; with
 * DelSp=yes that space goes, as Japanese wants it. Space-stuffing goes, the signature's `-- ` is never joined. The lines come out
 * with `> ` for every depth of quoting.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open = '';
  let depth = 0;
  const finish = () => {
    if (open !== '') out.push(quoted(depth, open));
    open = '';
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    const marks = quoteDepth(line);
    const content = line.slice(marks).replace(/^ /, '');
    if (marks !== depth || content === '-- ') finish();
    depth = marks;
    const flows = content.endsWith(' ') && content !== '-- ';
    if (flows) open += delSp ? content.slice(0, -1) : content;
    else {
      out.push(quoted(depth, open + content));
      open = '';
    }
  }
  finish();
  return out.join('\n');
}

function quoteDepth(line: string): number {
  let depth = 0;
  while (line[depth] === '>') depth += 1;
  return depth;
}

function quoted(depth: number, content: string): string {
  return depth === 0 ? content : `${'>'.repeat(depth)} ${content}`;
}
