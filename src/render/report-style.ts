import { INK } from './report-charts.ts';

const light = {
  ground: '#ffffff',
  raised: '#f4f6f8',
  text: '#1b1f24',
  muted: '#4d5863',
  line: '#d5dbe1',
  first: '#1f6feb',
  second: '#0f8a5f',
  heat: ['#eef2f6', '#cfe2fb', '#9cc4f7', '#3f7fdc', '#174ea6'],
  onHeat: '#ffffff',
};

const dark: typeof light = {
  ground: '#12161b',
  raised: '#1c222a',
  text: '#e8edf2',
  muted: '#a9b4bf',
  line: '#37414c',
  first: '#6ea8ff',
  second: '#4fd1a1',
  heat: ['#1c222a', '#1d3557', '#24508a', '#7fb2ff', '#bcd7ff'],
  onHeat: '#0c1116',
};

function variables(colours: typeof light): string {
  const { heat, ...rest } = colours;
  const named = [...Object.entries(rest), ...heat.map((colour, level) => [`heat${level}`, colour] as const)];
  return named.map(([name, colour]) => `--${name}:${colour};`).join('');
}

function ink(colour: string, variable: string): string {
  return `svg [fill="${colour}"]{fill:var(--${variable})}svg [stroke="${colour}"]{stroke:var(--${variable})}`;
}

/** The page's style sheet. */
export const pageStyle = [
  `:root{${variables(light)}}`,
  `@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`,
  '*{box-sizing:border-box}',
  'body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:64rem;background:var(--ground);color:var(--text);',
  'font:16px/1.6 system-ui,-apple-system,"Hiragino Sans","Noto Sans JP","Yu Gothic UI",Meiryo,sans-serif}',
  'h1{font-size:1.6rem;line-height:1.3;margin:0}h2{font-size:1.15rem;margin:2.5rem 0 .75rem}',
  'header p{margin:.25rem 0 1.5rem;color:var(--muted)}',
  '.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:0}',
  '.tile{background:var(--raised);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem}',
  '.tile dt{color:var(--muted);font-size:.875rem}.tile dd{margin:0}',
  '.tile strong{display:block;font-size:1.5rem;font-variant-numeric:tabular-nums}.tile span{font-size:.8125rem;color:var(--muted)}',
  'figure{margin:2rem 0 0}figcaption{font-weight:600;margin-bottom:.25rem}.chart{overflow-x:auto}',
  '.chart svg{display:block;width:100%;min-width:34rem;height:auto;font-family:inherit}',
  '.scroll{overflow-x:auto}.scroll:focus-visible,.chart:focus-visible{outline:2px solid var(--first)}',
  'table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}',
  'th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}',
  'thead th{color:var(--muted);font-weight:600;vertical-align:bottom}',
  'tbody th{text-align:left;font-weight:500;max-width:18rem;overflow:hidden;text-overflow:ellipsis}thead th:first-child{text-align:left}',
  '.words td,.words th{text-align:left}.words td:last-child{white-space:normal;min-width:16rem}',
  'details{margin-top:1rem}summary{cursor:pointer}',
  'ul{padding-left:1.2rem}li{margin:.35rem 0}',
  ink(INK.text, 'text'),
  ink(INK.line, 'line'),
  ink(INK.first, 'first'),
  ink(INK.second, 'second'),
  ink(INK.onHeat, 'onHeat'),
  ...INK.heat.map((colour, level) => ink(colour, `heat${level}`)),
  '@media print{body{max-width:none;padding:0}.scroll,.chart{overflow:visible}.chart svg{min-width:0}',
  `figure,tr,.tile{break-inside:avoid}h2{break-after:avoid}:root{${variables(light)}}}`,
].join('');
