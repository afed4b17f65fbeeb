import type { Fault } from '../compose/field-value.ts';
import type { FieldType } from '../compose/form.ts';
import type { Lang } from '../errors.ts';

interface ComposeWords {
  readonly noTemplate: string;
  readonly noTarget: string;
  readonly bothTargets: string;
  readonly badSet: (given: string) => string;
  readonly unknownField: (name: string, form: string, near: string | null, known: string) => string;
  readonly badValues: (file: string, why: string) => string;
  readonly missing: (form: string, lines: string) => string;
  readonly faults: Readonly<Record<Fault['fault'], (what: string) => string>>;
  readonly faulty: (field: string, fault: string) => string;
  readonly noClient: (name: string, known: string) => string;
  readonly severalClients: (name: string, found: string) => string;
  readonly noAddress: (client: string) => string;
  readonly badAddress: (address: string) => string;
  readonly nobodyToAnswer: string;
  readonly types: Readonly<Record<FieldType, string>>;
  readonly optional: string;
  readonly understood: (shown: string, dayOff: boolean) => string;
  readonly oneMore: string;
  readonly yes: string;
  readonly no: string;
  readonly stored: (to: string, subject: string, mailbox: string) => string;
  readonly already: (subject: string, mailbox: string) => string;
  readonly nextSend: string;
  readonly onlyLook: string;
  readonly dayOff: (shown: string) => string;
  readonly unsafe: string;
  readonly draftExists: string;
  readonly fieldsOf: (name: string) => string;
}

const ja: ComposeWords = {
  noTemplate: 'テンプレートの名前がありません (一覧は client-check compose --list)',
  noTarget: '宛先がありません。一覧の ID か --to を付けてください',
  bothTargets: '一覧の ID と --to は一緒に使えません',
  badSet: (given) => `--set の「${given}」は key=value の形ではありません`,
  unknownField: (name, form, near, known) =>
    `テンプレート「${form}」に「${name}」という項目はありません。${near === null ? `あるもの: ${known}` : `「${near}」の誤りですか?`}`,
  badValues: (file, why) => `${file} を値として読めません: ${why}`,
  missing: (form, lines) => `テンプレート「${form}」に必要な項目がありません:\n${lines}`,
  faults: {
    empty: () => '入力してください',
    'several-lines': () => '1 行で入力してください',
    'no-date': (what) => `「${what}」を日付として読めません (例: 12月4日、来週金曜、2026-12-04 15:00、3bd)`,
    'past-date': (what) => `「${what}」は過ぎた日時です`,
    columns: (what) => `「${what}」は「内容 / 担当 / 期日」または「内容 / 期日」の形ではありません`,
  },
  faulty: (field, fault) => `${field}: ${fault}`,
  noClient: (name, known) => `「${name}」というお客様は設定にありません。${known === '' ? '' : `あるもの: ${known}`}`,
  severalClients: (name, found) => `「${name}」に当てはまるお客様が複数あります: ${found}`,
  noAddress: (client) =>
    `${client} の宛先が分かりません。--to にアドレスを書くか、設定の clients に contacts を加えてください`,
  badAddress: (address) => `「${address}」はメールアドレスではありません`,
  nobodyToAnswer: 'このスレッドには、返信する相手のメールがありません',
  types: {
    line: '1 行',
    text: '文章。空行で終わり',
    list: '1 行に 1 つ。空行で終わり',
    choices: '1 行に 1 つ。空行で終わり',
    date: '日付。12月4日、来週金曜、2026-12-04 15:00、3bd など',
    schedule: '「内容 / 期日」を 1 行に 1 つ。空行で終わり',
    actions: '「内容 / 担当 / 期日」を 1 行に 1 つ。空行で終わり',
  },
  optional: 'なくてもよい',
  understood: (shown, dayOff) => (dayOff ? `${shown} (休みの日です)` : shown),
  oneMore: '(続き。空のまま Enter で終わり)',
  yes: 'はい',
  no: 'いいえ',
  stored: (to, subject, mailbox) => `下書きを書きました (${mailbox}): ${subject} → ${to}`,
  already: (subject, mailbox) => `同じ下書きがすでにあります (${mailbox}): ${subject}`,
  nextSend: '確かめて送る',
  onlyLook: '示しただけで、何も書いていません。',
  dayOff: (shown) => `${shown} は休みの日です`,
  unsafe: 'このスレッドのメールは、返信先が差出人と違うなどの疑いがあるため、下書きにしません',
  draftExists: 'このスレッドには別の下書きがあります。先に送るか、消してください',
  fieldsOf: (name) => `テンプレート「${name}」の項目`,
};

const en: ComposeWords = {
  noTemplate: 'no template was named (client-check compose --list shows them)',
  noTarget: 'nobody to write to: name an ID of the list, or --to',
  bothTargets: 'an ID and --to do not go together',
  badSet: (given) => `"${given}" of --set is not of the form key=value`,
  unknownField: (name, form, near, known) =>
    `the template "${form}" has no field "${name}". ${near === null ? `It has: ${known}` : `Did you mean "${near}"?`}`,
  badValues: (file, why) => `${file} does not hold values: ${why}`,
  missing: (form, lines) => `the template "${form}" lacks required values:\n${lines}`,
  faults: {
    empty: () => 'it is required',
    'several-lines': () => 'it takes one line',
    'no-date': (what) => `"${what}" is not understood as a date (try 2026-12-04, 12/4, 2026-12-04 15:00, 3bd)`,
    'past-date': (what) => `"${what}" has passed`,
    columns: (what) => `"${what}" is not of the form "what / owner / date", or "what / date"`,
  },
  faulty: (field, fault) => `${field}: ${fault}`,
  noClient: (name, known) => `the configuration has no client "${name}".${known === '' ? '' : ` There are: ${known}`}`,
  severalClients: (name, found) => `several clients fit "${name}": ${found}`,
  noAddress: (client) => `no address of ${client} is known: give one to --to, or add contacts to the client`,
  badAddress: (address) => `"${address}" is no mail address`,
  nobodyToAnswer: 'this thread holds no mail that could be answered',
  types: {
    line: 'one line',
    text: 'text; an empty line ends it',
    list: 'one a line; an empty line ends it',
    choices: 'one a line; an empty line ends it',
    date: 'a date: 2026-12-04, 12/4, 2026-12-04 15:00, 3bd',
    schedule: '"what / date", one a line; an empty line ends it',
    actions: '"what / owner / date", one a line; an empty line ends it',
  },
  optional: 'may be left out',
  understood: (shown, dayOff) => (dayOff ? `${shown} (a day off)` : shown),
  oneMore: '(more; Enter alone ends it)',
  yes: 'Yes',
  no: 'No',
  stored: (to, subject, mailbox) => `Draft written (${mailbox}): ${subject} → ${to}`,
  already: (subject, mailbox) => `The same draft is there already (${mailbox}): ${subject}`,
  nextSend: 'look over and send',
  onlyLook: 'Only shown; nothing was written.',
  dayOff: (shown) => `${shown} is a day off`,
  unsafe: 'the mail of this thread asks for replies elsewhere, or hides who it is from: nothing is drafted',
  draftExists: 'this thread has another draft: send or delete it first',
  fieldsOf: (name) => `Fields of the template "${name}"`,
};

export const composeWords: Readonly<Record<Lang, ComposeWords>> = { ja, en };
