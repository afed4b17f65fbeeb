import type { Actions } from './program.ts';
import type { SetupParts } from './setup-actions.ts';

/** What `main.ts` lends to the commands that read a mailbox. */
export interface MailParts extends SetupParts {
  readonly wrong: (option: string, value: string) => Error;
}

type Named = 'inbox' | 'show' | 'draft' | 'send' | 'done' | 'snooze' | 'promises' | 'compose' | 'report';

/** The commands that read a mailbox, as they are called; each loads what it needs. */
export function mailActions(parts: MailParts): Pick<Actions, Named> {
  return {
    inbox: async (options) => {
      if (options.interactive) return (await import('./interactive-call.ts')).interactiveFromCall(options, parts);
      const world = await parts.world(options);
      const { inboxFromCall } = await import('./inbox-call.ts');
      return inboxFromCall(world, parts.scope(world, options), options, { ...parts.around, uid: process.getuid?.() });
    },
    show: async (id, options) => {
      const world = await parts.world(options);
      const { show } = await import('./show.ts');
      return show(world, { ...parts.scope(world, options), id });
    },
    draft: async (ids, options) => {
      const world = await parts.world(options);
      const { draft } = await import('./draft.ts');
      const { due = null, template = null, reason = '', edit = false, dryRun = false, quote = true } = options;
      const senderOnly = options.replySenderOnly ?? false;
      const scope = parts.scope(world, options);
      return draft(world, { ...scope, ids, due, template, reason, edit, dryRun, quote, senderOnly });
    },
    send: async (ids, options) => {
      const world = await parts.world(options);
      const { send } = await import('./send.ts');
      const { yes = false, dryRun = false, edit = false } = options;
      return send(world, { ...parts.scope(world, options), ids, yes, dryRun, edit });
    },
    done: async (ids, options) => {
      const world = await parts.world(options);
      const { done } = await import('./done.ts');
      return done(world, { ...parts.scope(world, options), ids, undo: options.undo ?? false });
    },
    snooze: async (id, options) => {
      const world = await parts.world(options);
      const { snooze } = await import('./snooze.ts');
      const { until = null, clear = false } = options;
      return snooze(world, { ...parts.scope(world, options), id, until, clear });
    },
    promises: async (options) => {
      const world = await parts.world(options);
      const { promises } = await import('./promises.ts');
      const { ics = null, dismiss = null, set = null } = options;
      if (set !== null && set.length !== 2) throw parts.wrong('set', set.join(' '));
      const pair = set === null ? null : ([set[0] ?? '', set[1] ?? ''] as const);
      return promises(world, { ...parts.scope(world, options), ics, dismiss, set: pair });
    },
    compose: async (template, id, options) =>
      (await import('./compose-call.ts')).composeFromCall(template, id, options, parts),
    report: async (options) => (await import('./report-call.ts')).reportFromCall(options, parts),
  };
}
