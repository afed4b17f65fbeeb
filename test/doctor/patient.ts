import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { runCommand } from '../../src/config/run-command.ts';
import { type DoctorOptions, examine, exitCodeOf, type Report } from '../../src/doctor/doctor.ts';
import { reportJson } from '../../src/doctor/json.ts';
import { renderReport } from '../../src/doctor/render.ts';
import type { DoctorWorld, Result } from '../../src/doctor/types.ts';
import { paintWith } from '../../src/render/style.ts';
import { makeFolders } from '../mailstore/write-maildir.ts';
import { leaksIn } from '../secrets/watch.ts';

/** What a diagnosis says of one fault: the check, its name, and how much it matters. */
export type Named = readonly [id: string, code: string, status: 'fault' | 'warning'];

/** Somebody's machine, healthy until a test plants a fault: a home with a Maildir, no crontab program. */
export class Patient {
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'client-check-patient-')));
  env: Record<string, string> = { PATH: '/nonexistent' };

  constructor() {
    makeFolders(join(this.home, 'Mail'), ['Sent', 'Drafts']);
    this.write('.clientrc', this.configuration());
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  /** The least configuration, on the Maildir; `more` is put behind it. */
  configuration(more = '', source = `maildir: ${join(this.home, 'Mail')}`): string {
    return `accounts:
  - name: work
    identity: { name: 佐藤 花子, address: hanako@agency.example }
    ${source}
clients:
  - { name: 株式会社さわやか商事, match: [sawayaka.example, "*.shop.sawayaka.example"] }
${more}
`;
  }

  write(name: string, text: string, mode = 0o600): string {
    const file = join(this.home, name);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode });
    return file;
  }

  world(changes: Partial<DoctorWorld> = {}): DoctorWorld {
    return {
      around: { cwd: this.home, home: this.home, env: this.env, platform: 'linux' },
      now: Date.now(),
      lang: 'en',
      fallback: 'en',
      node: process.execPath,
      script: '/usr/local/bin/client-check',
      program: 'client-check',
      version: '0.1.0',
      nodeVersion: '20.17.0',
      timezone: 'Asia/Tokyo',
      templates: join(import.meta.dirname, '../../templates'),
      user: 'hanako-user',
      run: runCommand,
      patience: 10_000,
      ...changes,
    };
  }

  async examine(changes: Partial<DoctorWorld> = {}, options: Partial<DoctorOptions> = {}): Promise<Diagnosis> {
    const world = this.world(changes);
    const report = await examine(world, { config: null, accounts: [], ...options });
    return new Diagnosis(report, world);
  }
}

/** What the doctor found. Whatever it is, it must be fit for a bug report. */
export class Diagnosis {
  readonly text: string;
  readonly json: string;

  constructor(
    readonly report: Report,
    world: DoctorWorld,
  ) {
    this.text = renderReport(report, world, { columns: 100, paint: paintWith(false), signs: true });
    this.json = JSON.stringify(reportJson(report, world));
    const ja = renderReport({ ...report, lang: 'ja' }, world, { columns: 80, paint: paintWith(false), signs: true });
    for (const shown of [this.text, this.json, ja]) {
      expect(leaksIn(shown)).toEqual([]);
      expect(shown).not.toMatch(/hanako|花子|sawayaka|さわやか商事|agency\.example|@\p{L}{4,}/u);
      expect(shown).not.toContain(world.around.home);
    }
  }

  get exitCode(): number {
    return exitCodeOf(this.report);
  }

  /** All that is wrong. */
  get named(): readonly Named[] {
    return this.report.results.flatMap(({ id, code, status }) =>
      code === null || status === 'ok' || status === 'skipped' ? [] : [[id, code, status] as const],
    );
  }

  /** Those that were left out since something else was wrong, or is not there. */
  get skipped(): readonly string[] {
    return this.report.results.filter(({ status }) => status === 'skipped').map(({ id }) => id);
  }

  of(id: string): Result | undefined {
    return this.report.results.find((one) => one.id === id);
  }
}
