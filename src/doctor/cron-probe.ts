import { loadTrustedConfig } from '../config/trust.ts';
import { resolveWebhookUrl } from '../config/webhook-url.ts';
import { ClientCheckError } from '../errors.ts';
import type { ProbeReport } from './cron-report.ts';
import { Secrets } from './secret.ts';
import type { DoctorWorld } from './types.ts';

/**
 * `client-check doctor --cron-probe`, which the doctor runs in cron's environment: can the configuration be used, and can its
 * secrets be had? Connects to nothing.
 */
export async function cronProbe(
  world: Pick<DoctorWorld, 'around' | 'now' | 'run' | 'patience'>,
  what: string,
  options: { readonly config: string | null; readonly accounts: readonly string[] },
): Promise<ProbeReport> {
  try {
    const { config } = await loadTrustedConfig(world.around, options.config);
    const secrets = new Secrets(world);
    const wanted = config.accounts.filter(
      ({ name }) => options.accounts.length === 0 || options.accounts.includes(name),
    );
    const passwords = await Promise.all(
      wanted.map(async ({ name, source }) => {
        if (source.kind !== 'imap') return [];
        const { finding } = await secrets.of(name, source.server);
        return finding.code === null ? [] : [`${name}: ${finding.code}`];
      }),
    );
    const webhook = what === 'webhook' ? await webhookFault(config.notify?.webhook ?? null, world) : null;
    return { configuration: null, passwords: passwords.flat(), webhook };
  } catch (error) {
    return { configuration: codeOf(error), passwords: [], webhook: null };
  }
}

async function webhookFault(
  webhook: Parameters<typeof resolveWebhookUrl>[0] | null,
  { around, run, patience }: Pick<DoctorWorld, 'around' | 'run' | 'patience'>,
): Promise<string | null> {
  if (webhook === null) return 'webhook-missing';
  return resolveWebhookUrl(webhook, { env: around.env, run, limit: patience }).then(() => null, codeOf);
}

function codeOf(error: unknown): string {
  return error instanceof ClientCheckError ? error.code : 'defect';
}
