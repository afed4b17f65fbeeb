import { type Due, dueByRule, parseDue } from '../compose/due.ts';
import { ClientCheckError, wordError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { type DraftsView, draftsJson, type Made, renderDrafts } from '../render/drafts.ts';
import { jsonText } from '../render/json-text.ts';
import { paintWith } from '../render/style.ts';
import { type DraftPlan, planDrafts } from '../triage/plan.ts';
import { byUrgency } from '../triage/rank.ts';
import { configuredKey } from '../triage/rules.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import type { Verdict } from '../triage/verdict.ts';
import { editDraft } from './edit-draft.ts';
import { makeReply } from './make-reply.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { finishSends } from './recover.ts';
import { storeDraft } from './store-draft.ts';
import { TemplateFolder } from './templates.ts';
import { withLocks } from './with-locks.ts';
import type { World } from './world.ts';

export interface DraftOptions {
  readonly ids: readonly string[];
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
  /** As given: `2bd`, `3d`, a date. */
  readonly due: string | null;
  readonly template: string | null;
  readonly reason: string;
  readonly edit: boolean;
  readonly dryRun: boolean;
  readonly quote: boolean;
  readonly senderOnly: boolean;
}

/**
 * `client-check draft [ID…]`: plan, fill the templates, and only when all of them are filled write the drafts. Returns the exit
 * code.
 */
export function draft(world: World, options: DraftOptions): Promise<number> {
  return options.dryRun ? run(world, options) : withLocks(world, options.accounts, () => run(world, options));
}

async function run(world: World, options: DraftOptions): Promise<number> {
  let readings = await readAccounts(world, options.since, options.accounts);
  try {
    throwIfAllFailed(readings);
    if (!options.dryRun && (await finishSends(readings, world))) {
      await closeAll(readings);
      readings = await readAccounts(world, options.since, options.accounts);
    }
    const view = await writeDrafts(readings, world, options);
    print(view, options, world);
    const refused = view.skipped.some(({ reason }) => reason === 'unsafe-reply') || view.failed.length > 0;
    return exitCodeOf(readings, refused || (options.ids.length > 0 && undone(view)) ? 69 : 0);
  } finally {
    await closeAll(readings);
  }
}

/** Of what was asked for by name something could not be done; a draft that is there already is as good as done. */
function undone({ skipped }: DraftsView): boolean {
  return skipped.some(({ reason }) => reason !== 'draft-exists');
}

/** Plans, fills and writes; prints nothing. */
export async function writeDrafts(
  readings: readonly AccountReading[],
  world: World,
  options: DraftOptions,
): Promise<DraftsView> {
  const all = readings.flatMap(({ verdicts }) => verdicts);
  const ids = new ThreadIds(all);
  const readingOf = (verdict: Verdict) => readings.find(({ verdicts }) => verdicts.includes(verdict)) as AccountReading;
  const named = options.ids.length > 0;
  const { drafts, skipped } = planDrafts({
    verdicts: named ? [...new Set(options.ids.map((id) => oneThread(ids, id)))] : all.toSorted(byUrgency),
    named,
    now: world.now,
    maxAge: world.config.holding.maxAge,
    rulesOf: readingOf,
  });
  const templates = new TemplateFolder(world.config.templates, world.templates);
  const chosen = await Promise.all(drafts.map((plan) => templateOf(plan, templates, world, options)));
  const dues = drafts.map((plan) => dueOf(plan, world, readingOf(plan.verdict), options));
  const made: Made[] = [];
  for (const [index, plan] of drafts.entries()) {
    const reading = readingOf(plan.verdict);
    const [template, due] = [chosen[index], dues[index]];
    if (!template || !due) continue;
    const mail = await makeReply(plan, { reading, world, template, due, options });
    made.push({ plan, thread: ids.of(plan.verdict), mailbox: reading.folders.drafts ?? '', due, ...mail });
  }
  const view = { skipped: skipped.map((one) => ({ ...one, thread: ids.of(one.verdict) })) };
  if (options.dryRun) return { ...view, made, failed: [] };
  return { ...view, ...(await store(made, readingOf, world, options)) };
}

async function store(
  made: readonly Made[],
  readingOf: (verdict: Verdict) => AccountReading,
  world: World,
  options: DraftOptions,
): Promise<Pick<DraftsView, 'made' | 'failed'>> {
  const written: Made[] = [];
  const failed: DraftsView['failed'][number][] = [];
  const wanted: Made[] = [];
  for (const one of made) {
    const edited = options.edit ? await editDraft(one, world) : one;
    if (edited) wanted.push(edited);
  }
  for (const one of wanted) {
    try {
      await storeDraft(one.mail, readingOf(one.plan.verdict), world);
      written.push(one);
    } catch (error) {
      // One mail that the server refuses (too large for the quota) is said; the others are drafted.
      if (!(error instanceof ClientCheckError) || error.code !== 'append-refused') throw error;
      failed.push({ made: one, error: wordError(error, world.lang) });
    }
  }
  return { made: written, failed };
}

function print(view: DraftsView, options: DraftOptions, world: World): void {
  const { output, lang, calendar, now, program } = world;
  if (options.json) output.print(jsonText(draftsJson(view, calendar)));
  else {
    const paint = paintWith(output.colour);
    const { dryRun } = options;
    output.print(renderDrafts(view, { lang, columns: output.columns, paint, program, calendar, now, dryRun }));
  }
}

/** The template that the user named; else the client's or the configured one, in its form for late answers where it has one. */
async function templateOf(plan: DraftPlan, templates: TemplateFolder, world: World, options: DraftOptions) {
  if (options.template !== null) return templates.load(options.template, 'template-unknown');
  if (plan.kind === 'reminder') return templates.load('reminder', 'template-missing');
  if (plan.kind === 'renegotiate') return templates.load('holding-renegotiate', 'template-missing');
  const client = world.config.clients.find(({ name }) => configuredKey(name) === plan.verdict.client?.key);
  const name = client?.template ?? world.config.holding.template;
  const late = `${name}-late`;
  return templates.load(plan.late && (await templates.has(late)) ? late : name, 'template-missing');
}

/** By when: what `--due` says, else the configured rule, in the calendar with the client's own days off. */
function dueOf(plan: DraftPlan, world: World, { rules }: AccountReading, { due: given }: DraftOptions): Due {
  const { due: rule, dueTime } = world.config.holding;
  const calendar = rules.calendarOf(plan.verdict.client?.key ?? '');
  if (given === null) return dueByRule(rule, calendar, world.now, dueTime);
  const due = parseDue(given, calendar, world.now, dueTime);
  const what =
    world.lang === 'ja'
      ? `--due の値「${given}」${due ? 'は過ぎた日時です' : 'が読めません'}`
      : `the value "${given}" of --due ${due ? 'has passed' : 'is not understood'}`;
  if (due === null || due.at <= world.now) {
    throw new ClientCheckError('usage', { what, call: 'client-check draft --help' });
  }
  return due;
}
