import { fileURLToPath } from 'node:url';
import type { Instant } from '../mail/address.ts';
import type { InitCall } from './init-call.ts';
import type { Actions, CommonOptions } from './program.ts';
import type { SetupActions } from './program-setup.ts';
import type { Output, World } from './world.ts';

/** What `main.ts` lends to the commands that make and change a configuration. */
export interface SetupParts extends InitCall {
  readonly output: (options: CommonOptions) => Output;
  readonly world: (options: CommonOptions) => Promise<World>;
  readonly scope: (
    world: World,
    options: CommonOptions & { since?: string },
  ) => { readonly since: Instant; readonly accounts: readonly string[]; readonly json: boolean };
}

/** `init`, `clients` and its commands, `trust` and `completion`, as they are called; each loads what it needs. */
export function setupActions(parts: SetupParts): SetupActions & Pick<Actions, 'trust' | 'completion'> {
  return {
    init: async (options) => {
      const { initFromCall } = await import('./init-call.ts');
      return initFromCall(parts, options, parts.output(options));
    },
    clients: async (options) => {
      const world = await parts.world(options);
      const { clients } = await import('./clients.ts');
      return clients(world, parts.scope(world, options));
    },
    editClients: async (action, name, rules, options) => {
      const { addClient, ignoreClients } = await import('./edit-clients.ts');
      const { around, argumentLang: lang, lang: fallback } = parts;
      const call = { around, lang, fallback, output: parts.output(options), config: options.config ?? null };
      const asked = { ...call, json: options.json ?? false };
      return action === 'add' ? addClient(name ?? '', rules, asked) : ignoreClients(rules, asked);
    },
    completion: async (shell, options) => {
      const { completionScript } = await import('./completion.ts');
      const folder = fileURLToPath(new URL('completions', parts.root));
      parts.output(options).print(await completionScript(shell, parts.around.env['SHELL'], folder));
      return 0;
    },
    trust: async (file, options) => {
      const { trust } = await import('./trust.ts');
      const named = file ?? options.config ?? null;
      parts.output(options).print(await trust(named, parts.around, parts.argumentLang, parts.lang));
      return 0;
    },
  };
}
