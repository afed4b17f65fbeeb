import { fillWords, type Worded } from './words.ts';

/** Where in the data: keys and indexes from the top. */
export type Path = readonly (string | number)[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with a configuration. Never the value of a secret. */
export interface Fault {
  readonly code: FaultCode;
  readonly path: Path;
  readonly place: Place;
  readonly values: Readonly<Record<string, string | number | Worded>>;
  /** The known word nearest to what was written. */
  readonly suggestion: string | null;
}

const words = {
  'empty-file': [
    '設定が空です。.clientrc.example を写して書き換えてください',
    'the file is empty; copy .clientrc.example and edit it',
  ],
  'not-utf8': [
    '文字コードが UTF-8 ではありません。UTF-8 で保存し直してください',
    'this is not UTF-8; save the file as UTF-8',
  ],
  'too-deep': ['入れ子が深すぎます', 'this is nested too deeply'],
  'yaml-tab': ['字下げにタブは使えません。空白を使ってください', 'a tab cannot indent; use spaces'],
  'yaml-indent': ['字下げが前の行とそろっていません', 'the indentation does not line up with the lines before'],
  'yaml-nested': [
    '1 行に「:」が 2 つあります。値に「: 」を含むときは引用符で囲んでください',
    'two ":" on one line; put a value that contains ": " in quotes',
  ],
  'yaml-unclosed': ['引用符または括弧が閉じていません', 'a quote or a bracket is not closed'],
  'yaml-quote': ['記号で始まる値は引用符で囲んでください', 'a value that begins with this sign must stand in quotes'],
  'yaml-alias': [
    '「*」で始まる値は引用符で囲んでください (例: "*.example.jp")',
    'a value that begins with "*" must stand in quotes (as in "*.example.jp")',
  ],
  'yaml-alias-bomb': ['別名 (*) の参照が多すぎます', 'too many aliases (*)'],
  'yaml-documents': [
    '「---」で区切られた 2 つ目の文書があります。1 つにまとめてください',
    'a second document begins here ("---"); keep to one',
  ],
  'yaml-tag': [
    '「!」で始まる型指定は使えません。値なら引用符で囲んでください',
    'type tags ("!") cannot be used; if it is a value, put it in quotes',
  ],
  'yaml-escape': [
    '"…" の中の「\\」の使い方が正しくありません。\'…\' で囲むか「\\\\」と書いてください',
    'a wrong "\\" inside "…"; use \'…\' or write "\\\\"',
  ],
  'yaml-key': ['キーは文字列でなければなりません', 'a key must be a plain text'],
  'yaml-syntax': ['YAML (または JSON) として読めません', 'this cannot be read as YAML (or JSON)'],
  'duplicate-key': ['「{key}」が 2 度書かれています', '"{key}" stands here twice'],
  'unknown-key': ['「{key}」というキーはありません', 'there is no key "{key}"'],
  missing: ['「{key}」がありません', '"{key}" is missing'],
  'wrong-type': ['{expected}でなければなりませんが、{found}です', 'this must be {expected}, not {found}'],
  'not-one-of': ['「{value}」は使えません。使えるのは {allowed} です', '"{value}" is none of {allowed}'],
  'empty-text': ['空にはできません', 'this cannot be empty'],
  'empty-list': ['少なくとも 1 つ必要です', 'at least one is needed'],
  'bad-duration': [
    '「{value}」は長さとして読めません。24h、90m、2d、1h30m のように書いてください',
    '"{value}" is no length of time; write it like 24h, 90m, 2d, 1h30m',
  ],
  'bad-due': [
    '「{value}」は期日として読めません。2bd (営業日) か 3d のように書いてください',
    '"{value}" is no due date; write it like 2bd (business days) or 3d',
  ],
  'bad-time': [
    '「{value}」は時刻として読めません。"17:00" のように書いてください',
    '"{value}" is no time of day; write it like "17:00"',
  ],
  'bad-interval': [
    '「{value}」は時間帯として読めません。"09:30-12:00" のように書いてください',
    '"{value}" is no span of hours; write it like "09:30-12:00"',
  ],
  'interval-backwards': ['「{value}」は終わりが始まりより後になっていません', '"{value}" does not end after it begins'],
  'intervals-overlap': ['時間帯が重なっています', 'these spans of hours overlap'],
  'bad-date': [
    '「{value}」は日付として読めません。2026-12-28 か 2026-12-29..2027-01-03 のように書いてください',
    '"{value}" is no date; write it like 2026-12-28 or 2026-12-29..2027-01-03',
  ],
  'no-such-date': ['「{value}」という日付は暦にありません', '"{value}": there is no such date'],
  'range-backwards': ['「{value}」は終わりが始まりより前です', '"{value}" ends before it begins'],
  'bad-timezone': [
    '「{value}」というタイムゾーンはありません (例: Asia/Tokyo)',
    'there is no time zone "{value}" (one is Asia/Tokyo)',
  ],
  'bad-port': ['ポートは 1 から 65535 の整数です', 'a port is a whole number from 1 to 65535'],
  'bad-email': ['「{value}」はメールアドレスではありません', '"{value}" is no mail address'],
  'bad-rule': [
    '「{value}」はアドレス、ドメイン、*.ドメイン のどれでもありません',
    '"{value}" is neither an address, nor a domain, nor *.domain',
  ],
  'bad-host': [
    '「{value}」はホスト名ではありません (imap.example.jp のように、ポートや :// を付けずに)',
    '"{value}" is no host name (write imap.example.jp, without a port or "://")',
  ],
  'bad-url': ['https:// で始まる URL が必要です', 'this must be a URL that begins with https://'],
  'bad-name': [
    '「{value}」は名前に使えません (1 行で、/ と \\ を含まず、100 文字まで)',
    '"{value}" cannot be a name (one line, no / or \\, at most 100 characters)',
  ],
  'not-one-line': ['1 行でなければなりません', 'this must be one line'],
  'bad-env-name': ['環境変数の名前ではありません', 'this is no name of an environment variable'],
  'bad-command': [
    'コマンドは文字列か、文字列の並び [pass, show, mail] でなければなりません',
    'a command is a text, or a list of texts as in [pass, show, mail]',
  ],
  'not-true': [
    'true とだけ書けます。使わないなら行ごと消してください',
    'this can only be true; take the line out otherwise',
  ],
  'duplicate-account': ['アカウント「{name}」が 2 つあります', 'two accounts are named "{name}"'],
  'duplicate-rule': [
    '「{value}」は「{client}」にもあります。どちらか一方にしてください',
    '"{value}" also stands under "{client}"; keep one of them',
  ],
  'source-none': ['imap か maildir のどちらかが必要です', 'imap or maildir is needed'],
  'source-both': ['imap と maildir は一方だけ書いてください', 'give imap or maildir, not both'],
  'auth-none': ['{allowed} のどれか 1 つが必要です', 'one of {allowed} is needed'],
  'only-one': ['{given} は 1 つだけ書いてください', 'give only one of {given}'],
  'not-together': ['{given} は一緒には書けません', '{given} do not go together'],
  insecure: [
    'security: none は同じ機械の中 (localhost) でだけ使えます。パスワードが暗号化されずに流れます',
    'security: none is for localhost only: the password would travel in clear',
  ],
  'smtp-login': [
    'maildir のアカウントでは smtp に「{key}」が必要です',
    'the smtp of a maildir account needs its own "{key}"',
  ],
} as const satisfies Record<string, readonly [ja: string, en: string]>;

export type FaultCode = keyof typeof words;

/** The fault as a sentence, with what was probably meant. */
function wordFault(fault: Fault): Worded {
  const [ja, en] = words[fault.code];
  const { ja: jaText, en: enText } = fillWords({ ja, en }, fault.values);
  if (fault.suggestion === null) return { ja: `${jaText}。`, en: `${enText}.` };
  return {
    ja: `${jaText}。「${fault.suggestion}」のことですか?`,
    en: `${enText}. Did you mean "${fault.suggestion}"?`,
  };
}

/** All the faults, a line each: `12:7  accounts[0].imap: …`. */
export function wordFaults(faults: readonly Fault[]): Worded {
  const shown = faults.slice(0, 100);
  const lines = (lang: 'ja' | 'en') => shown.map((fault) => `  ${where(fault)}${wordFault(fault)[lang]}`).join('\n');
  const more = faults.length - shown.length;
  return {
    ja: lines('ja') + (more > 0 ? `\n  ほか ${more} 件` : ''),
    en: lines('en') + (more > 0 ? `\n  and ${more} more` : ''),
  };
}

function where({ place, path }: Fault): string {
  const keys = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return `${place.line}:${place.column}  ${keys === '' ? '' : `${keys.replace(/^\./, '')}: `}`;
}
