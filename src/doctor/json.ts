import type { Report } from './doctor.ts';
import { TITLES } from './titles.ts';
import type { DoctorWorld, Status } from './types.ts';

/** `client-check/doctor/1`: fields may be added, never renamed. As safe to show as the report for a person. */
export function reportJson({ results, mask, lang, configurationFaults }: Report, world: DoctorWorld): object {
  const count = (status: Status) => results.filter((one) => one.status === status).length;
  return {
    schema: 'client-check/doctor/1',
    version: world.version,
    node: world.nodeVersion,
    platform: world.around.platform,
    ok: count('fault') === 0,
    counts: { ok: count('ok'), warning: count('warning'), fault: count('fault'), skipped: count('skipped') },
    configurationFaults,
    checks: results.map(({ id, account, status, code, detail, mend, exitCode }) => ({
      id,
      account: account && mask(account),
      status,
      code,
      title: TITLES[id][lang],
      detail: detail && mask(detail[lang]),
      mend: mend && mask(mend[lang]),
      exitCode,
    })),
  };
}
