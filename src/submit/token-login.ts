import type { SmtpServer } from './failure.ts';

/** What nodemailer hands to a login of one's own. */
interface LoginContext {
  readonly authMethods: readonly string[];
  readonly sendCommand: (command: string) => Promise<{ readonly status?: number; readonly response: string }>;
}

/** The name under which nodemailer knows it: under that of a mechanism it would pick another that the server names first. */
export const TOKEN_LOGIN = 'CLIENT-CHECK-TOKEN';

/**
 * SASL XOAUTH2 (Google's and Microsoft's), else OAUTHBEARER (RFC 7628). nodemailer's own would take a refused token to the server a second
 * time, and would keep the server's words to itself.
 */
export function tokenLogin(token: string, { user, host, port }: SmtpServer) {
  return async ({ authMethods, sendCommand }: LoginContext): Promise<void> => {
    const bearer = !authMethods.includes('XOAUTH2');
    const said = bearer
      ? `n,a=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},\x01host=${host}\x01port=${port}\x01auth=Bearer ${token}\x01\x01`
      : `user=${user}\x01auth=Bearer ${token}\x01\x01`;
    const mechanism = bearer ? 'OAUTHBEARER' : 'XOAUTH2';
    const answer = await sendCommand(`AUTH ${mechanism} ${Buffer.from(said).toString('base64')}`);
    // A refusal comes as a challenge, which has to be answered before the reply (RFC 7628 3.2.3).
    const last = answer.status === 334 ? await sendCommand(bearer ? 'AQ==' : '') : answer;
    if (last.status !== 235) throw new Error('the token was refused');
  };
}
