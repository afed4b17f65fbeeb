import type { Address } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';

/** Someone as a salutation names them; null where it is not known. */
export interface Person {
  readonly company: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly name: string | null;
}

/** A contact of the configuration. */
export interface ConfiguredContact {
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
}

const COMPANY =
  /株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|公益財団法人|公益社団法人|医療法人|学校法人|税理士法人|弁護士法人|法律事務所|[(（][株有同][)）]|[㈱㈲]|\b(?:Inc|Ltd|LLC|Corp|Co|GmbH|K\.?K)\b\.?/u;
/** Names that end as departments do. */
export const NAMES_AS_DEPARTMENTS =
  /^(?:渡部|服部|阿部|安部|矢部|岡部|磯部|長谷部|園部|田部|綾部|曽我部|日下部|伊部|刑部|物部|建部|武部|軽部|占部|卜部|小室|氷室|三室|大室|木下部)$/u;
const DEPARTMENT =
  /^[\p{L}\p{N}・ー&]{1,20}(?:部|課|室|局|係|本部|支店|支社|営業所|グループ|チーム|センター|事務局|担当)$/u;
const TITLE =
  /^(?:代表取締役(?:社長|会長)?|取締役|執行役員|代表|社長|会長|専務|常務|本部長|部長|次長|課長|課長代理|係長|主任|主査|室長|局長|店長|所長|支店長|支配人|事務長|院長|理事長|工場長|マネージャー|マネジャー|リーダー|ディレクター|プロデューサー|デザイナー)$/u;
const DESK =
  /^(?:info|support|sales|contact|office|mail|noreply|admin|staff|help|shop|お?問い?合わ?せ.*|.*(?:窓口|サポート|係|事務局|受付|係御中|センター|チーム|担当))$/iu;

/** A line of a signature is no longer than this; a display name neither. */
const MAX_NAME = 40;

/** Of a longer display name the rest is not looked at. */
const MAX_DISPLAY = 300;

function isDepartment(word: string): boolean {
  return DEPARTMENT.test(word) && !NAMES_AS_DEPARTMENTS.test(word);
}

/**
 * Who wrote a mail, for the salutation of the answer: what the configuration says of them, else what their own mail shows, its
 * display name and its signature. Nothing is guessed: a title or department counts only on the signature's line of that name, or
 * right above it.
 * @param company the client's name in the configuration; null for who stands in none
 * @param text the whole text of their mail
 */
export function personOf(
  author: Address,
  contact: ConfiguredContact | null,
  company: string | null,
  text: string,
): Person {
  const shown = nameIn(author.name);
  const name = contact?.name ?? shown;
  const signature = name === null ? null : signatureOf(name, text);
  return {
    company: company ?? signature?.company ?? companyIn(author.name),
    department: contact ? contact.department : (signature?.department ?? null),
    title: contact ? contact.title : (signature?.title ?? null),
    name,
  };
}

/** A person's name from a display name: 「横浜 海斗(さわやか商事)」「株式会社さわやか商事 横浜 海斗」「横浜様」. Null where it names a desk or a company. */
function nameIn(display: string): string | null {
  const bare = printableLine(display)
    .slice(0, MAX_DISPLAY)
    .normalize('NFKC')
    .slice(0, MAX_DISPLAY)
    .replace(/^["']+|(?<!["'])["']+$/g, '')
    .replace(/[([【「<][^)\]】」>]{0,200}[)\]】」>]/g, ' ');
  if (/\S@\S/.test(bare)) return null;
  const segments = bare.split(/[/|@]/).filter((part) => part.trim() !== '');
  for (const segment of segments) {
    const words = segment
      .trim()
      .split(/\s+/)
      .filter((word) => !COMPANY.test(word) && !isDepartment(word) && !TITLE.test(word));
    const name = words
      .join(' ')
      .replace(/(?:様|さま|さん|氏|殿|御中)$/u, '')
      .trimEnd();
    if (name === '' || name.length > MAX_NAME || DESK.test(name) || name.includes('.') || /\d/.test(name)) continue;
    if (/^\p{L}[\p{L}\p{M}\s・'’ー-]*$/u.test(name)) return name;
  }
  return null;
}

function companyIn(display: string): string | null {
  const inside = printableLine(display)
    .slice(0, MAX_DISPLAY)
    .match(/[^\s()（）【】/|]*(?:株式会社|有限会社|合同会社)[^\s()（）【】/|]*/u)?.[0];
  return inside && inside.length > 4 ? inside : null;
}

/** The lines around a name at a mail's end. */
function signatureOf(name: string, text: string): Omit<Person, 'name'> | null {
  const own = text.split('\n').filter((line) => !/^\s*[>＞]/.test(line));
  const lines = own.slice(-20).map((line) =>
    line
      .normalize('NFKC')
      .replace(/[┃│|\s]+/g, ' ')
      .trim(),
  );
  const squeezed = name.normalize('NFKC').replace(/\s/g, '');
  const at = lines.findLastIndex((line) => line.length <= 60 && line.replace(/\s/g, '').includes(squeezed));
  if (at < 0 || /(?:です|でございます|と申します|様)/.test(lines[at] ?? '')) return null;
  const words = (lines[at] ?? '').split(' ');
  const above = (lines[at - 1] ?? '').split(' ').filter((word) => word !== '');
  const post = above.every((word) => isDepartment(word) || TITLE.test(word)) ? [...above, ...words] : words;
  const near = lines.slice(Math.max(0, at - 3), at + 3).find((line) => COMPANY.test(line) && line.length <= MAX_NAME);
  const company = near?.split(' ').find((word) => COMPANY.test(word) && word.length > 4) ?? null;
  return {
    company,
    department: post.find(isDepartment) ?? null,
    title: post.find((word) => TITLE.test(word)) ?? null,
  };
}
