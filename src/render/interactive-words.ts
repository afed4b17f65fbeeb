import type { Lang } from '../errors.ts';

/** What was done with a row. */
export type Settled = 'done' | 'snoozed' | 'drafted';

interface InteractiveWords {
  readonly heading: (at: number, count: number) => string;
  readonly keys: string;
  readonly settled: Readonly<Record<Settled, string>>;
  readonly moreText: string;
  readonly endOfText: string;
  readonly reading: string;
  readonly askDone: (id: string, client: string) => string;
  readonly askDraft: (id: string, client: string) => string;
  readonly askUntil: (id: string) => string;
  readonly unchanged: string;
  readonly nothingToUndo: string;
  readonly noTerminal: string;
  readonly alone: string;
}

export const interactiveWords: Readonly<Record<Lang, InteractiveWords>> = {
  ja: {
    heading: (at, count) => `一覧 ${at}/${count}`,
    keys: '↑↓ 選ぶ  Enter 見る  d 下書き  x 完了  z 延期  u 取り消し  r 読み直す  q 終わる',
    settled: { done: '完了', snoozed: '延期', drafted: '下書き' },
    moreText: 'スペース 次  b 前  q 一覧へ',
    endOfText: 'b 前  q 一覧へ',
    reading: '読んでいます…',
    askDone: (id, client) => `${id} ${client} を完了にしますか? (y/n)`,
    askDraft: (id, client) => `${id} ${client} への一次回答を下書きにしますか? (y/n)`,
    askUntil: (id) => `${id} をいつまで延期しますか? (Enter なら次の営業日、例: 12月4日、3bd): `,
    unchanged: '何もしませんでした',
    nothingToUndo: '取り消すものはありません',
    noTerminal: '--interactive は端末で使います。付けずに実行すると一覧を出力します',
    alone: '--interactive は --json や --notify と一緒に使えません',
  },
  en: {
    heading: (at, count) => `List ${at}/${count}`,
    keys: '↑↓ choose  Enter show  d draft  x done  z snooze  u undo  r read again  q quit',
    settled: { done: 'done', snoozed: 'snoozed', drafted: 'drafted' },
    moreText: 'space: on  b: back  q: to the list',
    endOfText: 'b: back  q: to the list',
    reading: 'Reading…',
    askDone: (id, client) => `Settle ${id} (${client})? (y/n)`,
    askDraft: (id, client) => `Draft a holding reply to ${id} (${client})? (y/n)`,
    askUntil: (id) => `Snooze ${id} until when? (Enter: the next business day; 2026-12-04, 3bd …): `,
    unchanged: 'Nothing was done',
    nothingToUndo: 'There is nothing to undo',
    noTerminal: '--interactive needs a terminal; without it the list is printed',
    alone: '--interactive does not go together with --json or --notify',
  },
};
