/** A signature is not longer than this, and stands at the end. */
const MAX_LINES = 30;

/** What phones and programs write below a mail by themselves. */
const DEVICE: readonly RegExp[] = [
  /^(?:自分の|私の|マイ)?\s?(?:iPhone|iPad|iPod|Mac|Android|Xperia|AQUOS|Galaxy|ARROWS|Pixel|HUAWEI|BlackBerry|らくらくホン|らくらくスマートフォン|スマートフォン|スマホ|携帯(?:電話)?|ガラケー|ドコモ|docomo|au|SoftBank|ソフトバンク|ワイモバイル|Y!mobile|Yahoo!\s?メール|Gmail|Outlook|Windows|メール\s?アプリ).{0,30}(?:から|より|で)送信(?:しました|しています|されました)?[。.]?$/i,
  /^(?:Android|iOS|Windows|Mac)\s?(?:版|用|の)\s?.{1,20}(?:から|より)送信(?:しました)?[。.]?$/i,
  /^sent (?:from|via|with|by) (?:my |the |yahoo|outlook|gmail|mail for|mailbox|samsung|proton|spark|android|iphone|ipad|e?mail).{0,60}$/i,
  /^(?:get|download) outlook for (?:ios|android|mac)\b.{0,100}$/i,
  /^(?:iOS|Android)\s?(?:版|用)?\s?(?:の)?\s?Outlook\s?(?:を|の)(?:入手|ダウンロード).{0,100}$/i,
  /^Outlook for (?:iOS|Android)\s?を(?:入手|ダウンロード).{0,100}$/i,
  /^(?:virus-free\.|このE?メールは.{0,20}(?:アバスト|avast|ウイルス(?:チェック|スキャン))).{0,100}$/i,
];

/** The first line of what companies make their mail end with. */
const DISCLAIMER =
  /^[*【\s※-]{0,6}(?:this (?:e-?mail|message|communication|transmission)\b.{0,120}\b(?:confidential|privileged|intended)|(?:the )?(?:information|contents) (?:contained )?in this (?:e-?mail|message)\b|confidentiality notice|disclaimer\b|if you (?:are not the intended|have received this (?:e-?mail|message) in error)|(?:本|この)(?:電子)?[eE]?メール.{0,60}(?:機密|秘密|誤って|誤送信|受信者|名宛人|宛先以外)|(?:機密|秘密)(?:保持|情報).{0,10}(?:】|について|[:：])|免責事項)/i;

const CORE = '-=_*＝─━―—–＿＊~〜～+＋◆◇■□●○★☆┏┓┗┛┣┫┃│┌┐└┘╋═╔╗╚╝║#＃';
const RULE = new RegExp(`^[${CORE}\\s・･.:;'"/|｜。゜ﾟ｡,^]+$`);
const RULE_WITH_TEXT = new RegExp(`^[${CORE}]{3,80}[^${CORE}]{1,60}[${CORE}]{3,80}$`);
const CORES = new RegExp(`[${CORE}]`, 'g');

/** What only a signature's lines hold; the second kind stands in others too. */
const CONTACT =
  /\b(?:tel|fax|phone|mobile|cell|e-?mail|mail|url|web)\b\s{0,3}[:：.／/(]|電話|ＴＥＬ|ＦＡＸ|直通|内線|〒\s?\d|(?:^|[^\d])\(?0\d{1,4}\)?[-－ー(]\d{1,4}[-－ー)]\d{3,4}|\+\d{1,3}[\s(-]\(?\d|[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?:\/\/|\bwww\./i;
const COMPANY =
  /(?:株式|有限|合同|合資)会社|\(株\)|（株）|㈱|(?:社団|財団|医療|学校|特定非営利活動)法人|事務所|\b(?:inc|ltd|llc|corp|gmbh|k\.k)\b|\bco\.,|[都道府県].{1,12}[市区町村郡]|\S(?:部|課|室|支店|営業所)(?:\s|$)|(?:取締役|部長|課長|係長|マネージャー|manager|director|engineer)/i;

/** No line of a signature is longer; of a longer line the rest is not looked at. */
const MAX_LINE = 300;

/** Somebody says something here: a sentence, a closing, a list's item. */
const SPEAKS =
  /[。?？]|(?:ます|です|ません|ました|でした|ください|下さい|ましょう|お願い(?:いた)?し?|致し|申し上げ)[!！.…、,\s]*$|ます[がのでけ]|^(?:以上|以下|下記|追伸|記$|p\.?s\.?\b|re:)|\b(?:please|thanks?|regards|sincerely|cheers|yours|wishes|i|we|you|will|can|could|would)\b|(?:日時|日程|場所|納期|金額|品名|数量|単価|合計|期間|期限|対象|送付先|届け先|送り先|連絡先|振込先|口座|住所は)/i;

/** The line above says that what follows is no signature but what was asked for. */
const INTRODUCES =
  /以下|下記|次の|左記|住所|(?:送付|届け|送り|お届け|連絡|振込|納品|請求|依頼)先|宛(?:先|に)|こちら|電話番号|アドレス|リンク|[:：]$|\b(?:below|following|address|contact|here|number|link)\b/i;

const ASKS = /[?？]|ください|下さい|お願い|いただけ|\bplease\b/i;

/** Without what phones, virus scanners and companies add to every mail. */
export function withoutBoilerplate(lines: readonly string[]): string[] {
  const kept = lines.filter((line) => line.length > 200 || !DEVICE.some((pattern) => pattern.test(line.trim())));
  const start = kept.findLastIndex(
    (line, index) => DISCLAIMER.test(line.slice(0, 300)) && startsParagraph(kept, index),
  );
  const below = kept.slice(start);
  const short = below.filter((line) => line.trim() === '').length <= 4 && below.length <= 40;
  return start > 0 && short && kept.slice(0, start).some((line) => /[^\s-]/.test(line)) ? kept.slice(0, start) : kept;
}

function startsParagraph(lines: readonly string[], at: number): boolean {
  const above = (lines[at - 1] ?? '').trim();
  return above === '' || isRule(above);
}

/**
 * A stretch of a person's lines without the signature at its end: behind `-- ` (RFC 3676 4.3) or a rule, or without any, if it
 * looks like one. `said`: the person has written something above the stretch. In doubt everything stays.
 */
export function withoutSignature(stretch: readonly string[], said: boolean): string[] {
  let last = stretch.length;
  while (last > 0 && blank(stretch[last - 1])) last -= 1;
  const lines = stretch.slice(0, last);
  for (let at = Math.max(0, last - MAX_LINES); at < last; at += 1) {
    const line = lines[at] ?? '';
    const below = lines.slice(at + 1);
    if (/^--\s?$/.test(line) && below.filter((other) => !blank(other)).length <= 15) return lines.slice(0, at);
    if (!said && lines.slice(0, at).every(blank)) continue;
    if (!isRule(line) && !RULE_WITH_TEXT.test(line.trim())) continue;
    if (!introduced(lines, at) && isSignature(isRule(line) ? below : lines.slice(at))) return lines.slice(0, at);
  }
  const end = unruled(lines);
  return end > 0 || said ? lines.slice(0, end) : lines;
}

/** Where the signature begins that no rule stands above; the length where there is none. */
function unruled(lines: readonly string[]): number {
  let start = lines.length;
  while (start > 0 && !blank(lines[start - 1]) && !speaks(lines[start - 1] ?? '') && lines.length - start < 15)
    start -= 1;
  const block = lines.slice(start);
  const contacts = block.filter(isContact).length;
  const about = block.filter((line) => isContact(line) || isCompany(line)).length;
  if (contacts === 0 || about < 2 || block.length > 14 || introduced(lines, start)) return lines.length;
  // The company and the name may stand by themselves above.
  let above = start;
  while (above > 0 && blank(lines[above - 1])) above -= 1;
  let head = above;
  while (head > 0 && !blank(lines[head - 1]) && !speaks(lines[head - 1] ?? '')) head -= 1;
  const heads = lines.slice(head, above);
  const company = heads.length > 0 && heads.length <= 3 && heads.some(isCompany) && !introduced(lines, head);
  return company && head > 0 ? head : start;
}

/** Does a block below a rule look like a signature: nobody says anything in it, and it tells who and where, or is a name alone? */
function isSignature(block: readonly string[]): boolean {
  const lines = block.filter((line) => !blank(line) && !isRule(line)).map(inner);
  if (lines.length === 0) return true;
  const contacts = lines.filter(isContact).length;
  const about = lines.filter((line) => isContact(line) || isCompany(line)).length;
  const closed = isRule(block.findLast((line) => !blank(line)) ?? '');
  if (closed && contacts >= 2) return !lines.some((line) => ASKS.test(line));
  if (lines.some(speaks)) return false;
  if (about > 0) return true;
  return lines.length <= 3 && lines.every((line) => line.length <= 24 && !/[\d:：]/.test(line));
}

/** What stands between the strokes of a box or between two rules on one line. */
function inner(line: string): string {
  return line
    .trim()
    .replace(/^[┃│║|｜]+|(?<![┃│║|｜])[┃│║|｜]+$/g, '')
    .trim();
}

function introduced(lines: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) if (!blank(lines[i])) return INTRODUCES.test((lines[i] ?? '').slice(-80));
  return false;
}

function isContact(line: string): boolean {
  return CONTACT.test(line.slice(0, MAX_LINE));
}

function isCompany(line: string): boolean {
  return COMPANY.test(line.slice(0, MAX_LINE));
}

function speaks(line: string): boolean {
  if (line.length > 100) return true;
  // An address of the web or of mail may hold words and question marks.
  return SPEAKS.test(line.replace(/\S*(?:https?:\/\/|www\.|@)\S*/g, ' ').trim());
}

function isRule(line: string): boolean {
  const text = line.trim();
  return text.length <= 200 && RULE.test(text) && (text.match(CORES)?.length ?? 0) >= 3;
}

function blank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
