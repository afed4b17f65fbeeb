import { ClientCheckError } from '../errors.ts';
import type { DeviceCode, OAuthClient } from './client.ts';
import type { Grant, Identity } from './grant.ts';

export interface DeviceFlow extends Identity {
  /** Shows the person which page to open, on any machine, and which code to type there. */
  readonly show: (code: DeviceCode) => void;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** RFC 8628 3.5: five seconds more after each `slow_down`. */
const SLOWER = 5_000;

/** No server may have us ask more often than this, nor wait so long that nobody would. */
const INTERVAL = { least: 1_000, most: 60_000 };

/** Nobody types a code later than that, whatever the server allows. In milliseconds. */
const LONGEST = 30 * 60_000;

/** Sign-in on another machine (RFC 8628), for one without a browser. Throws a ClientCheckError. */
export async function signInByDevice(client: OAuthClient, flow: DeviceFlow): Promise<Grant> {
  const { account, show, pause } = flow;
  const code = await client.deviceCode();
  show(code);
  const lifetime = Math.min(code.lifetime, LONGEST);
  let interval = Math.min(Math.max(code.interval, INTERVAL.least), INTERVAL.most);
  for (let waited = 0; waited < lifetime; waited += interval) {
    await pause(interval);
    const answer = await client.poll(code).catch((error) => {
      // RFC 8628 3.5: where the server can't be reached, it is asked less often, and not given up.
      if (error instanceof ClientCheckError && error.code === 'sign-in-unreachable') return 'slow-down' as const;
      throw error;
    });
    if (typeof answer !== 'string') return answer;
    if (answer === 'slow-down') interval = Math.min(interval + SLOWER, INTERVAL.most);
  }
  throw new ClientCheckError('sign-in-timed-out', { account, minutes: Math.ceil(lifetime / 60_000) });
}
