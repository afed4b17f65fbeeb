#!/usr/bin/env node
// Draws the README's pictures: the built program is run on the sample mailbox, and what it printed becomes an SVG.
//   npm run build && npm run pictures
// What the test of a new user's first morning has seen on its screens, for docs/setup.md:
//   TRANSCRIPT=/tmp/seen npx vitest run test/cli/new-user.test.ts && npm run pictures -- --screens /tmp/seen
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { loadSource } from './load-source.mjs';

const NOW = '2026-11-24T08:30:00+09:00';
const COLUMNS = 100;
const CELL = { width: 8.4, height: 20 };
const COLOURS = { 31: '#f7768e', 32: '#9ece6a', 33: '#e0af68', 36: '#7dcfff' };
const INK = '#c0caf5';
const { writeSample } = await loadSource('src/demo/write-sample.ts');
const root = join(import.meta.dirname, '..');

/** Splits a line of the program's output into runs of one style (it uses bold, dim, inverse and four colours). */
function runsOf(line) {
  const runs = [];
  let style = { colour: INK, bold: false, dim: false };
  for (const [, codes, text] of line.matchAll(/(?:\x1b\[([\d;]*)m)|([^\x1b]+)/g)) {
    if (text !== undefined) runs.push({ ...style, text });
    else for (const code of codes.split(';').map(Number)) style = styled(style, code);
  }
  return runs;
}

function styled(style, code) {
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, colour: INK };
  return COLOURS[code] ? { ...style, colour: COLOURS[code] } : style;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Each run stands where its column is, so that full-width characters keep the columns whatever the font. */
function picture(command, output) {
  const lines = [`\x1b[32m$\x1b[39m \x1b[1m${command}\x1b[22m`, ...output.trimEnd().split('\n')];
  const width = Math.ceil(COLUMNS * CELL.width + 32);
  const height = lines.length * CELL.height + 52;
  const rows = lines.flatMap((line, row) => {
    let column = 0;
    return runsOf(line).flatMap((run) =>
      run.text.split(/( {2,})/).map((text) => {
        const x = 16 + column * CELL.width;
        const columns = stringWidth(text);
        column += columns;
        if (text.trim() === '') return '';
        const y = 50 + row * CELL.height;
        const weight = run.bold ? ' font-weight="bold"' : '';
        const opacity = run.dim ? ' opacity="0.6"' : '';
        const length = (columns * CELL.width).toFixed(1);
        return `<text x="${x.toFixed(1)}" y="${y}" fill="${run.colour}"${weight}${opacity} textLength="${length}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(text)}</text>`;
      }),
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<rect width="100%" height="100%" rx="8" fill="#1a1b26"/>
<g><circle cx="20" cy="18" r="5" fill="#f7768e"/><circle cx="38" cy="18" r="5" fill="#e0af68"/><circle cx="56" cy="18" r="5" fill="#9ece6a"/></g>
<g font-family="'Noto Sans Mono CJK JP','Source Han Mono',Menlo,Consolas,'MS Gothic',monospace" font-size="14">
${rows.filter((row) => row !== '').join('\n')}
</g>
</svg>
`;
}

/** Of each question its answer alone: what was drawn while it was typed is left out. */
function settled(screen, home) {
  return (
    screen
      .replace(/◆[\s\S]*?(?=◇)/g, '')
      .replaceAll(home, '~')
      // Progress is wiped from a terminal; here it stands in front of what took its place.
      .replace(/^[^│◇▲\n]+│$/gm, '│')
      .replace(/^agency: (?:connecting|接続しています)/gm, '')
      .replace(/^(?:(\S+) を送っています|sending (\S{4}))(?=\1|\2)/gm, '')
      .split('\n')
      .filter((line) => !line.includes('█'))
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
  );
}

const at = process.argv.indexOf('--screens');
if (at > 0) {
  for (const lang of ['ja', 'en']) {
    const screens = JSON.parse(readFileSync(`${process.argv[at + 1]}-${lang}.json`, 'utf8'));
    const home = /(\/\S*?\/new-user)\//.exec(screens[0].screen)?.[1] ?? '';
    for (const [name, index] of [
      ['init', 0],
      ['first-list', 1],
      ['first-draft', 2],
      ['first-send', 3],
    ]) {
      const { command, screen } = screens[index];
      const shown = settled(screen, home).replaceAll('node ../package/package/bin/client-check.js', 'client-check');
      writeFileSync(join(root, 'docs', 'pictures', `${name}-${lang}.svg`), picture(command, shown));
    }
  }
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), 'client-check-pictures-'));
try {
  const { config } = await writeSample(folder, Date.parse(NOW));
  const program = join(folder, 'client-check');
  symlinkSync(join(root, 'bin', 'client-check.js'), program);
  const env = { HOME: folder, PATH: process.env.PATH, COLUMNS: String(COLUMNS), FORCE_COLOR: '1' };
  const run = (...args) =>
    execFileSync(process.execPath, [program, ...args, '--config', config, '--now', NOW], { encoding: 'utf8', env });
  const { threads } = JSON.parse(run('inbox', '--json'));
  const { id } = threads.find(({ subject }) => subject.startsWith('宿泊プラン'));
  mkdirSync(join(root, 'docs', 'pictures'), { recursive: true });
  for (const lang of ['ja', 'en']) {
    for (const [name, args] of [
      ['inbox', ['inbox']],
      ['show', ['show', id]],
    ]) {
      const file = join(root, 'docs', 'pictures', `${name}-${lang}.svg`);
      writeFileSync(file, picture(`client-check ${args.join(' ')}`, run(...args, '--lang', lang)));
      console.log(file);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
