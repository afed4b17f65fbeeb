import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere, liveServer } from '../live/available.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { robot } from '../live/oauth/robot.ts';
import { CLIENT_ID, SCOPES } from '../live/oauth/server.ts';
import { keyringHere, SessionKeyring } from '../live/session-keyring.ts';
import { until } from '../live/wait.ts';
import { CliDesk, USER } from './cli-desk.ts';

const here = dovecotHere() && liveServer(['script'], 'Debian: apt-get install bsdutils');

const DOWN = '\u001b[B';
const ENTER = '\r';
const CTRL_C = '\u0003';

type Answers = NonNullable<Parameters<CliDesk['talk']>[1]>;

/** As far as the way in; the list of ways begins with the one that the configuration names now. */
const start: Answers = [
  [/mail address\?/, ENTER],
  [/Use these servers\?/, ENTER],
];
const WAY = /Where does the password come from/;
const rest: Answers = [
  [/Your name/, `Hanako${ENTER}`],
  [/company or organisation/, ENTER],
  [/your colleagues/, ENTER],
  [/How are the 24 hours/, ENTER],
];

describe.skipIf(!here)('init signs in', { timeout: 120_000 }, () => {
  let desk: CliDesk;
  const file = () => readFileSync(join(desk.home.path, '.clientrc'), 'utf8');

  beforeAll(async () => {
    desk = await CliDesk.start();
  });
  afterAll(() => desk?.stop());
  beforeEach(() => {
    desk.configure('{ passwordEnv: NOT_THERE }');
  });

  const toSignIn = (): Answers => [
    ...start,
    [WAY, `${DOWN}${DOWN}${DOWN}${ENTER}`],
    [/authorization endpoint\?/, `${desk.server.issuer}/auth${ENTER}`],
    [/token endpoint\?/, `${desk.server.issuer}/token${ENTER}`],
    [/device authorization endpoint\?/, ENTER],
    [/Which scopes\?/, ` ${SCOPES.filter((one) => one !== 'offline_access').join(' ')}${ENTER}`],
    [/client ID\?/, `${CLIENT_ID}${ENTER}`],
    [/client secret\?/, ENTER],
  ];
  const init = async (answers: Answers) => {
    const browsing = until('a browser', () => desk.pageOpened(), 60_000).then(([page = '']) => robot(page, USER));
    const said = await desk.talk(['init', '--lang', 'en'], answers, { DISPLAY: ':9' });
    await browsing;
    return said;
  };

  test('given up at the last question: nothing is kept, not even what the sign-in gave', async () => {
    const before = file();
    const { code, screen } = await init([...toSignIn(), ...rest, [/Write .*\?/, CTRL_C]]);
    expect(code, screen).toBe(130);
    expect(screen).toContain('IMAP: logged in at 127.0.0.1');
    expect([file(), desk.tokens]).toEqual([before, []]);
  });

  test('by OAuth2 with endpoints of one’s own: tried, written, and every command can log in', async () => {
    const { code, screen } = await init([...toSignIn(), ...rest, [/Write .*\?/, ENTER]]);
    expect(code, screen).toBe(0);
    expect(file()).toContain(`clientId: ${CLIENT_ID}`);
    expect(desk.tokens).toHaveLength(1);
    expect(await desk.run(['inbox'])).toMatchObject({ code: 0, err: '' });
  });

  describe.skipIf(!keyringHere())('into the keyring', () => {
    let session: SessionKeyring;
    beforeAll(async () => {
      session = await SessionKeyring.start();
    });
    afterAll(() => session?.stop());

    const keyring: Answers = [...start, [WAY, `${DOWN}${DOWN}${ENTER}`], [/Password of .*\?/, `${PASSWORD}${ENTER}`]];

    test('given up: not kept; confirmed: kept, and no file holds it', async () => {
      const words = ['init', '--lang', 'en'];
      const without = await desk.talk(words, [...keyring, ...rest, [/Write .*\?/, CTRL_C]], session.env);
      expect(without.code, without.screen).toBe(130);
      desk.configure('{ keyring: true }');
      expect((await desk.run(['inbox'], session.env)).err).toContain('holds no password');

      desk.configure('{ passwordEnv: NOT_THERE }');
      const { code, screen } = await desk.talk(words, [...keyring, ...rest, [/Write .*\?/, ENTER]], session.env);
      expect(code, screen).toBe(0);
      expect(file()).toContain('auth: { keyring: true }');
      expect(await desk.run(['inbox'], session.env)).toMatchObject({ code: 0, err: '' });
    });

    test('no session: it says so, and another way may be chosen', async () => {
      const { code, screen } = await desk.talk(
        ['init', '--lang', 'en'],
        [
          ...start,
          [WAY, `${DOWN}${DOWN}${ENTER}`],
          [/the keyring cannot be reached[\s\S]*Where does the password/, CTRL_C],
        ],
      );
      expect(code, screen).toBe(130);
    });
  });
});
