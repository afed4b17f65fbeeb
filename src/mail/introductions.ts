/** The last character of most surnames; a noun that ends so as well stands in COMMON. */
const LAST =
  '田川山本藤村井野木原島嶋崎﨑口橋浜濱林森谷沢澤辺邊辻部岡内中上下西東南北坂阪石尾松竹杉宮岸塚津水瀬子屋葉倉賀戸関菅浦池間条城嵐地保月形根脇川畑垣島塙堀柳';

/** Surnames of one character. */
const SINGLE =
  '林森原関星東西南北辻堀岡岸谷泉畑浜菅桂橘柳榊金李王張朴崔陳趙楊黄劉周呉徐孫馬郭何高梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田任姜范方石姚譚廖鄒熊金陸郝孔白崔康毛邱秦江史顧侯邵孟龍万段雷錢湯尹黎易常武喬賀賴龔文';

/** Words that end like a surname and are none; `中` ends whatever is being done. */
const COMMON =
  /(?:.[^田山竹野畑谷府浜島条大]中|[^阿服渡磯矢岡綾園安]部|[^井村川坂三水最野池尾淵浦]上|[^木宮山松竹森日坂池岩大]下|[^竹山河木堀宮大垣武庄]内|[^望秋大若香]月|[^清速出]水|[^金増益白尼蛭砂鳴]子|[^菊福宮大築]地|[^久大新]保|[^本入佐風草野赤]間|[^小鈴星大山]形|[^中山大関曽利]根|沢山|見本|台本|基本|日本|絵本|資本|根本|手本|一本|二本|三本|数本|各本|天井|分野|視野|窓口|入口|出口|人口|早口|一口|税関|機関|玄関|井戸|電池|末尾|語尾|年賀|祝賀|周辺|身辺|海岸|水田|屋根|部屋|名古屋|大阪|神戸|東京|千葉$|言葉|紅葉|外注先|一切|材木|草原|高原|起原|半島|列島|山林|農村|仕事場|売場|関東|関西|東西|南北|以東|以西|今月|先月|来月|毎月|何月|年間|週間|時間|期間|日間|手間|合間|人間|民間|夜間|昼間|翌月|当月|前月|断水|漏水|浸水|洪水|確保|担保|留保|現地|各地|土地|用地|産地|宛先|上下|以下|以上|城下|条下|無条|条|信条|一条|二条|変形|図形|原形|整形|定形|外形|葉|一葉)$/;

/**
 * Who writes: 「さわやか商事の横浜です」「横浜です」. Gives the surname; null where anything but a surname may stand there, for
 * 「未着です」 and 「見本です」 say something.
 */
export function introducedName(sentence: string): string | null {
  if (!/(?:です|ます)$/.test(sentence)) return null;
  const match =
    /^(?:(?=[^の]{1,25}の)[^\sをがはにで、。?]{1,25}の\s?|[^\sを、。?]{2,25}\s)?([\p{Script=Han}々ヶケ]{1,4})(?:\s[\p{Script=Han}ぁ-んァ-ヶ]{1,4})?(?:でございます|です|と申します)$/u.exec(
      sentence,
    );
  const name = match?.[1] ?? '';
  if (name === '') return null;
  if ([...name].length === 1) return SINGLE.includes(name) ? name : null;
  return LAST.includes([...name].at(-1) ?? '') && !COMMON.test(name) ? name : null;
}
