/** What a terminal, a log or a parser would obey, each by its name. */
export const ATTACKS: Readonly<Record<string, string>> = {
  'C0 in a row': Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
    .filter((char) => !'\r\n\0'.includes(char))
    .join(''),
  'clear screen': '\x1b[2J\x1b[H',
  title: '\x1b]0;gone\x07',
  hyperlink: '\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\',
  clipboard: '\x1b]52;c;cm0gLXJmIH4=\x07',
  'device control': '\x1bP$q"p\x1b\\\x1bP+q544e\x1b\\',
  'answerback and reset': '\x05\x1bc\x1b[6n\x1b[21t',
  'own colours': '\x1b[31mred\x1b[8mhidden\x1b[0m',
  'C1 in UTF-8': '\u009b2J\u009d52;c;eA==\u009c\u0090q\u009c\u0085next',
  'bidi override': '\u202egnp.exe\u202c \u2066a\u2067b\u2068c\u2069 \u200e\u200f\u061c',
  separators: 'a\u2028b\u2029c',
  'zero width': '\u200b\u200c\u200d\u2060\ufeff'.repeat(200),
  tags: [...'hidden'].map((char) => String.fromCodePoint(0xe0000 + (char.codePointAt(0) ?? 0))).join(''),
  'combining marks': `Z${'\u0351\u0315'.repeat(150)}`,
  'backspace and return': 'safe\b\b\b\bevil\rgone',
  interlinear: '\ufff9a\ufffab\ufffb \u{1d173}\u{1bca0}',
  template: '{{ sender }}{% include "/etc/passwd" %}{{ 7 | times: 7 }}',
};

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const encodedQ = (text: string) =>
  `=?utf-8?Q?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')}?=`;

/** A mail of a client's that holds an attack wherever one can stand. */
function mail(index: number, attack: string, spell: (text: string) => string): Buffer {
  const raw = attack.replace(/[\r\n]/g, ' ');
  const day = String(1 + (index % 20)).padStart(2, '0');
  const lines = [
    `Return-Path: <a${index}@client${index % 7}.example>`,
    `From: ${spell(`${raw}佐藤`)} <a${index}@client${index % 7}.example>`,
    `To: ${spell(raw)} <me@me.example>, "${raw.replace(/["\\]/g, '')}" <b@client1.example>`,
    `Cc: =?utf-8?B?${Buffer.from(`x\r\nBcc: evil@evil.example\r\n`).toString('base64')}?= <c@client2.example>`,
    `Subject: ${spell(`${raw}見積`)} ${raw}`,
    `Date: ${day} Nov 2026 ${String(index % 24).padStart(2, '0')}:00:00 +0900`,
    `Message-ID: <m${index}${raw.replace(/[<>\s]/g, '')}@client.example>`,
    `References: <r${raw.replace(/[<>]/g, '')}@x> <m${index}@y>`,
    `X-${raw.replace(/[:\s]/g, '')}: ${raw}`,
    `List-Post: <mailto:${raw}@evil.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`11月27日までにご回答ください。\n${attack}\n> ${attack}\n`).toString('base64'),
    '--b',
    `Content-Type: application/pdf; name="${spell(`../../${raw}.pdf`)}"`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(`../../etc/${attack}`)}`,
    '',
    'x',
    '--b--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** Every attack, in each of the ways in which a header can spell it. */
export function hostileMails(): Buffer[] {
  const spellings = [encoded, encodedQ, (text: string) => text];
  return Object.values(ATTACKS).flatMap((attack, index) =>
    spellings.map((spell, way) => mail(index * spellings.length + way, attack, spell)),
  );
}
