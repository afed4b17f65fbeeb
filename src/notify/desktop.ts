import type { RunCommand } from '../config/run-command.ts';
import { ClientCheckError } from '../errors.ts';
import type { Notice } from './notice.ts';
import { html } from './plain-words.ts';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's number, by which Linux names the folder of a session. */
  readonly uid: number | undefined;
  readonly run: RunCommand;
}

/** A desktop shows a few lines. */
const ROWS = 3;

const POWERSHELL = `[Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime] > $null
$template = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
$texts = $template.GetElementsByTagName('text')
$texts.Item(0).AppendChild($template.CreateTextNode($env:CLIENT_CHECK_TITLE)) > $null
$texts.Item(1).AppendChild($template.CreateTextNode($env:CLIENT_CHECK_BODY)) > $null
$toast = [Windows.UI.Notifications.ToastNotification]::new($template)
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('client-check').Show($toast)`;

/**
 * Shows a notice on the desktop. What comes from a mail is an argument or a variable of the program that shows it, never a part
 * of a script. Throws `notice-desktop`.
 */
export async function showOnDesktop(notice: Notice, around: Surroundings): Promise<void> {
  const { command, env } = desktopCommand(notice, around);
  const { status, failure } = await around.run(command, { env, limit: 10_000 });
  if (status === 0 && failure === null) return;
  const missing = failure === 'ENOENT';
  const reason = failure ?? `exit status ${status ?? '-'}`;
  throw new ClientCheckError('notice-desktop', {
    reasonJa: missing ? `${command[0]} がありません` : `${command[0]}: ${reason}`,
    reasonEn: missing ? `there is no ${command[0]}` : `${command[0]}: ${reason}`,
  });
}

/** The program that shows it, and its environment. */
export function desktopCommand(notice: Notice, { env, platform, uid }: Omit<Surroundings, 'run'>) {
  const { title } = notice;
  const rows = notice.groups.flatMap((group) => group.rows).slice(0, ROWS);
  const body = rows.map(({ client, subject }) => `• ${client} – ${subject}`).join('\n');
  if (platform === 'darwin') {
    const script = ['on run argv', 'display notification (item 2 of argv) with title (item 1 of argv)', 'end run'];
    return { command: ['osascript', ...script.flatMap((line) => ['-e', line]), title, body], env };
  }
  if (platform === 'win32') {
    const command = ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', POWERSHELL];
    return { command, env: { ...env, CLIENT_CHECK_TITLE: title, CLIENT_CHECK_BODY: body } };
  }
  // The body may hold marks (Desktop Notifications Specification); cron knows no session bus, whose place is fixed under systemd.
  const bus = env['DBUS_SESSION_BUS_ADDRESS'] ?? (uid === undefined ? undefined : `unix:path=/run/user/${uid}/bus`);
  return {
    command: ['notify-send', '--app-name=client-check', '--', title, html(body)],
    env: { ...env, ...(bus === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS: bus }) },
  };
}
