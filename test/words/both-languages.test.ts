import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pairsIn, SRC } from './pairs.ts';
import { compare } from './texts.ts';
import { sayers, unused } from './used.ts';

const pairs = pairsIn(SRC);
const compared = pairs.flatMap(({ file, line, key, ja, en }) =>
  ja && en ? [compare(ja, en, `${file}:${line}${key ? ` ${key}` : ''}`)] : [],
);
const texts = compared.flatMap((one) => one.texts);

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** Names of companies and services, the same in both. */
const NAMES = /^setup\/providers-\w+\.ts:\d+ name$/;
/** Terms that both languages write alike. */
const TERMS = /\b(?:HTTP|READ-WRITE|STARTTLS|Maildir|Bcc|UTC)\b/g;
/** A word of a language, without what stands in a command line. */
const bare = (text: string) =>
  text.replace(/\{\w+\}|「[^」]*」|"[^"]*"|https?:\S+|--?[\w-]+|[\w.*-]*[./_][\w./*-]*/g, ' ');

describe('every word of the screen is there in both languages', () => {
  test('the test sees them', () => {
    expect(pairs.length).toBeGreaterThan(500);
    expect(texts.length).toBeGreaterThan(900);
  });

  test('nothing is said in one language only', () => {
    expect(pairs.filter(({ ja, en }) => !ja || !en).map(({ file, line }) => `${file}:${line}`)).toEqual([]);
  });

  test('the same keys, and the same places to fill in', () => {
    // Japanese help is left to the terminal to break: a function, no words.
    const faults = compared.flatMap((one) => one.faults).filter((fault) => !fault.endsWith('.boxWrap: not in English'));
    expect(faults).toEqual([]);
  });

  test('no Japanese in the English words', () => {
    expect(texts.filter(({ en }) => JAPANESE.test(bare(en))).map(({ path, en }) => `${path}: ${en}`)).toEqual([]);
  });

  test('what is an English word is Japanese in Japanese', () => {
    const same = texts
      .filter(({ path }) => !NAMES.test(path))
      .filter(({ ja, en }) => /[a-z]{2,} [a-z]{2,}/i.test(bare(en)) && !JAPANESE.test(ja));
    expect(same.map(({ path, ja }) => `${path}: ${ja}`)).toEqual([]);
    expect(
      texts
        .filter(({ path, ja, en }) => !NAMES.test(path) && ja === en && /[a-z]{3,}/i.test(bare(en.replace(TERMS, ''))))
        .map(({ path, en }) => `${path}: ${en}`),
    ).toEqual([]);
  });

  test('no words that nobody says', () => {
    expect(unused(pairs, sayers(SRC))).toEqual([]);
  });

  test('the test finds what it looks for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-check-words-'));
    writeFileSync(
      join(folder, 'some-words.ts'),
      `const ja = { a: (n, m) => \`\${n}件 \${m}\`, b: '残り{count}', c: 'only here', lists: ['一', '二'] };
       const en = { a: (n) => \`\${n} mails\`, b: 'left: {total}', lists: ['one'] };
       const reason = { reasonJa: 'あ' }; const w = { ja: '日本語' };
       console.log(lang === 'ja' ? 'この言葉は' : 'この mail', say('there is no word', 'there is no word'));`,
    );
    const found = pairsIn(folder);
    rmSync(folder, { recursive: true });
    const all = found.flatMap(({ ja, en }) => (ja && en ? [compare(ja, en, '')] : []));
    expect(found.filter(({ ja, en }) => !ja || !en)).toHaveLength(2);
    expect(all.flatMap(({ faults }) => faults).toSorted()).toEqual([
      '.a: {0,1} in Japanese, {0} in English',
      '.b: {count} in Japanese, {total} in English',
      '.c: not in English',
      '.lists: 2 in Japanese, 1 in English',
    ]);
    const said = all.flatMap((one) => one.texts);
    expect(said.filter(({ en }) => JAPANESE.test(bare(en)))).toHaveLength(1);
    expect(said.filter(({ ja, en }) => ja === en && /[a-z]{3,}/.test(bare(en)))).toHaveLength(1);
    expect(unused(found, 'words.a() + words.b + words.lists')).toEqual(['some-words.ts: c']);
  });
});
