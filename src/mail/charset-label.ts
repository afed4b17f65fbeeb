import iconv from 'iconv-lite';
import { type Decoder, decodeLatin, decodeUtf8, EUC_JP, SHIFT_JIS } from './guess-charset.ts';
import { decodeEucJp, decodeShiftJis, UNREADABLE } from './japanese-8bit.ts';

/** Labels under which any bytes may come: none at all, what programs write without thinking, and ASCII. */
const VAGUE =
  /^(?:|us-ascii|ascii|7bit|8bit|unknown(?:-?8bit)?|x-unknown|default|none|binary|auto|_autodetect\w*|ansi_x3\.4-19\d\d|iso-8859-1|latin-?1)$/;

/** ISO-2022-JP by its names: RFC 1468, 1554, 2237, Windows code pages 50220 to 50222, the vendors' variants, `jis`. */
const JAPANESE_7BIT =
  /^(?:cs|x-)?iso-?2022-?jp|^(?:cp|windows-|x-(?:windows-)?)?5022[0-2]$|^(?:x-)?jis(?:7|8|_encoding)?$|^(?:cs)?jisencoding$|^x-windows-iso2022jp$/;

const SHIFT =
  /^(?:x-|cs)?s(?:hift)?[-_]?jis(?:-ms|-win|-open)?$|^(?:x-)?ms[-_]?kanji$|^(?:cs)?(?:x-)?windows-?(?:31j|932)$|^(?:x-)?ms[-_]?(?:932|31j)$|^(?:x-)?(?:cp|ibm)-?9(?:32|43)c?$|^932$|^x-mac-?japanese$|^sjis-mac$/;
const SHIFT_2004 = /^(?:x-)?s(?:hift)?[-_]?jisx?[-_]?(?:0213|2004)$/;
const EUC =
  /^(?:x-|cs)?euc[-_]?jp(?:[-_]?(?:win|ms|linux|open))?$|^(?:x-)?eucjp(?:ms|win)$|^(?:x-)?cp-?(?:51932|20932)$|^(?:x-)?ujis$|^eucpkdfmtjapanese$|^cseucpkdfmtjapanese$|^extended_unix_code_packed_format_for_japanese$|^x-?euc$/;
const EUC_2004 = /^(?:x-)?euc[-_]?jisx?[-_]?(?:0213|2004)$/;
const UTF8 = /^(?:x-)?(?:utf-?8(?:mb[34]|-mac|n|-sig)?|unicode-1-1-utf-8|u8|cp65001|65001)$/;
const LATIN = /^(?:windows-1252|cp-?1252|ansi|x-ansi|iso8859-?1|iso_8859-1(?::1987)?|l1|cp819)$/;

/** Encodings whose bytes are not ASCII with something above it: they are believed as they are labelled. */
const WIDE =
  /^(?:(?:unicode-1-1-|x-)?utf-?7|utf-?16(?:le|be)?|utf-?32(?:le|be)?|ucs-?[24]|unicode|csunicode.*|hz-gb-2312|iso-10646-ucs-2)$/;

export function isVague(label: string): boolean {
  return VAGUE.test(clean(label));
}

export function familyOf(label: string): 'japanese-7bit' | 'wide' | 'other' {
  const name = clean(label);
  if (JAPANESE_7BIT.test(name)) return 'japanese-7bit';
  return WIDE.test(name) ? 'wide' : 'other';
}

/** What a label says (RFC 2046 4.1.2, WHATWG's names, the vendors'); null for a name that nobody knows and for ISO-2022-JP. */
export function decoderOf(label: string): Decoder | null {
  const name = clean(label);
  if (UTF8.test(name)) return decodeUtf8;
  if (SHIFT.test(name)) return SHIFT_JIS;
  if (EUC.test(name)) return EUC_JP;
  if (SHIFT_2004.test(name)) return (bytes) => decodeShiftJis(bytes, true);
  if (EUC_2004.test(name)) return (bytes) => decodeEucJp(bytes, true);
  if (VAGUE.test(name) || LATIN.test(name)) return decodeLatin;
  return otherDecoder(name);
}

/** The encodings of other countries: the platform's decoder, else iconv-lite's. */
function otherDecoder(name: string): Decoder | null {
  const counted = (text: string) => ({ text, errors: text.split(UNREADABLE).length - 1 });
  if (name === '' || JAPANESE_7BIT.test(name)) return null;
  // The platform reads UTF-16 without a byte order as little-endian, RFC 2781 as what the bytes show.
  if (name === 'utf-16' || name === 'utf16') return (bytes) => counted(iconv.decode(Buffer.from(bytes), 'utf-16'));
  try {
    const decoder = new TextDecoder(name);
    return (bytes) => counted(decoder.decode(bytes));
  } catch {
    return iconv.encodingExists(name) ? (bytes) => counted(iconv.decode(Buffer.from(bytes), name)) : null;
  }
}

/** A label as programs write it: quoted, with white space, with RFC 2231's language behind it. */
function clean(label: string): string {
  return label
    .slice(0, 80)
    .replace(/["'\s]/g, '')
    .replace(/\*.*$/s, '')
    .toLowerCase();
}
