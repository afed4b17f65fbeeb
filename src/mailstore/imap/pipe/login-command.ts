import { isPlainText, quoted } from './quoted.ts';

/** How to log in with a password: by SASL in one step (RFC 4959) or by LOGIN. Null where that would take a literal. */
export function loginCommand(
  capabilities: ReadonlySet<string>,
  user: string,
  password: string,
): { readonly text: string; readonly shown: string } | null {
  if (capabilities.has('AUTH=PLAIN') && capabilities.has('SASL-IR')) {
    const words = Buffer.from(`\0${user}\0${password}`).toString('base64');
    return { text: `AUTHENTICATE PLAIN ${words}`, shown: 'AUTHENTICATE PLAIN' };
  }
  if (!isPlainText(user) || !isPlainText(password)) return null;
  return { text: `LOGIN ${quoted(user)} ${quoted(password)}`, shown: 'LOGIN' };
}
