import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../../src/config/run-command.ts';
import { desktopCommand, showOnDesktop } from '../../src/notify/desktop.ts';
import { noticeOf } from '../../src/notify/notice.ts';
import { errorOf } from '../config/help.ts';
import { hostileMails, viewOf } from './sample.ts';

const hostile = noticeOf(viewOf(hostileMails(9)), 'ja', 'client-check');
const on = (platform: NodeJS.Platform, env = {}) => desktopCommand(hostile, { env, platform, uid: 1000 });

describe('the desktop', () => {
  test('Linux: texts are arguments behind --, marks escaped; the session bus is found from cron too', () => {
    const { command, env } = on('linux');
    expect(command.slice(0, 4)).toEqual(['notify-send', '--app-name=client-check', '--', hostile.title]);
    expect(command).toHaveLength(5);
    expect(command[4]).not.toMatch(/[<>]/);
    expect(command[4]?.split('\n')).toHaveLength(3);
    expect(env).toEqual({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' });
    expect(on('linux', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }).env['DBUS_SESSION_BUS_ADDRESS']).toBe(
      'unix:path=/x',
    );
  });

  test('macOS: the script is the same whatever a mail says', () => {
    const { command } = on('darwin');
    expect(command.slice(0, 7).join(' ')).toBe(
      'osascript -e on run argv -e display notification (item 2 of argv) with title (item 1 of argv) -e end run',
    );
    expect(command.slice(7)).toEqual([hostile.title, expect.stringContaining('•')]);
  });

  test('Windows: the script reads the texts from its environment', () => {
    const { command, env } = on('win32', { Path: 'C:\\' });
    expect(command.join(' ')).not.toContain('evil');
    expect(env).toMatchObject({ Path: 'C:\\', CLIENT_CHECK_TITLE: hostile.title });
  });

  test('what goes wrong is told', async () => {
    const ended = (result: Partial<CommandResult>) => async () => ({
      status: 0,
      stdout: '',
      stderr: '',
      failure: null,
      ...result,
    });
    const show = (result: Partial<CommandResult>) =>
      showOnDesktop(hostile, { env: {}, platform: 'linux', uid: 1000, run: ended(result) });
    await show({});
    expect(await errorOf(show({ status: null, failure: 'ENOENT' }), 'notice-desktop')).toContain(
      'there is no notify-send',
    );
    expect(await errorOf(show({ status: 1 }), 'notice-desktop')).toContain('exit status 1');
    expect(await errorOf(show({ status: null, failure: 'time-out' }), 'notice-desktop')).toContain('time-out');
  });

  test('the program gets the texts as they are: no shell is in between', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-check-desktop-'));
    const script = `#!/bin/sh\nfor word do printf '%s\\0' "$word"; done >${folder}/words\n`;
    writeFileSync(join(folder, 'notify-send'), script, { mode: 0o755 });
    const env = { PATH: `${folder}:/usr/bin:/bin` };
    await showOnDesktop(hostile, { env, platform: 'linux', uid: 1000, run: runCommand });
    const words = readFileSync(join(folder, 'words'), 'utf8').split('\0');
    expect(words.slice(0, -1)).toEqual(on('linux').command.slice(1));
    rmSync(folder, { recursive: true });
  });
});
