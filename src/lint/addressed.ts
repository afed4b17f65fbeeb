import { NAMES_AS_DEPARTMENTS } from '../compose/person.ts';
import type { LintLine } from './lines.ts';

/** Someone whom a salutation names: the words of the name, without titles and honorifics. */
export interface Addressed {
  readonly kind: 'person' | 'company';
  readonly words: readonly string[];
  readonly line: LintLine;
  readonly start: number;
}

const HONORIFIC = /(?:(?:様方|様|さま|さん|殿|氏|先生|くん|君|ちゃん){1,3}|[ ](?:より|へ))$/u;
const TITLE =
  /(?:代表取締役|取締役|執行役員|社長|副社長|会長|専務|常務|本部長|部長|次長|課長代理|課長|係長|主任|主査|室長|局長|店長|所長|支店長|支社長|支配人|事務長|院長|理事長|工場長|編集長|マネージャー|マネジャー|リーダー|ディレクター|プロデューサー|デザイナー|監督|教授|代表|先生|博士)$/u;
const DEPARTMENT = /(?:部|課|室|局|係|支店|支社|本社|営業所|グループ|チーム|センター|事務局|ユニット|事業所|工場)$/u;
/** 営業部長 is the head of a department, 青木部長 a person. */
const HEAD =
  /(?:営業|総務|人事|経理|財務|企画|開発|制作|製作|編集|広報|宣伝|広告|技術|製造|購買|法務|情報|販売|事業|管理|業務|商品|マーケティング|デザイン|国際|海外|運用|運営|品質|生産|研究|第[一二三四五\d]|システム|企業|店舗|代理|副|統括|推進|戦略|本)$/u;
const NOBODY =
  /担当|各位|皆様|皆さま|皆さん|みなさま|みなさん|関係者|お客様|お客さま|取引先|御中|先生方|一同|会員|読者|参加者|応募者|お二人|スタッフ|オーナー|ユーザー|株主|会社様|(?:^|の)方々/u;
const FORM =
  '(?:株式会社|有限会社|合同会社|合資会社|合名会社|(?:一般|公益)(?:社団|財団)法人|特定非営利活動法人|NPO法人|医療法人|学校法人|\\([株有同]\\))';
const COMPANY = new RegExp(`${FORM}[ ]?[^ 、,()]{1,30}|[^ 、,()]{1,30}${FORM}`, 'u');

/** The people and companies that a Japanese salutation names. */
export function addressedJa(lines: readonly LintLine[]): Addressed[] {
  return lines.flatMap((line) => {
    const company = COMPANY.exec(line.plain);
    const found: Addressed[] = company
      ? [{ kind: 'company', words: [company[0].replace(HONORIFIC, '')], line, start: company.index }]
      : [];
    const rest = company
      ? `${line.plain.slice(0, company.index)} ${line.plain.slice(company.index + company[0].length)}`
      : line.plain;
    const named = company ? null : companyBefore(line);
    if (named) found.push(named);
    for (const chunk of rest
      .replace(/(?:様|さま|さん|殿)(?=[ 、,・&/)と])/gu, '$&、')
      .split(/[、,&/()・]\s{0,3}と?|\bcc\s?:/iu)) {
      const person = personIn(chunk);
      if (person)
        found.push({ kind: 'person', words: person, line, start: Math.max(0, line.plain.indexOf(person[0] ?? '')) });
    }
    return found;
  });
}

/** 「みどりデザイン 御中」: whatever stands before 御中 is a company, if it is no department. */
function companyBefore(line: LintLine): Addressed | null {
  const [name = ''] = (/^[\s]{0,10}(?<name>[^、,()]{2,40}?)[ ]?御中/u.exec(line.plain)?.groups?.['name'] ?? '')
    .trim()
    .split(/\s+/);
  const isDesk = name === '' || HONORIFIC.test(name) || DEPARTMENT.test(name) || NOBODY.test(name);
  return isDesk ? null : { kind: 'company', words: [name], line, start: Math.max(0, line.plain.indexOf(name)) };
}

/** The name that stands before an honorific or a title; null where nobody is named. */
function personIn(chunk: string): string[] | null {
  const text = chunk.trim();
  const bare = text.replace(HONORIFIC, '').trimEnd();
  if (NOBODY.test(text) || (bare === text && !TITLE.test(text))) return null;
  const words = bare.split(/\s+/).flatMap((word) => {
    if (word === '' || (DEPARTMENT.test(word) && !NAMES_AS_DEPARTMENTS.test(word))) return [];
    if (!TITLE.test(word)) return [word];
    const before = word.replace(TITLE, '');
    return before === '' || TITLE.test(before) || DEPARTMENT.test(before) || HEAD.test(before) ? [] : [before];
  });
  return words.length === 0 || words.some((word) => /[〇○◯●△×{}[\]<>$%]/u.test(word)) ? null : words;
}

const GREETING =
  /^\s*(?:(?:[Dd]ear|DEAR|[Hh]i|[Hh]ello|[Hh]ey|[Gg]ood (?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]ay)|[Gg]reetings|(?:Ciao|Hallo|Hej|Hei|Hoi|Hola|Salut|Bonjour|Bonsoir|Buongiorno|Buonasera|Olá|Ola|Servus|Moin|Guten (?:Tag|Morgen|Abend)|Lieber?|Sehr geehrter?|Ch[eè]re?|Estimad[oa]|Querid[oa]|Car[oa]|Gentile|Beste|Konnichiwa|Ohayo|Aloha)(?=\s\p{Lu}))(?:,?\s+|$)|(?=\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\p{Ll}{1,20})?,$))/u;
const NOBODY_EN =
  /\b(?:all|everyone|everybody|team|folks|both|sirs?|madam|there|colleagues?|friends?|customers?|clients?|ladies|gentlemen|again|hiring|manager|committee|partners?|whom|guys|from)\b/iu;
const COMPANY_EN = /([\p{L}\p{N}&'’. -]{2,60}?)\s(?:ltd|inc|llc|limited|corp|corporation|gmbh)\b\.?/iu;

/** "Dear Kestrel Productions team", and the teams that every company has. */
const TEAM_OF = /^(?:the )?(?<name>(?:\p{Lu}[\p{L}\p{N}&'’.-]{0,30}\s){1,4})(?:team|crew)$/u;
const GENERIC =
  /\b(?:sales|support|marketing|design|accounts?|accounting|payable|receivable|billing|finance|production|product|customer|client|editorial|project|whole|entire|all|press|pr|hr|legal|it|web|dev(?:elopment)?|engineering|creative|media|events?|content|procurement|admin|office|our|your|film|video|post|camera|art|localization|translation|communications?|brand|digital|recruit(?:ing|ment)|talent|security|data|success|service|operations|licensing|rights|booking|reservations?|the)$/iu;

/** Those whom an English salutation names; the titles are left out. */
export function addressedEn(line: LintLine): Addressed[] {
  const greeting = GREETING.exec(line.plain);
  if (!greeting) return [];
  const start = greeting[0].length;
  const whole = line.plain.slice(start).trim();
  // "Hi Emily, thanks for your note."
  const text = (/[,:]$/.test(whole) ? whole : (whole.split(/[,:!–—]/u)[0] ?? '')).replace(/[\s,:!.]+$/u, '');
  const company = COMPANY_EN.exec(text);
  if (company) return [{ kind: 'company', words: [company[0]], line, start }];
  const team = TEAM_OF.exec(text)?.groups?.['name']?.trim();
  if (team !== undefined && !GENERIC.test(team)) return [{ kind: 'company', words: [team], line, start }];
  if (text === '' || NOBODY_EN.test(text) || /[?{}[\]<>%$]/.test(text)) return [];
  return text
    .split(/\s+(?:and|&)\s+|[,/&]/iu)
    .map((part) =>
      part
        .replace(/^\s*(?:ciao|hi|hello|hey|dear|hallo|hola)\s/iu, '')
        .replace(
          /\b(?:mrs?|ms|miss|dr|prof|professor|doctor|mx|frau|herrn?|madame|mme|monsieur|mlle|señora?|sra?|signora?|signore|sig|dott|sir|dame)\b\.?/giu,
          ' ',
        )
        .replace(/-(?:san|sama)\b/giu, ''),
    )
    .map((part) => part.split(/\s+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0 && words.length <= 4 && words.every((word) => /^[\p{L}'’.-]+$/u.test(word)))
    .map((words) => ({ kind: 'person' as const, words, line, start }));
}
