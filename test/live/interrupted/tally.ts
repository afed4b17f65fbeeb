import type { Ended } from './case.ts';
import type { Plan } from './plan.ts';

const COLUMNS = ['cases', 'delivered once', 'draft still there', 'uncertain', 'before the dot'] as const;

/** Counts of how cases ended, by what befell their first run. */
export class Tally {
  cases = 0;
  /** Cases in which a run was really broken off. */
  broken = 0;
  uncertain = 0;
  readonly faults: string[] = [];
  private runs = 0;
  private readonly rows = new Map<string, number[]>();
  private readonly decided = new Map<string, number>();

  add(plan: Plan, { state, beforeDot, decided, broken, faults }: Ended): void {
    this.cases += 1;
    this.runs += broken;
    if (broken > 0) this.broken += 1;
    if (state === 'uncertain') this.uncertain += 1;
    const kind = plan.runs.length > 1 ? `${plan.runs[0]?.kind}, and again` : String(plan.runs[0]?.kind);
    const row = this.rows.get(kind) ?? COLUMNS.map(() => 0);
    const states = ['delivered', 'draft', 'uncertain'];
    this.rows.set(
      kind,
      row.map((count, at) => count + Number(at === 0 || at === states.indexOf(state) + 1 || (at === 4 && beforeDot))),
    );
    if (decided) this.decided.set(decided, (this.decided.get(decided) ?? 0) + 1);
    for (const fault of faults) this.faults.push(`${fault} (case ${plan.number}: ${JSON.stringify(plan)})`);
  }

  table(): string {
    const rows = [...this.rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const sum = COLUMNS.map((_, at) => rows.reduce((total, [, row]) => total + (row[at] ?? 0), 0));
    const lines = [['', ...COLUMNS], ...rows.map(([kind, row]) => [kind, ...row]), ['all', ...sum]].map((line) =>
      line.map((cell, at) => (at === 0 ? String(cell).padEnd(30) : String(cell).padStart(18))).join(''),
    );
    const duplicates = this.faults.filter((fault) => /^(?:accepted|sent again)/.test(fault)).length;
    const lost = this.faults.filter((fault) => fault.startsWith('lost')).length;
    const decided = [...this.decided].map(([what, count]) => `${what} ${count}`).join(', ');
    return `\n${lines.join('\n')}\nduplicates ${duplicates}, lost ${lost}, other faults ${this.faults.length - duplicates - lost}; runs broken off ${this.runs}; after the user's decision: ${decided}\n${this.faults.join('\n')}`;
  }
}
