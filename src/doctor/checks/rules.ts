import { stat } from 'node:fs/promises';
import { BusinessCalendar } from '../../calendar/business-calendar.ts';
import { formatDay } from '../../calendar/format.ts';
import { TemplateFolder } from '../../cli/templates.ts';
import { resolveWebhookUrl } from '../../config/webhook-url.ts';
import { ClientCheckError } from '../../errors.ts';
import { found, fromError, ok, skipped } from '../finding.ts';
import type { DoctorWorld, Finding, Usable } from '../types.ts';

/** Does the calendar ever come to a business day, and does the machine go by its zone? */
export async function calendarCheck({ now, timezone: own }: DoctorWorld, { config }: Usable): Promise<Finding> {
  const { timezone: zone } = config.calendar;
  const calendar = new BusinessCalendar(config.calendar);
  const today = calendar.dateOf(now);
  let next: string;
  try {
    next = calendar.addBusinessDays(today, 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return found('fault', 'calendar-idle');
  }
  const machine = new BusinessCalendar({ ...config.calendar, timezone: own });
  // Half a year on as well: two zones may agree in winter only.
  const apart = [now, now + 182 * 86_400_000].some((at) => machine.offsetAt(at) !== calendar.offsetAt(at));
  if (apart) return found('warning', 'timezone-differs', { own, zone });
  const day = (lang: 'ja' | 'en') => formatDay(calendar.instantAt(next, 0), calendar, lang, now);
  if (next === today) return ok({ ja: `${zone}、今日は営業日`, en: `${zone}; today is a business day` });
  return ok({ ja: `${zone}、次の営業日は ${day('ja')}`, en: `${zone}; the next business day is ${day('en')}` });
}

/** Every template that the configuration can come to, read and checked in both languages. */
export async function templatesCheck({ templates }: DoctorWorld, { config }: Usable): Promise<Finding> {
  const own = config.templates;
  if (own !== null && !(await isFolder(own))) return found('fault', 'templates-folder-missing', { file: own });
  const folder = new TemplateFolder(own, templates);
  const named = [config.holding.template, ...config.clients.flatMap(({ template }) => template ?? [])];
  const names = new Set(named.flatMap((name) => [name, `${name}-late`]));
  try {
    for (const name of names)
      if (named.includes(name) || (await folder.has(name))) await folder.load(name, 'template-missing');
    for (const name of ['reminder', 'holding-renegotiate']) await folder.load(name, 'template-missing');
  } catch (error) {
    return templateFault(error);
  }
  return ok({ ja: `${names.size} 種類`, en: `${names.size} checked` });
}

function templateFault(error: unknown): Finding {
  const { code, details } = error as ClientCheckError;
  const stranger =
    code === 'template-invalid' && /^there is no (?:variable|filter|tag) /.test(String(details['reasonEn']));
  return stranger ? found('fault', 'template-unknown-name', details) : fromError(error);
}

/** Can the URL be had, and is it one? Nothing is posted. */
export async function webhookCheck({ around, run, patience }: DoctorWorld, { config }: Usable): Promise<Finding> {
  const webhook = config.notify?.webhook;
  if (!webhook)
    return skipped({ ja: '設定に notify.webhook はありません', en: 'the configuration has no notify.webhook' });
  try {
    const { hostname } = await resolveWebhookUrl(webhook, { env: around.env, run, limit: patience });
    return ok({ ja: `${webhook.kind} (${hostname})`, en: `${webhook.kind} (${hostname})` });
  } catch (error) {
    if (!(error instanceof ClientCheckError) || error.code !== 'webhook-command') return fromError(error);
    // What the command said may be the very secret: only what became of it is told.
    const what = String(error.details['what'] ?? '');
    return fromError(new ClientCheckError('webhook-command', { reasonJa: what, reasonEn: what }));
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
