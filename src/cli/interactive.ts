import { ClientCheckError, wordError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { fullClient } from '../render/client-name.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { linesOf, listScreen, type ScreenState } from '../render/interactive-screen.ts';
import { interactiveWords, type Settled } from '../render/interactive-words.ts';
import { paintWith } from '../render/style.ts';
import { wordsOf } from '../render/words.ts';
import { capturing } from './capturing.ts';
import { viewOf } from './inbox.ts';
import { throwIfAllFailed } from './outcome.ts';
import { page } from './pager.ts';
import { closeAll, readAccounts } from './read-account.ts';
import type { Screen } from './screen.ts';
import type { World } from './world.ts';

interface Options {
  readonly since: Instant;
  readonly all: boolean;
  readonly accounts: readonly string[];
}

/** `inbox --interactive`: the list with a cursor; what is done with a row is done as its command does it. Returns the exit code. */
export class Interactive {
  private view: InboxView | null = null;
  private cursor = 0;
  private readonly settled = new Map<string, Settled>();
  private status = '';
  /** What `u` takes back, the last one last. */
  private readonly undoable: { readonly id: string; readonly kind: 'done' | 'snoozed' }[] = [];

  constructor(
    private readonly world: World,
    private readonly options: Options,
    private readonly screen: Screen,
  ) {}

  async run(): Promise<number> {
    await this.read();
    for (;;) {
      this.screen.redraw = () => this.show();
      this.show();
      const key = await this.screen.key();
      this.status = '';
      if (key === 'q' || key === 'escape') return 0;
      try {
        await this.act(key);
      } catch (error) {
        // A connection that is gone, a disk that is full: said, and the list stays.
        if (!(error instanceof ClientCheckError) || error.code === 'interrupted') throw error;
        const { message, hint } = wordError(error, this.world.lang);
        this.status = `${message} ${hint}`;
      }
    }
  }

  private get words() {
    return interactiveWords[this.world.lang];
  }

  private drawn() {
    const { lang, output } = this.world;
    return { lang, paint: paintWith(output.colour), ...this.screen.size() };
  }

  private show(status = this.status): void {
    const state: ScreenState = { cursor: this.cursor, settled: this.settled, status };
    if (this.view) this.screen.draw(listScreen(this.view, state, this.drawn()));
  }

  private async read(): Promise<void> {
    this.screen.draw([this.words.reading]);
    const readings = await readAccounts(this.world, this.options.since);
    await closeAll(readings);
    throwIfAllFailed(readings);
    this.view = viewOf(readings, { ...this.options, json: false, failOnOverdue: false }, this.world);
    this.cursor = Math.min(this.cursor, Math.max(0, this.view.threads.length - 1));
    this.settled.clear();
    const failed = readings.flatMap(({ view: { name, error } }) => (error ? `${name}: ${error.message}` : []));
    this.status = failed.join(' ');
  }

  private async act(key: string): Promise<void> {
    const count = this.view?.threads.length ?? 0;
    const page = Math.max(1, this.screen.size().rows - 6);
    const moves: Readonly<Record<string, number>> = {
      up: -1,
      k: -1,
      down: 1,
      j: 1,
      pageup: -page,
      pagedown: page,
      home: -count,
      end: count,
    };
    const move = moves[key];
    if (move !== undefined) this.cursor = Math.max(0, Math.min(count - 1, this.cursor + move));
    else if (key === 'r') await this.read();
    else if (key === 'u') await this.undo();
    else if (key === 'return' || key === 'enter' || key === 's') await this.open();
    else if (key === 'd') await this.draft();
    else if (key === 'x') await this.done();
    else if (key === 'z') await this.snooze();
  }

  private get row() {
    return this.view?.threads[this.cursor];
  }

  private captured() {
    return capturing(this.world, this.screen.size().columns - 1);
  }

  private scope() {
    return { since: this.options.since, accounts: this.options.accounts, json: false };
  }

  private async open(): Promise<void> {
    if (!this.row) return;
    this.show(this.words.reading);
    const { show } = await import('./show.ts');
    const { world, text } = this.captured();
    await show(world, { ...this.scope(), id: this.row.id });
    const { moreText, endOfText } = this.words;
    await page(this.screen, {
      lines: ({ columns }) => linesOf(text(), columns),
      foot: (more) => (more ? moreText : endOfText),
      ends: (key, more) => key === 'q' || key === 'escape' || (!more && (key === 'return' || key === 'space')),
    });
  }

  /** Asks with one key; only y is yes. */
  private async sure(question: string): Promise<boolean> {
    this.show(question);
    const sure = (await this.screen.key()) === 'y';
    if (!sure) this.status = this.words.unchanged;
    else this.show(this.words.reading);
    return sure;
  }

  private client(): string {
    return this.row ? fullClient(this.row.verdict, wordsOf(this.world.lang).noSender) : '';
  }

  private async draft(): Promise<void> {
    const { row } = this;
    if (!row || !(await this.sure(this.words.askDraft(row.id, this.client())))) return;
    const { draft } = await import('./draft.ts');
    const { world, text } = this.captured();
    const plain = { due: null, template: null, reason: '', edit: false, dryRun: false, quote: true, senderOnly: false };
    const code = await draft(world, { ...this.scope(), ids: [row.id], ...plain });
    if (code === 0) this.settled.set(row.id, 'drafted');
    this.status = firstLines(text());
  }

  private async done(): Promise<void> {
    const { row } = this;
    if (!row || !(await this.sure(this.words.askDone(row.id, this.client())))) return;
    const { done } = await import('./done.ts');
    const { world, text } = this.captured();
    await done(world, { ...this.scope(), ids: [row.id], undo: false });
    this.settled.set(row.id, 'done');
    this.undoable.push({ id: row.id, kind: 'done' });
    this.status = firstLines(text());
  }

  private async snooze(): Promise<void> {
    const { row } = this;
    if (!row) return;
    this.show();
    const until = (await this.screen.line(this.words.askUntil(row.id))).trim() || '1bd';
    this.show(this.words.reading);
    const { snooze } = await import('./snooze.ts');
    const { world, text } = this.captured();
    await snooze(world, { ...this.scope(), id: row.id, until, clear: false });
    this.settled.set(row.id, 'snoozed');
    this.undoable.push({ id: row.id, kind: 'snoozed' });
    this.status = firstLines(text());
  }

  private async undo(): Promise<void> {
    const last = this.undoable.pop();
    if (!last) {
      this.status = this.words.nothingToUndo;
      return;
    }
    this.show(this.words.reading);
    const { world, text } = this.captured();
    if (last.kind === 'done') {
      const { done } = await import('./done.ts');
      await done(world, { ...this.scope(), ids: [last.id], undo: true });
    } else {
      const { snooze } = await import('./snooze.ts');
      await snooze(world, { ...this.scope(), id: last.id, until: null, clear: true });
    }
    this.settled.delete(last.id);
    this.status = firstLines(text());
  }
}

/** As much of what a command said as stands in the screen's foot. */
function firstLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 2)
    .join(' ');
}
