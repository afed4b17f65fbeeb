export type Lang = 'ja' | 'en';

/**
 * The language that a client writes: Japanese where there is any kana; where there are only Chinese characters, or no words at
 * all, `usual`; else English.
 */
export function languageOf(text: string, usual: Lang): Lang {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return usual;
  return /\p{Script=Latin}{2}/u.test(text) ? 'en' : usual;
}
