import type { AccountConfig } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import type { SmtpOptions, Submission } from '../submit/smtp.ts';
import { readCertificate } from './open-store.ts';
import { credentialOf, type SignInSource } from './sign-ins.ts';

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signIns?: SignInSource;
  /** A line of the conversation with the server, for --verbose; secrets are not in it. */
  readonly log?: (line: string) => void;
}

/** Opens what takes an account's mail for delivery; connected when something is submitted. Throws a ClientCheckError. */
export async function openSubmission(account: AccountConfig, around: Around): Promise<Submission> {
  const options = await smtpOptions(account, around);
  const { openSmtp } = await import('../submit/smtp.ts');
  return openSmtp(options);
}

/** Logs in where the account's mail would be submitted. Throws a ClientCheckError. */
export async function tryLoginAt(account: AccountConfig, around: Around): Promise<void> {
  const options = await smtpOptions(account, around);
  const { tryLogin } = await import('../submit/smtp.ts');
  await tryLogin(options);
}

async function smtpOptions({ name, smtp }: AccountConfig, around: Around): Promise<SmtpOptions> {
  if (smtp === null) throw new ClientCheckError('no-smtp', { account: name });
  const credential = await credentialOf(smtp, name, around);
  const ca = smtp.ca === null ? null : await readCertificate(smtp.ca);
  const { host, port, user, security } = smtp;
  const told = around.log ? { log: around.log } : {};
  return { server: { account: name, host, port, user, security }, ...credential, ca, ...told };
}
