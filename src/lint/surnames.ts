/**
 * The commonest Japanese surnames with all their usual readings, so that 「中田様」 can be told from "Yuki Nakajima". In Hepburn without
 * long vowels; a name that is not listed says nothing.
 */
const TABLE = `
佐藤 sato|鈴木 suzuki|高橋 takahashi|田中 tanaka|伊藤 ito|渡辺 watanabe|山本 yamamoto|中村 nakamura|小林 kobayashi|加藤 kato|吉田 yoshida
山田 yamada|佐々木 sasaki|山口 yamaguchi|松本 matsumoto|井上 inoue|木村 kimura|林 hayashi rin lin|斎藤 saito|斉藤 saito|清水 shimizu kiyomizu
山崎 yamazaki yamasaki|森 mori|池田 ikeda|橋本 hashimoto|阿部 abe|石川 ishikawa|山下 yamashita|中島 nakajima nakashima|石井 ishii|小川 ogawa kogawa
前田 maeda maeta|岡田 okada|長谷川 hasegawa|藤田 fujita fujida|後藤 goto|近藤 kondo|村上 murakami|遠藤 endo|青木 aoki|坂本 sakamoto|福田 fukuda fukuta
太田 ota oda|西村 nishimura|藤井 fujii|金子 kaneko|岡本 okamoto|藤原 fujiwara fujihara|三浦 miura|中野 nakano|中川 nakagawa nakakawa|原田 harada
松田 matsuda matsuta|竹内 takeuchi|小野 ono|田村 tamura|中山 nakayama|和田 wada|石田 ishida|森田 morita|上田 ueda ueta kamida|原 hara|内田 uchida
柴田 shibata shibada|酒井 sakai|宮崎 miyazaki miyasaki|横山 yokoyama|高木 takagi takaki|安藤 ando|宮本 miyamoto|大野 ono|小島 kojima ojima kosima
谷口 taniguchi|今井 imai|高田 takada takata|増田 masuda|丸山 maruyama|杉山 sugiyama|村田 murata|大塚 otsuka ozuka|新井 arai|小山 koyama oyama
平野 hirano|藤本 fujimoto|河野 kono kawano|上野 ueno kamino|野口 noguchi|武田 takeda|松井 matsui|千葉 chiba|菅原 sugawara sugahara|岩崎 iwasaki iwazaki
木下 kinoshita|久保 kubo|佐野 sano|野村 nomura|松尾 matsuo|市川 ichikawa|菊地 kikuchi|菊池 kikuchi|杉本 sugimoto|古川 furukawa kogawa furugawa
大西 onishi|島田 shimada|水野 mizuno|桜井 sakurai|高野 takano kono koya|渡部 watanabe watabe|山内 yamauchi yamanouchi|西田 nishida nishita|飯田 iida
菊田 kikuta|西川 nishikawa|小松 komatsu|北村 kitamura|安田 yasuda|五十嵐 igarashi ikarashi|川口 kawaguchi|平田 hirata|関 seki|中田 nakata nakada
久保田 kubota|服部 hattori|東 higashi azuma|岩田 iwata|土屋 tsuchiya|川崎 kawasaki kawazaki|福島 fukushima fukujima|本田 honda|辻 tsuji|樋口 higuchi
秋山 akiyama|田口 taguchi|永井 nagai|山中 yamanaka|中西 nakanishi|吉村 yoshimura|川上 kawakami|石原 ishihara ishiwara|大橋 ohashi|松岡 matsuoka
馬場 baba bamba|浜田 hamada|森本 morimoto|星野 hoshino|矢野 yano|浅野 asano|大島 oshima ojima|大久保 okubo|吉川 yoshikawa kikkawa kichikawa
熊谷 kumagai kumagaya kumatani|須藤 sudo suto|荒木 araki|菅野 kanno sugano|野田 noda|小田 oda|荒井 arai|内藤 naito|早川 hayakawa|黒田 kuroda
横田 yokota yokoda|岡崎 okazaki okasaki|片山 katayama|松下 matsushita|成田 narita|本間 homma honma|尾崎 ozaki osaki|宮田 miyata miyada|白石 shiraishi
篠原 shinohara|堀 hori|西山 nishiyama|須田 suda|萩原 hagiwara hagihara|大谷 otani oya|天野 amano|岩本 iwamoto|三宅 miyake|福井 fukui|牧野 makino
平井 hirai|小池 koike|桑原 kuwahara kuwabara|川村 kawamura|片岡 kataoka|望月 mochizuki|栗原 kurihara|富田 tomita tonda|松村 matsumura|奥村 okumura
石塚 ishizuka ishitsuka|森下 morishita|松浦 matsura matsuura|大森 omori|小沢 ozawa kozawa|児玉 kodama|広瀬 hirose|今村 imamura|北川 kitagawa kitakawa
西 nishi|関口 sekiguchi|田辺 tanabe|八木 yagi|吉岡 yoshioka|上村 uemura kamimura|沢田 sawada|柳田 yanagida yanagita|青山 aoyama|村井 murai|大川 okawa
戸田 toda|岡村 okamura|根本 nemoto|角田 kakuta tsunoda sumida kadota|川島 kawashima|佐久間 sakuma|土井 doi tsuchii|相沢 aizawa|水谷 mizutani mizugai
`;

let readings: ReadonlyMap<string, readonly string[]> | undefined;

/** How a surname may be read; null where it is not listed. @param name its Han characters, in one form (`folded`) */
export function readingsOf(name: string): readonly string[] | null {
  readings ??= new Map(
    TABLE.trim()
      .split(/[|\n]/)
      .map((row) => {
        const [kanji = '', ...read] = row.split(' ');
        return [kanji, read.map(romanised)];
      }),
  );
  return readings.get(name) ?? null;
}

/** Saitō, Saitoh and Saitou are one; so are Honma and Homma, Sinohara and Shinohara. */
export function romanised(text: string): string {
  return text
    .toLowerCase()
    .replace(/ou|oo|oh(?![aiueo])|ō|ô/g, 'o')
    .replace(/uu|ū|û/g, 'u')
    .replace(/m(?=[bmp])/g, 'n')
    .replace(/si(?!h)/g, 'shi')
    .replace(/tu/g, 'tsu')
    .replace(/ti/g, 'chi')
    .replace(/(?<![sc])hu/g, 'fu')
    .replace(/zi/g, 'ji')
    .replace(/[^a-z]/g, '');
}
