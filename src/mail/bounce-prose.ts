import { addressKey } from './address.ts';
import type { MessageId } from './message.ts';
import { parseMessageId } from './message-id.ts';

/** What a report in prose says: qmail, Exim, Sendmail, Exchange, Notes, the carriers and others write no RFC 3464. */
export interface ProseReport {
  /** The mail that came back, where its header stands below the words. */
  readonly originalId: MessageId | null;
  /** Address keys that the words name; among them are those that were not reached. */
  readonly named: readonly string[];
  /** It is only late, and still tried. */
  readonly delayed: boolean;
}

/** No report's words are longer, its copy of the mail left out. */
const MAX_TEXT = 100_000;
const MAX_NAMED = 200;

/** Words of a mail system that gives up or is late; without any of them a text is no report. */
const FAILED =
  /(?:not|n't|cannot|unable to|failed to) (?:be )?(?:deliver|send|reach)|wasn't able to deliver|undeliver|deliver[a-z]* (?:failed|fails|failure|problems?|error|to the following)|fail(?:ed|ure) (?:to|reasons?|permanently)|permanent (?:fatal )?error|returned (?:mail|message|to sender)|did not reach|not delivered|user unknown|unknown user|mailbox (?:is )?(?:full|unavailable)|no such user|non-delivered|delay|5[0-5]\d[ -]5\.\d\.\d|(?:配信|配送|配達|送信|送達|お届け)[^。\n]{0,20}(?:できません|できなかった|失敗|不能|されません|エラー|遅)|届きません|見つかりません|宛先不明|不達/i;

const LATE =
  /(?:delayed|still being (?:re)?tried|has not (?:yet )?been (?:delivered|completed)|not yet been delivered|(?:will|continue|keep)[^.\n]{0,40} (?:try|trying|retry|retried|be tried|attempt)|no action is required|temporar(?:y|ily) (?:failure|problem|error|unable)|warning message only|do not need to resend|遅延|遅れて|再送を?(?:試み|試行|続け)|引き続き[^。\n]{0,30}(?:配信|送信|試)|再送信する必要はありません)/i;

const GIVEN_UP =
  /given up|giving up|gave up|failed permanently|permanent (?:fatal )?error|permanent failure|retry time(?:out)? (?:not reached|exceeded)|(?:has )?expired|message too old|no longer (?:be )?(?:tr|retr)|最終的に|これ以上/i;

/** A line at which the returned mail begins, in reports that have it in their text. */
const COPY =
  /^[ \t>]*(?:-{2,}[ \t]*(?:below this line|this is a copy|the (?:body|header)s? of|original message|returned message|returned mail|unsent message|元の|返送|未配信|送信された)|(?:original message headers?|元のメッセージ(?: ?ヘッダー)?)[::]?[ \t]*$)/im;

/** The first field of a header that stands in a text without a word before it. */
const FIELD = /^[ \t>]*(?:received|return-path|x-[a-z-]{1,40}|dkim-signature|arc-[a-z-]{1,40}|mime-version):[ \t]/im;

const MESSAGE_ID = /^[ \t>]*message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{1,900}>)/im;

/** Reads the words of a report; null where they are none of a report's. */
export function readProse(text: string): ProseReport | null {
  const whole = text.slice(0, MAX_TEXT);
  const starts = [COPY, FIELD].map((pattern) => whole.search(pattern)).filter((at) => at >= 0);
  const notice = whole.slice(0, Math.min(whole.length, ...starts));
  if (!FAILED.test(notice) && !LATE.test(notice)) return null;
  const copy = whole.slice(notice.length);
  const named = new Set<string>();
  for (const line of notice.split('\n').slice(0, 5_000)) {
    // To whom the mail went is not whom it failed to reach.
    if (/^\s*(?:to|cc|from|宛先|差出人)\s*[::]/i.test(line)) continue;
    for (const [address] of line.slice(0, 2_000).matchAll(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,253}/g)) {
      if (named.size < MAX_NAMED) named.add(addressKey(address.replace(/(?<![.-])[.-]+$/, '')));
    }
  }
  const id = [copy, notice].map((part) => MESSAGE_ID.exec(part)?.[1]).find((found) => found !== undefined);
  return {
    originalId: id === undefined ? null : parseMessageId(id),
    named: [...named],
    delayed: LATE.test(notice) && !GIVEN_UP.test(notice),
  };
}
