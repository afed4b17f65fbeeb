import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Folder -> the folders that it may import from, itself apart. `errors.ts`, `hidden.ts`, `on-disk.ts`, `file-lock.ts` and `login-token.ts` are for everyone. CONTRIBUTING.md shows the same. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  mail: [],
  calendar: [],
  triage: ['mail', 'calendar'],
  compose: ['mail', 'calendar'],
  report: ['mail', 'calendar', 'triage'],
  cache: ['mail'],
  lint: ['mail', 'calendar', 'triage', 'compose'],
  mailstore: ['mail'],
  submit: ['mail'],
  auth: ['mail', 'config:type'],
  config: ['mail', 'calendar', 'triage'],
  render: ['mail', 'calendar', 'triage', 'compose', 'lint', 'report'],
  demo: ['mail', 'calendar'],
  morning: ['mail', 'calendar', 'triage', 'mailstore', 'config', 'render'],
  schedule: ['mail'],
  notify: ['mail', 'calendar', 'triage', 'compose', 'config', 'render'],
  completion: ['mail', 'config', 'render'],
  setup: ['mail', 'calendar', 'triage', 'config'],
  cli: [
    'mail',
    'calendar',
    'triage',
    'compose',
    'lint',
    'report',
    'cache',
    'mailstore',
    'submit',
    'auth',
    'config',
    'render',
    'demo',
    'schedule',
    'morning',
    'notify',
    'setup',
    'completion',
  ],
  doctor: [
    'mail',
    'calendar',
    'triage',
    'compose',
    'lint',
    'mailstore',
    'submit',
    'config',
    'render',
    'schedule',
    'cli',
  ],
  '': [
    'mail',
    'calendar',
    'triage',
    'mailstore',
    'submit',
    'config',
    'render',
    'morning',
    'notify',
    'doctor',
    'completion',
    'cli',
  ],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

const folderOf = (file: string) => relative(src, file).split('/').slice(0, -1)[0] ?? '';

const imports: Import[] = sourceFiles(src).flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const pattern = /(?:^|\n)\s*(import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g;
  return [...text.matchAll(pattern)].flatMap(([, , type, from, dynamic]) => {
    const specifier = from ?? dynamic ?? '';
    if (!specifier.startsWith('.')) return [];
    const target = resolve(dirname(file), specifier);
    return [
      {
        file: relative(src, file),
        from: folderOf(file),
        to: folderOf(target),
        target: relative(src, target),
        typeOnly: Boolean(type),
      },
    ];
  });
});

describe('imports run one way', () => {
  test('the test sees the code', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  test('no folder imports from one that it may not', () => {
    const breaches = imports.filter(({ from, to, target, typeOnly }) => {
      if (
        from === to ||
        /^(?:errors|error-catalog(?:-\w+)?|connection-reasons|hidden|on-disk|file-lock|login-token)\.ts$/.test(target)
      )
        return false;
      const allowed = MAY_IMPORT[from] ?? [];
      return !allowed.includes(to) && !(typeOnly && allowed.includes(`${to}:type`));
    });
    expect(breaches.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('no file takes part in a cycle of imports that run', () => {
    const next = new Map<string, string[]>();
    for (const { file, target, typeOnly } of imports)
      if (!typeOnly) next.set(file, [...(next.get(file) ?? []), target]);
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      else if (!done.has(file)) for (const target of next.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    };
    const done = new Set<string>();
    for (const file of next.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });

  test('the clock, the random numbers and the process are seen by main.ts, quick.ts, morning.ts and complete.ts alone', () => {
    const pattern =
      /new Date\(\)|Date\.now\(\)|DateTime\.(?:now|local)\(|Math\.random\(|process\.(?:exit|argv|env|cwd)\b/;
    const breaches = sourceFiles(src)
      .filter(
        (file) =>
          !['main.ts', 'quick.ts', 'morning.ts', 'complete.ts'].includes(relative(src, file)) &&
          pattern.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
      )
      .map((file) => relative(src, file));
    expect(breaches).toEqual([]);
  });
});
