import { setTimeout as pause } from 'node:timers/promises';
import type { Grant } from '../auth/grant.ts';
import { providerOf } from '../auth/provider.ts';
import type { OAuth2Settings } from '../config/config.ts';
import type { Surroundings } from '../config/search.ts';
import type { LoginTarget } from './login-target.ts';
import { loginWords } from './login-words.ts';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { askUntil } from './sign-in-terminal.ts';
import type { Streams } from './terminal.ts';
import type { World } from './world.ts';

/** What signing in needs: the terminal itself, and time that a person may take. */
export interface SignInDesk {
  readonly streams: Streams;
  readonly around: Pick<Surroundings, 'env' | 'platform'>;
  /** What a person takes their time for does not count as the run's. */
  readonly waitFor: <T>(work: Promise<T>) => Promise<T>;
}

/** How a person signs in. */
export interface SignInWay {
  /** By a code that is typed on another machine. */
  readonly device: boolean;
  /** May a browser be opened here? */
  readonly browser: boolean;
}

type Voice = Pick<World, 'lang' | 'output' | 'time'>;

/** A browser where there is one; else the other machine's where the provider has that way; else by hand. */
export function usualWay({ around }: SignInDesk, settings: OAuth2Settings): SignInWay {
  const browser = hasBrowser(around);
  return { device: !browser && providerOf(settings).deviceEndpoint !== null, browser };
}

/** Has the person sign in. Throws a ClientCheckError. */
export function grantOf(voice: Voice, desk: SignInDesk, way: SignInWay, target: LoginTarget): Promise<Grant> {
  return desk.waitFor(way.device ? byDevice(voice, target) : byBrowser(voice, desk, way, target));
}

async function byBrowser(voice: Voice, desk: SignInDesk, options: SignInWay, target: LoginTarget): Promise<Grant> {
  const { signInByCode } = await import('../auth/code-flow.ts');
  const { account, user } = target;
  const words = loginWords[voice.lang];
  const client = await clientOf(voice, target);
  const opens = options.browser && hasBrowser(desk.around);
  const show = (url: string) => {
    const { host } = new URL(url);
    voice.output.warn((opens ? words.opening : words.openThis)(account, host, user));
    voice.output.warn(`\n${url}\n`);
    if (opens) openBrowser(url, desk.around);
    voice.output.warn(opens ? words.waiting : words.paste);
  };
  const pasted = (signal: AbortSignal) => askUntil(desk.streams, words.pasteQuestion, signal);
  return signInByCode(client, { account, user, show, pasted: opens ? undefined : pasted });
}

async function byDevice(voice: Voice, target: LoginTarget): Promise<Grant> {
  const { signInByDevice } = await import('../auth/device-flow.ts');
  const { account, user } = target;
  const words = loginWords[voice.lang];
  return signInByDevice(await clientOf(voice, target), {
    account,
    user,
    pause,
    show: ({ page, completePage, userCode }) => {
      voice.output.warn(words.device(account, page, userCode, user));
      if (completePage !== null) voice.output.warn(words.deviceComplete(completePage));
      voice.output.warn(words.waiting);
    },
  });
}

async function clientOf({ time }: Voice, { account, user, auth }: LoginTarget) {
  const { OAuthClient } = await import('../auth/client.ts');
  if (auth.kind !== 'oauth2') throw new Error('no OAuth2');
  return new OAuthClient(auth.settings, { account, user }, time);
}
