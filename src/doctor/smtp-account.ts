import type { AccountConfig } from '../config/config.ts';
import { tryLogin } from '../submit/smtp.ts';
import { result, skipped } from './finding.ts';
import type { Secrets } from './secret.ts';
import { reachServer } from './server.ts';
import type { DoctorWorld, Result } from './types.ts';

/** Everything up to the login; QUIT comes right behind it, so no mail is begun. */
export async function smtpChecks(
  world: DoctorWorld,
  { name: account, smtp }: AccountConfig,
  secrets: Secrets,
): Promise<readonly Result[]> {
  if (smtp === null) {
    const none = skipped({
      ja: '設定に smtp がないため、送信はできません',
      en: 'without smtp in the configuration nothing can be sent',
    });
    return [result('smtp-login', account, none)];
  }
  const { host, port, user, security } = smtp;
  const { patience } = world;
  const timeouts = { connect: patience, stall: 2 * patience, reply: 2 * patience };
  const { results } = await reachServer('smtp', account, smtp, secrets.of(account, smtp), world, (login) =>
    tryLogin({ server: { account, host, port, user, security }, ...login, timeouts }),
  );
  return results;
}
