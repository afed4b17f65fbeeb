import { decodeCharset } from './charset.ts';
import { familyOf } from './charset-label.ts';
import { plausibility } from './guess-charset.ts';
import { joinJis } from './jis-repair.ts';

/** An encoded word (RFC 2047 2) in a text: where it lies, and what it holds. */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly charset: string;
  readonly base64: boolean;
  readonly payload: string;
}

/** What stands between `=?` and the text: charset, RFC 2231 5's language, encoding. Programs write spaces here too. */
const HEAD = /=\?[ \t]*([^?\s*]{1,60})(?:\*[^?\s]{0,20})?[ \t]*\?[ \t]*([bq])[ \t]*\?/iy;

/**
 * Decodes the encoded words (RFC 2047, RFC 2231 5) of unstructured text, wherever they stand: within quotes, without spaces
 * round them, with spaces within. White space between two of them goes. Words of one charset that follow one another are
 * decoded as one, for many programs cut a character, a JIS state or a group of base64 in two. What is no encoded word stays.
 */
export function decodeWords(text: string): string {
  let out = '';
  let copied = 0;
  let run: Word[] = [];
  for (const word of words(text)) {
    const between = text.slice(run.at(-1)?.end ?? copied, word.start);
    if (run.length > 0 && !/^[ \t\r\n]*$/.test(between)) {
      out += decodeRun(run);
      run = [];
      out += between;
    } else if (run.length === 0) out += between;
    run.push(word);
    copied = word.end;
  }
  return out + decodeRun(run) + text.slice(copied);
}

/**
 * The same text with its encoded words in the B encoding: nothing of what a word holds can be taken for structure. A word with
 * white space in it is none by the letter (RFC 2047 2) and is left alone where an address may stand in it.
 */
export function shelterWords(text: string): string {
  let out = '';
  let copied = 0;
  for (const word of words(text)) {
    const { start, end, charset, payload } = word;
    if (/\s/.test(payload) && /[<>@,;:"]/.test(payload)) continue;
    out += `${text.slice(copied, start)}=?${charset}?B?${bytesOf([word], false).toString('base64')}?=`;
    copied = end;
  }
  return out + text.slice(copied);
}

/** The encoded words of a text, in their order. Each place is looked at once. */
function* words(text: string): Generator<Word> {
  let close = 0;
  for (let start = text.indexOf('=?'); start >= 0; ) {
    HEAD.lastIndex = start;
    const head = HEAD.exec(text);
    const from = start + (head?.[0].length ?? 1);
    if (close >= 0 && close < from) close = text.indexOf('?=', from);
    const base64 = head?.[2]?.toLowerCase() === 'b';
    const payload = text.slice(from, close < 0 ? text.length : close);
    // A subject that was cut off within a word: what is there of it is read.
    const whole = close >= 0 || (base64 && /^[A-Za-z0-9+/]{4,}=*$/.test(payload));
    if (!head || !whole || (base64 && /[^A-Za-z0-9+/=\s_-]/.test(payload))) {
      start = text.indexOf('=?', from);
      continue;
    }
    const end = close < 0 ? text.length : close + 2;
    yield { start, end, charset: head[1] ?? '', base64, payload };
    start = text.indexOf('=?', end);
  }
}

/** Words that follow one another: those of one charset are one text. */
function decodeRun(run: readonly Word[]): string {
  let out = '';
  for (let from = 0; from < run.length; ) {
    const charset = (run[from] as Word).charset.toLowerCase();
    let to = from + 1;
    while (to < run.length && run[to]?.charset.toLowerCase() === charset) to += 1;
    out += decodeSame(run.slice(from, to), charset);
    from = to;
  }
  return out;
}

/**
 * Some programs cut a text's base64 anywhere, so that a word ends within a group of four and goes on in the next one; others leave
 * the padding out. Which it is shows in what reads better.
 */
function decodeSame(run: readonly Word[], charset: string): string {
  const apart = decodeCharset(bytesOf(run, false), charset);
  const cut = run
    .slice(0, -1)
    .some(({ base64, payload }) => base64 && !payload.includes('=') && payload.length % 4 !== 0);
  if (!cut) return apart;
  const joined = decodeCharset(bytesOf(run, true), charset);
  return plausibility(joined) > plausibility(apart) ? joined : apart;
}

function bytesOf(run: readonly Word[], joined: boolean): Buffer {
  const pieces: Buffer[] = [];
  let group: string[] = [];
  for (const [index, { base64, payload }] of run.entries()) {
    if (!base64) pieces.push(fromQ(payload));
    else {
      group.push(payload);
      if (joined && run[index + 1]?.base64 && !payload.includes('=')) continue;
      pieces.push(Buffer.from(group.join(''), 'base64'));
      group = [];
    }
  }
  const jis = familyOf(run[0]?.charset ?? '') === 'japanese-7bit';
  return jis ? Buffer.from(joinJis(pieces)) : Buffer.concat(pieces);
}

/** RFC 2047 4.2; spaces and characters that should have been encoded stand for themselves. */
function fromQ(payload: string): Buffer {
  const spaced = Buffer.from(payload.replace(/_/g, ' '), 'utf8').toString('latin1');
  const plain = spaced.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
