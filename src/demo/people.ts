/** What someone writes mail with: it decides how they quote and what their Message-IDs look like. */
export type Mailer = 'webmail' | 'outlook' | 'outlook-ja' | 'thunderbird' | 'becky' | 'phone' | 'program';

/** How someone rules off the signature; `none`: they sign by name in the text, if at all. */
type Rule = 'line' | 'heavy' | 'rfc' | 'diamond' | 'box' | 'none';

/** Someone of the sample. */
export interface Person {
  readonly name: string;
  readonly address: string;
  readonly mailer: Mailer;
  readonly signature: string;
}

/** A contact of a client, as the configuration names them. */
export interface Contact extends Person {
  readonly company: string;
  readonly department: string;
  readonly title: string;
}

/** A client of the sample's configuration. */
export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly window?: string;
}

/** A program or someone of whom no more is known. */
export function sender(name: string, address: string, mailer: Mailer = 'program'): Person {
  return { name, address, mailer, signature: '' };
}

function contact(
  company: Company,
  name: string,
  local: string,
  post: string,
  mailer: Mailer = 'webmail',
  rule: Rule = 'line',
): Contact {
  const [department = '', title = ''] = post.split('/');
  const address = `${local}@${company.domain}`;
  const lines = [company.name, `${department} ${title} ${name}`.replace(/ +/g, ' ').trim(), address];
  if (rule === 'line' || rule === 'box') lines.push(`https://www.${company.domain}/`);
  return { company: company.name, name, address, department, title, mailer, signature: ruled(lines, rule) };
}

function ruled(lines: readonly string[], rule: Rule): string {
  if (rule === 'none') return '';
  if (rule === 'rfc') return ['-- ', ...lines].join('\n');
  if (rule === 'box')
    return ['┏━━━━━━━━━━━━━━━━━━━━', ...lines.map((line) => `┃${line}`), '┗━━━━━━━━━━━━━━━━━━━━'].join('\n');
  const edge = { line: '-'.repeat(46), heavy: '━'.repeat(22), diamond: '◇◆◇◆◇◆◇◆◇◆◇◆◇◆◇◆' }[rule];
  return [edge, ...lines, edge].join('\n');
}

const agency: Company = { name: '株式会社エージェンシー', domain: 'agency.example' };

/** The user of the sample, and her colleagues. */
export const us = {
  hanako: contact(agency, '佐藤 花子', 'hanako', '制作部/ディレクター', 'webmail', 'line'),
  jiro: contact(agency, '鈴木 次郎', 'jiro', '制作部/', 'thunderbird', 'line'),
  misaki: contact(agency, '高橋 美咲', 'misaki', 'デザイン室/', 'webmail', 'line'),
  info: sender('株式会社エージェンシー', 'info@agency.example'),
  form: sender('お問い合わせフォーム', 'form@agency.example'),
} as const;

/** The clients, in the order of the configuration. */
export const firms = {
  sawayaka: { name: '株式会社さわやか商事', domain: 'sawayaka.example', window: '4h' },
  shiosai: { name: '株式会社潮騒ホテル', domain: 'shiosai-hotel.example' },
  kitanooka: { name: '北の丘農園', domain: 'kitanooka.example' },
  tsuruga: { name: '鶴賀製菓株式会社', domain: 'tsuruga-seika.example' },
  hakata: { name: '博多交通株式会社', domain: 'hakata-koutsu.example' },
  uji: { name: '宇治茶舗', domain: 'uji-chaho.example' },
  yamato: { name: '大和建設株式会社', domain: 'yamato-kensetsu.example' },
  setouchi: { name: '瀬戸内フーズ株式会社', domain: 'setouchi-foods.example' },
  kaga: { name: '加賀友禅', domain: 'kaga-yuzen.example' },
  dejima: { name: '出島貿易株式会社', domain: 'dejima-trading.example' },
  mori: { name: 'もりクリニック', domain: 'mori-clinic.example' },
  asahikawa: { name: '旭川木工', domain: 'asahikawa-mokkou.example' },
  rokko: { name: '六甲アパレル株式会社', domain: 'rokko-apparel.example' },
  churaumi: { name: '美ら海ツアー', domain: 'churaumi-tour.example' },
  nagara: { name: '長良印刷株式会社', domain: 'nagara-insatsu.example' },
  mito: { name: '水戸納豆', domain: 'mito-natto.example' },
  sakyu: { name: '砂丘カメラ', domain: 'sakyu-camera.example' },
  oxbridge: { name: 'Oxbridge Media', domain: 'oxbridge-media.example' },
} as const satisfies Record<string, Company>;

/** The clients' people. */
export const they = {
  yokohama: contact(firms.sawayaka, '横浜 海斗', 'kaito', '法人営業部/課長', 'outlook', 'line'),
  minato: contact(firms.sawayaka, '湊 渚', 'minato', '法人営業部/', 'outlook-ja', 'line'),
  kurashiki: contact(firms.shiosai, '倉敷 文乃', 'kurashiki', '企画室/室長', 'outlook-ja', 'heavy'),
  matsue: contact(firms.shiosai, '松江 健吾', 'matsue', '広報/', 'webmail', 'none'),
  hirosaki: contact(firms.kitanooka, '弘前 由紀', 'hirosaki', '/', 'webmail', 'rfc'),
  aizu: contact(firms.tsuruga, '会津 正', 'aizu', '総務部/部長', 'becky', 'heavy'),
  hakata: contact(firms.hakata, '唐津 明子', 'a-karatsu', '営業企画課/', 'outlook', 'line'),
  uji: contact(firms.uji, '亀岡 千夏', 'kameoka', '/', 'webmail', 'diamond'),
  nara: contact(firms.yamato, '奈良 隆', 'nara', '住宅事業部/次長', 'thunderbird', 'line'),
  takamatsu: contact(firms.setouchi, '高松 直子', 'takamatsu', '商品企画部/主任', 'outlook-ja', 'box'),
  kanazawa: contact(firms.kaga, '金沢 百代', 'kanazawa', '企画展事務局/', 'webmail', 'rfc'),
  nagasaki: contact(firms.dejima, '平戸 亮', 'hirado', '輸入課/係長', 'becky', 'line'),
  sendai: contact(firms.mori, '仙台 葵', 'aoba', '/事務長', 'thunderbird', 'none'),
  asahikawa: contact(firms.asahikawa, '小樽 雪乃', 'yuki', '/', 'phone', 'none'),
  kobe: contact(firms.rokko, '神戸 湊人', 'kobe', 'PR/', 'webmail', 'rfc'),
  okinawa: contact(firms.churaumi, '名護 美海', 'mimi', '/', 'webmail', 'diamond'),
  gifu: contact(firms.nagara, '岐阜 亜由美', 'ayumi', '営業部/', 'becky', 'box'),
  mito: contact(firms.mito, '日立 光', 'hikaru.hitachi', '通販課/', 'becky', 'line'),
  tottori: contact(firms.sakyu, '鳥取 学', 'tottori', '/', 'phone', 'none'),
  oxford: contact(firms.oxbridge, 'Emily Carter', 'emily.carter', 'Brand Team/', 'webmail', 'rfc'),
} as const;
