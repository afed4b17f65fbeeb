import type { Lang } from '../errors.ts';

interface ReviewWords {
  readonly draft: string;
  readonly asked: (who: string, when: string) => string;
  readonly moreOfQuestion: string;
  readonly unread: string;
  readonly keys: string;
  readonly keysDespite: string;
  readonly pages: string;
  readonly backToDraft: string;
}

/** The words of the screen on which `send` shows a draft. */
export const reviewWords: Readonly<Record<Lang, ReviewWords>> = {
  ja: {
    draft: 'この下書き',
    asked: (who, when) => `${who} 様より ${when}`,
    moreOfQuestion: '… (全文は s)',
    unread: '(本文を読めませんでした)',
    keys: '送りますか?  y はい  n いいえ  e 編集  s やり取り  q やめる',
    keysDespite: '上の点を承知のうえで送りますか?  y はい (もう一度確かめます)  n いいえ  e 編集  s やり取り  q やめる',
    pages: 'スペース 続き',
    backToDraft: 'q 下書きへ',
  },
  en: {
    draft: 'This draft',
    asked: (who, when) => `${who}, ${when}`,
    moreOfQuestion: '… (s: all of it)',
    unread: '(its text could not be read)',
    keys: 'Send it?  y yes  n no  e edit  s show the thread  q quit',
    keysDespite: 'Send it all the same?  y yes (asked once more)  n no  e edit  s show the thread  q quit',
    pages: 'space more',
    backToDraft: 'q to the draft',
  },
};
