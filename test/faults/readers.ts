import { readDates } from '../../src/calendar/dates/read-dates.ts';
import { formatDue } from '../../src/calendar/due-text.ts';
import { parseWhen } from '../../src/calendar/parse-when.ts';
import { checkOutgoing } from '../../src/compose/checks.ts';
import { parseDue } from '../../src/compose/due.ts';
import { fromEditorText } from '../../src/compose/edit-text.ts';
import { personOf } from '../../src/compose/person.ts';
import { quote } from '../../src/compose/quote.ts';
import { replySubject } from '../../src/compose/reply-headers.ts';
import { lintMail } from '../../src/lint/lint.ts';
import { addressKey, domainOf } from '../../src/mail/address.ts';
import { decodeText, parseAddressList } from '../../src/mail/address-list.ts';
import { addressOddities, holdsHeader } from '../../src/mail/address-oddities.ts';
import { tokenize } from '../../src/mail/address-tokens.ts';
import { isNoReply } from '../../src/mail/automatic.ts';
import { readBody, readText } from '../../src/mail/body.ts';
import { parseBounce } from '../../src/mail/bounce.ts';
import { readProse } from '../../src/mail/bounce-prose.ts';
import { hasBounceSubject } from '../../src/mail/bounce-signs.ts';
import { decodeCharset, decodeRawHeader } from '../../src/mail/charset.ts';
import { decoderOf, familyOf } from '../../src/mail/charset-label.ts';
import { parseDate } from '../../src/mail/date.ts';
import { parseMark } from '../../src/mail/draft-mark.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import { unflow } from '../../src/mail/flowed.ts';
import { scanHeader } from '../../src/mail/header.ts';
import { decodeEntities } from '../../src/mail/html-entities.ts';
import { htmlText } from '../../src/mail/html-text.ts';
import { introducedName } from '../../src/mail/introductions.ts';
import { HEADER_FIELDS, type RawBody } from '../../src/mail/message.ts';
import { parseMessageId, parseMessageIds } from '../../src/mail/message-id.ts';
import { ownText } from '../../src/mail/own-text.ts';
import { parseParameters } from '../../src/mail/parameters.ts';
import { printableLine, printableText } from '../../src/mail/printable.ts';
import { normaliseSubject } from '../../src/mail/subject.ts';
import { isThanksOnly } from '../../src/mail/thanks.ts';
import { isWellFramed } from '../../src/mailstore/imap/framing.ts';
import { clientLabel, matter } from '../../src/render/client-name.ts';
import { cut, wrap } from '../../src/render/width.ts';
import { readCommitments } from '../../src/triage/commitments.ts';
import { Directory } from '../../src/triage/directory.ts';
import { mixesScripts, skeleton } from '../../src/triage/look-alike.ts';
import { showsOther } from '../../src/triage/names-shown.ts';
import { at } from '../mail/build.ts';
import { calendar, rules } from '../triage/build.ts';

const NOW = at('2026-11-24 08:30');
const nobody = { name: '', address: '' };
const directory = new Directory(rules());
const identity = { address: 'hanako@agency.example', name: '佐藤 花子' };

const LINT_CONTEXT = {
  now: NOW,
  calendar,
  isOurs: (address: string) => address === identity.address,
  personOf: () => ({ name: null, company: '株式会社さわやか商事' }),
  clients: ['合同会社みどりデザイン'],
  answered: null,
};

/** The longest subject and display text that an envelope gives on. */
const short = (text: string) => text.slice(0, 1_000);

const bodyOf = (type: string, text: string): RawBody => ({
  ref: { mailbox: 'INBOX', uidValidity: '1', uid: 1 },
  parts: [{ header: Buffer.from(`Content-Type: ${type}\r\n\r\n`), body: Buffer.from(text).subarray(0, 65_536) }],
  truncated: false,
});

/** Everything that reads text which a stranger may have written. Each takes any text and throws nothing. */
export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  addressKey,
  domainOf,
  parseAddressList,
  decodeText,
  addressOddities: (text) => addressOddities(text, []),
  holdsHeader,
  tokenize,
  isNoReply,
  readProse,
  hasBounceSubject: (text) => hasBounceSubject(short(text)),
  decodeRawHeader: (text) => decodeRawHeader(Buffer.from(text)),
  decodeJis: (text) => decodeCharset(Buffer.from(text), 'iso-2022-jp'),
  decodeLabel: (text) => [familyOf(text), decoderOf(text)],
  parseDate,
  parseMark,
  unflow: (text) => unflow(text, true),
  scanHeader: (text) => scanHeader(Buffer.from(text)),
  decodeEntities,
  htmlText: (text) => htmlText(text, true),
  htmlOfTags: (text) => htmlText(`<div ${text}><p class="${text}">${text}`, true),
  introducedName: (text) => introducedName(short(text)),
  parseMessageId,
  parseMessageIds,
  ownText,
  parseParameters,
  parameters: (text) => parseParameters(`text/plain; name*0="${text}"; ${text}`).parameter('name'),
  printableLine,
  printableText,
  normaliseSubject: (text) => normaliseSubject(short(text)),
  isThanksOnly: (text) => isThanksOnly({ text, attachments: [] }),
  shortThanks: (text) =>
    isThanksOnly({ text: `ありがとうございます。\n${text.slice(0, 570)}${text.slice(-2)}`, attachments: [] }),
  englishThanks: (text) => isThanksOnly({ text: `thanks ${text.slice(0, 570)}${text.slice(-2)}`, attachments: [] }),
  envelopeOfFields: (text) =>
    parseEnvelope(Buffer.from(HEADER_FIELDS.map((name) => `${name}: ${text.replace(/[\r\n]/g, ' ')}\r\n`).join(''))),
  readPlainBody: (text) => readBody(bodyOf('text/plain; charset=utf-8', text)),
  readHtmlBody: (text) => readText(bodyOf('text/html', `<meta ${text}`)),
  parseBounce: (text) => parseBounce(bodyOf('message/delivery-status', text)),
  parseProse: (text) => parseBounce(bodyOf('text/plain', `could not be delivered\n${text}`)),
  readDates: (text) => readDates(text.slice(0, 1_500), calendar, NOW),
  readCommitments: (text) => readCommitments(text, calendar, NOW),
  promise: (text) => readCommitments(`11月27日までに${text}`, calendar, NOW),
  request: (text) => readCommitments(`${text.slice(0, 1_400)} 11月27日 `, calendar, NOW),
  english: (text) => readCommitments(`${text.slice(0, 1_400)} by 27 November ${text}`, calendar, NOW),
  parseWhen: (text) => parseWhen(short(text), calendar, NOW),
  parseDue: (text) => parseDue(short(text), calendar, NOW, 1020),
  item: (text) =>
    readCommitments(`弊社:\n・11月27日 ${text.slice(0, 1_400)}\n${text.slice(0, 1_400)}\n11月27日`, calendar, NOW),
  englishItem: (text) => readCommitments(`${text.slice(0, 1_400)}\n27 November`, calendar, NOW),
  framing: (text) => isWellFramed({ payload: Buffer.from(`${text} {3}\r\n)`), literals: [Buffer.from('abc')] }),
  formatDue: () => formatDue(NOW, calendar, 'ja', NOW),
  skeleton: (text) => skeleton(text.slice(0, 253)),
  mixesScripts: (text) => mixesScripts(text.slice(0, 253)),
  showsOther: (text) => showsOther({ name: `${text}.`, address: 'a@b.example' }, directory),
  shownAddress: (text) => showsOther({ name: `.${text}`, address: 'a@b.example' }, directory),
  directory: (text) => new Directory(rules()).lookUp(`${text}@b.example`),
  personOf: (text) => personOf({ name: text, address: 'a@b.example' }, null, null, `${text}\n${text}`),
  quote: (text) => quote({ from: nobody, at: NOW, text }, calendar, 'ja'),
  replySubject: (text) => replySubject(short(text)),
  matter: (text) => matter(short(text), ''),
  clientLabel: (text) =>
    clientLabel({ key: '', name: short(text), contact: short(text), address: null, known: false }, 40, ''),
  wrapAndCut: (text) => [wrap(printableText(text.slice(0, 2_000)), 80), cut(printableLine(text.slice(0, 2_000)), 80)],
  checkOutgoing: (text) =>
    checkOutgoing({
      text,
      from: [identity],
      recipients: [{ name: '', address: short(text) }],
      isOwn: () => true,
      isTeam: () => false,
      participants: [],
      isClient: () => false,
    }),
  lint: (text) => {
    for (const body of [
      text,
      `横浜${text.slice(0, 900)}様\n11月20日(金)までに${text.slice(0, 900)}\n添付${text.slice(0, 900)}\n${text}`,
      `Dear ${text.slice(0, 900)}\nattached ${text.slice(0, 900)}\nby Nov 20 ${text.slice(0, 900)}`,
      `株式会社${text.slice(0, 900)} 御中\n\n${text}\n\n> From: a@b.example\n> To: ${text}`,
      `■宿題\n・${text.slice(0, 900)}\n遅れております。${text.slice(0, 900)}`,
    ])
      lintMail(outgoing(text, body), LINT_CONTEXT);
  },
  editorText: (text) => {
    try {
      return fromEditorText(`To: ${text}\nSubject: ${text}\n\n${text}`, { to: [], cc: [], subject: '', text: '' });
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  },
};

/** A mail of ours whose every part is the text. */
function outgoing(text: string, body: string) {
  const to = [{ name: text.slice(0, 300), address: 'a@b.example' }];
  const subject = `議事録 遅延のご報告 ${short(text)}`;
  return {
    subject,
    from: [identity],
    to,
    cc: to,
    bcc: [],
    text: body,
    attachments: 0,
    inReplyTo: ['x'],
    references: ['x'],
  };
}

/** Runs every reader over every text. */
export async function readEverything(texts: readonly string[]): Promise<void> {
  for (const text of texts) for (const read of Object.values(READERS)) await read(text);
}
