import { userInfo } from 'node:os';
import { machineZone } from '../cli/machine-zone.ts';
import type { DoctorArguments } from '../cli/program-doctor.ts';
import type { Output } from '../cli/world.ts';
import { runCommand } from '../config/run-command.ts';
import { jsonText } from '../render/json-text.ts';
import { paintWith } from '../render/style.ts';
import { cronProbe } from './cron-probe.ts';
import { reportText } from './cron-report.ts';
import { examine, exitCodeOf } from './doctor.ts';
import { reportJson } from './json.ts';
import { renderReport } from './render.ts';
import type { DoctorWorld } from './types.ts';
import { doctorWords } from './words.ts';

/** How long a server or a command of a configuration may take at each step, in milliseconds. */
const PATIENCE = 10_000;

type Call = Omit<DoctorWorld, 'nodeVersion' | 'timezone' | 'user' | 'run' | 'patience'> & { readonly output: Output };

/** `doctor` as it was called. Returns the exit code. */
export async function doctorFromCall(call: Call, options: DoctorArguments): Promise<number> {
  const { output, around } = call;
  const world: DoctorWorld = {
    ...call,
    nodeVersion: process.versions.node,
    timezone: await machineZone(Intl.DateTimeFormat().resolvedOptions().timeZone),
    user: userName(),
    run: runCommand,
    patience: Number(around.env['CLIENT_CHECK_TEST_PATIENCE']) || PATIENCE,
  };
  const scope = { config: options.config ?? null, accounts: options.account ?? [] };
  if (options.cronProbe !== undefined) {
    output.print(reportText(await cronProbe(world, options.cronProbe, scope)));
    return 0;
  }
  output.progress(doctorWords[call.lang ?? call.fallback].running);
  const report = await examine(world, scope);
  output.progress('');
  if (options.json) output.print(jsonText(reportJson(report, world)));
  else {
    const signs = around.env['TERM'] !== 'dumb';
    output.print(renderReport(report, world, { columns: output.columns, paint: paintWith(output.colour), signs }));
  }
  return exitCodeOf(report);
}

/** A user without an entry in passwd has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
