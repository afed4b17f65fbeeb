import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSample } from '../../src/demo/write-sample.ts';

/** When the sample is looked at, as everywhere in the documentation. */
const NOW = '2026-11-24T08:30';

/** `<!-- prints: client-check … -->`, perhaps with what it reads (`<<`), and the block that holds what it prints. */
const PLACE = /(<!-- prints: client-check (.+?)(?: << "(.*)")? -->\n+```json\n)[\s\S]*?(```)/g;

/** The page with every block as the program prints it on the sample. */
export async function withExamples(page: string, program: string): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const found of page.matchAll(PLACE)) {
    const [whole, head = '', call = '', input, end = ''] = found;
    parts.push(page.slice(from, found.index), head, shortened(await printed(program, call, input)), end);
    from = found.index + whole.length;
  }
  return parts.join('') + page.slice(from);
}

/** A sample of its own, so that what one example changes the next does not see. */
async function printed(program: string, call: string, input = ''): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'client-check-docs-'));
  try {
    const { config } = await writeSample(home, Date.parse(`${NOW}:00+09:00`));
    const args = [program, ...call.split(' '), '--json', '--lang', 'en', '--now', NOW, '--config', config];
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, LANG: 'C.UTF-8' };
    const text = await new Promise<string>((resolve) => {
      const child = execFile(process.execPath, args, { env, timeout: 60_000 }, (_, out, err) => resolve(out + err));
      child.stdin?.end(input.replaceAll('\\n', '\n'));
    });
    return text.replaceAll(home, '/home/hanako');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Of a list the first entry, of a long text the beginning. */
function shortened(text: string): string {
  const short = (value: unknown): unknown => {
    if (typeof value === 'string') return value.length > 90 ? `${value.slice(0, 60)}…` : value;
    if (Array.isArray(value)) return value.slice(0, 1).map(short);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, short(one)]));
  };
  return `${JSON.stringify(short(JSON.parse(text)), null, 2)}\n`;
}
