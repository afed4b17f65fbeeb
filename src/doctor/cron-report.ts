/** What a trial in cron's environment tells: names of faults, and nothing of a secret. */
export interface ProbeReport {
  /** Why the configuration cannot be used; null where it can. */
  readonly configuration: string | null;
  /** Why passwords cannot be had: a name of a fault each, with its account. */
  readonly passwords: readonly string[];
  readonly webhook: string | null;
}

const MARK = 'client-check/cron-probe/1';

export function reportText(report: ProbeReport): string {
  return `${JSON.stringify({ schema: MARK, ...report })}\n`;
}

/** The report in what a trial printed; null where there is none. */
export function readReport(stdout: string): ProbeReport | null {
  const line = stdout.split('\n').find((one) => one.includes(MARK));
  try {
    const { configuration, passwords, webhook } = JSON.parse(line ?? '') as ProbeReport;
    return { configuration, passwords, webhook };
  } catch {
    return null;
  }
}
