/** What the browser shows when it comes back, in both languages: the server here does not know the reader's. */
export type Page = 'done' | 'declined' | 'wrong' | 'nothing';

const TEXTS: Readonly<Record<Page, readonly [ja: string, en: string]>> = {
  done: [
    'サインインの結果を client-check が受け取りました。この画面を閉じて、端末に戻ってください。',
    'client-check has the answer. You can close this page and go back to the terminal.',
  ],
  declined: [
    'サインインは許可されませんでした。この画面を閉じて、端末をご覧ください。',
    'The sign-in was not permitted. Close this page and look at the terminal.',
  ],
  wrong: [
    'このサインインは client-check が始めたものではありません。何も受け取っていません。',
    'client-check did not begin this sign-in. Nothing was taken.',
  ],
  nothing: ['ここには何もありません。', 'There is nothing here.'],
};

/** A page without scripts, pictures or anything of the request. */
export function pageOf(page: Page): string {
  const [ja, en] = TEXTS[page];
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>client-check</title>
<style>body{font:1.1rem/1.7 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}</style>
<h1>client-check</h1>
<p>${ja}</p>
<p lang="en">${en}</p>
</html>
`;
}

/** The page is nobody's but the browser's that asked: kept nowhere, framed nowhere, and its address (which holds the code) told nobody. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};
