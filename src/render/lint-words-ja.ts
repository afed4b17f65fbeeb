import type { LintWords } from './lint-words.ts';

const PARTS: Readonly<Record<string, string>> = {
  cause: '原因',
  plan: '対策',
  date: '期日',
  owner: '担当者',
};
const parts = (names: string) =>
  names
    .split(',')
    .map((name) => PARTS[name] ?? name)
    .join('・');

/** The words of `lint` in Japanese. */
export const lintWordsJa: LintWords = {
  rules: {
    'weekday-mismatch': {
      found: (what, right) => `日付と曜日が合いません: ${what} (正しくは${right})。`,
      reason: 'お客様は、日付と曜日のどちらか一方だけを見て予定を入れます。',
    },
    'past-date': {
      found: (what) => `過ぎた日時が期日になっています: ${what}。`,
      reason: '守りようのない約束やお願いになり、前のメールの写しであることも伝わってしまいます。',
    },
    placeholder: {
      found: (what) => `書き入れていない箇所があります: ${what}。`,
      reason: '使い回しの文面と分かり、肝心の内容も伝わりません。',
    },
    'wrong-addressee': {
      found: (what, right) => `宛名が宛先と違います: ${what} (宛先は${right})。`,
      reason: 'ほかのお客様へのメールを送る誤送信の、いちばん多い現れ方です。',
    },
    honorific: {
      found: (what, right) => `敬称が重なっています: ${what}${right === '' ? '' : ` (「${right}」で足ります)`}。`,
      reason: '御中・各位・役職は、それだけで敬称です。',
    },
    'missing-attachment': {
      found: (what) => `「添付」とありますが、添付ファイルがありません: ${what}。`,
      reason: 'お客様に、催促の一通を書いていただくことになります。',
    },
    'deadline-day-off': {
      found: (what, right) => `期日が休業日です: ${what}${right === '' ? '' : ` (直前の営業日は${right})`}。`,
      reason: '受け取る人も、答える人もいない日です。',
    },
    'request-without-date': {
      found: (what) => `お願いに期日がありません: ${what}。`,
      reason: '期日のないお願いは後回しになり、催促もしにくくなります。',
    },
    'vague-date': {
      found: (what) => `期日があいまいです: ${what}。`,
      reason: '思い浮かべる日が人によって違い、守れたかどうかも分かりません。',
    },
    'many-questions': {
      found: (what) => `質問が${what}つあります。`,
      reason: '二つ目からは答えを忘れられがちです。一通に一つにするか、番号を付けてください。',
    },
    wording: {
      found: (what, right) => `お客様には使わない言葉です: ${what} (「${right}」など)。`,
      reason: '目下への言葉、または急いで済ませた言葉と受け取られます。',
    },
    'no-thanks': {
      found: () => 'はじめての返信に、お礼の言葉がありません。',
      reason: '問い合わせ先に選んでくださったことへの、最初のひと言です。',
    },
    'dropped-cc': {
      found: (what) => `お客様が宛先やCcに入れていた方が外れています: ${what}。`,
      reason: 'その方には話が伝わらなくなり、しかも誰も気づきません。',
    },
    'odd-hour': {
      found: (what, right) =>
        `夜間か休業日の送信になります: ${what}${right === '' ? '' : ` (次のよい時刻は${right})`}。`,
      reason: '休んでいるお客様に対応を求めることになり、こちらの体制も疑われます。',
    },
    'report-incomplete': {
      found: (_, right) => `報告に書かれていないことがあります: ${parts(right)}。`,
      reason: '原因・対策・新しい期日がそろって、はじめてお客様は次の判断ができます。',
    },
    'minutes-incomplete': {
      found: (what, right) => `議事録の項目に${parts(right)}がありません: ${what}。`,
      reason: '担当者と期日のない宿題は、誰もしません。',
    },
    'bad-news-without-plan': {
      found: (what) => `悪い知らせに、どうするかが書かれていません: ${what}。`,
      reason: '知らせだけでは、お客様が自分で手を打つほかなくなります。',
    },
  },
  severity: { error: 'エラー', warning: '警告' },
  summary: (errors, warnings, mendable) =>
    `エラー ${errors}件、警告 ${warnings}件${mendable > 0 ? ` (うち ${mendable}件は --fix で直せます)` : ''}`,
  clean: '問題は見つかりませんでした。',
  mended: (count) => `${count}か所を直しました。`,
  notMended: 'このメールは添付やHTMLを含むため、ここでは直せません。お使いのメールソフトで直してください。',
  unknownRule: (names) => `X-Client-Check-Lint に、存在しない規則名があります: ${names}`,
  draft: (id) => `下書き ${id}`,
  stdin: '標準入力',
};
