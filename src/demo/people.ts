/** Someone of the sample: `name` is empty for programs. */
export interface Person {
  readonly name: string;
  readonly address: string;
}

const person = (name: string, address: string): Person => ({ name, address });

/** The user of the sample, and her colleagues. */
export const us = {
  hanako: person('佐藤 花子', 'hanako@agency.example'),
  info: person('株式会社エージェンシー', 'info@agency.example'),
  jiro: person('鈴木 次郎', 'jiro@agency.example'),
  misaki: person('高橋 美咲', 'misaki@agency.example'),
  form: person('お問い合わせフォーム', 'form@agency.example'),
} as const;

/** The clients' people. */
export const they = {
  yokohama: person('横浜 海斗', 'kaito@sawayaka.example'),
  minato: person('湊 渚', 'minato@sawayaka.example'),
  kurashiki: person('倉敷 文乃', 'kurashiki@shiosai-hotel.example'),
  matsue: person('松江 健吾', 'matsue@shiosai-hotel.example'),
  hirosaki: person('弘前 由紀', 'hirosaki@kitanooka.example'),
  aizu: person('会津 正', 'aizu@tsuruga-seika.example'),
  hakata: person('博多 明子', 'a-hakata@hakata-koutsu.example'),
  uji: person('宇治 千夏', 'uji@uji-chaho.example'),
  nara: person('奈良 隆', 'nara@yamato-kensetsu.example'),
  takamatsu: person('高松 直子', 'takamatsu@setouchi-foods.example'),
  kanazawa: person('金沢 百代', 'kanazawa@kaga-yuzen.example'),
  nagasaki: person('長崎 亮', 'nagasaki@dejima-trading.example'),
  sendai: person('仙台 葵', 'aoba@mori-clinic.example'),
  asahikawa: person('旭川 雪乃', 'yuki@asahikawa-mokkou.example'),
  kobe: person('神戸 湊人', 'kobe@rokko-apparel.example'),
  okinawa: person('沖縄 美海', 'mimi@churaumi-tour.example'),
  gifu: person('岐阜 亜由美', 'ayumi@nagara-insatsu.example'),
  oxford: person('Emily Carter', 'emily.carter@oxbridge-media.example'),
  mito: person('水戸 光', 'hikaru.mito@mito-natto.example'),
  tottori: person('鳥取 学', 'tottori@sakyu-camera.example'),
} as const;
