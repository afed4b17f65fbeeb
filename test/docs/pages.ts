import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Every page for users, by its path from the root. */
export const PAGES: readonly string[] = [
  'README.md',
  'README.ja.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A page without its blocks of code. */
export function proseOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
}

export function headingsOf(page: string): { readonly level: number; readonly text: string }[] {
  return [...proseOf(page).matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', text = '']) => ({
    level: marks.length,
    text,
  }));
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(text: string): string {
  const bare = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-');
}
