import { readEmail, readEnvName, readHost, readLine, readRule } from '../config/names.ts';
import { ClientCheckError, type Lang } from '../errors.ts';
import type { CommonOptions } from './program.ts';

/** The options of `init`, as commander gives them. */
export interface InitArguments extends CommonOptions {
  readonly address?: string;
  readonly imapHost?: string;
  readonly imapPort?: string;
  readonly imapSecurity?: string;
  readonly smtpHost?: string;
  readonly smtpPort?: string;
  readonly smtpSecurity?: string;
  readonly user?: string;
  readonly ca?: string;
  readonly passwordCommand?: string;
  readonly passwordEnv?: string;
  readonly passwordFile?: string;
  readonly name?: string;
  readonly organization?: string;
  readonly clock?: string;
  readonly team?: string[];
  readonly client?: string[];
  readonly output?: string;
  readonly yes?: boolean;
}

/** What each option must be; null: it is. */
const CHECKS: Readonly<Partial<Record<keyof InitArguments, (value: string) => boolean>>> = {
  address: (value) => 'value' in readEmail(value),
  imapHost: (value) => 'value' in readHost(value),
  smtpHost: (value) => 'value' in readHost(value),
  imapPort: isPort,
  smtpPort: isPort,
  imapSecurity: isSecurity,
  smtpSecurity: isSecurity,
  user: isLine,
  name: isLine,
  organization: isLine,
  ca: isLine,
  passwordCommand: (value) => value.trim() !== '' && !value.includes('\0'),
  passwordEnv: (value) => 'value' in readEnvName(value),
  clock: (value) => ['elapsed', 'business-days', 'business-hours'].includes(value),
};

/** Throws `usage` for the first option whose value can't be used. */
export function checkOptions(options: InitArguments, lang: Lang): void {
  for (const [key, isRight] of Object.entries(CHECKS)) {
    const value = options[key as keyof InitArguments];
    if (typeof value === 'string' && !isRight(value)) throw wrong(flag(key), value, lang);
  }
  for (const rule of options.team ?? []) if ('fault' in readRule(rule)) throw wrong('--team', rule, lang);
  clientsOf(options, lang);
  const ways = passwordFlags.filter((key) => options[key] !== undefined).map(flag);
  if (ways.length > 1) {
    const both = ways.join(', ');
    throw usage(lang === 'ja' ? `${both} は 1 つだけ指定してください` : `give only one of ${both}`);
  }
}

export const passwordFlags = ['passwordCommand', 'passwordEnv', 'passwordFile'] as const;

/** `--client "NAME=domain,domain"`. */
export function clientsOf({ client = [] }: InitArguments, lang: Lang): { name: string; match: string[] }[] {
  return client.map((text) => {
    const at = text.lastIndexOf('=');
    const name = text.slice(0, Math.max(0, at)).trim();
    const match = text
      .slice(at + 1)
      .split(/[\s,]+/)
      .filter((rule) => rule !== '');
    const right = at > 0 && isLine(name) && match.length > 0 && match.every((rule) => 'value' in readRule(rule));
    if (!right) throw wrong('--client', text, lang);
    return { name, match };
  });
}

/** `imapHost` is `--imap-host`. */
export function flag(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

function isSecurity(value: string): boolean {
  return value === 'tls' || value === 'starttls';
}

function isLine(value: string): boolean {
  return 'value' in readLine(value);
}

function wrong(option: string, value: string, lang: Lang): ClientCheckError {
  return usage(
    lang === 'ja' ? `${option} の値「${value}」が読めません` : `the value "${value}" of ${option} is not understood`,
  );
}

function usage(what: string): ClientCheckError {
  return new ClientCheckError('usage', { what, call: 'client-check init --help' });
}
