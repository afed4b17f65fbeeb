import { readLine, readRule, ruleKey } from '../config/names.ts';
import type { Surroundings } from '../config/search.ts';
import { visible } from '../config/words.ts';
import { ClientCheckError, type Lang } from '../errors.ts';
import { jsonText } from '../render/json-text.ts';
import type { Change } from '../setup/edit-config.ts';
import { isFreeMail } from '../triage/free-mail.ts';
import { changeConfig, type OpenConfig, openConfig } from './change-config.ts';
import { clientsWords } from './clients-words.ts';
import type { Output } from './world.ts';

export interface EditClients {
  readonly around: Surroundings;
  readonly config: string | null;
  /** What was asked for; null: the configuration's, else the locale's. */
  readonly lang: Lang | null;
  readonly fallback: Lang;
  readonly output: Pick<Output, 'print' | 'warn'>;
  readonly json: boolean;
}

interface Edit {
  readonly changes: readonly Change[];
  readonly rules: readonly string[];
  readonly text: (lang: Lang, file: string) => string;
}

/** `clients add NAME RULE…`: a new client, or more rules of one that there is. */
export function addClient(name: string, rules: readonly string[], call: EditClients): Promise<number> {
  return edit(rules, call, ({ config, file }, words) => {
    if (name.trim() !== name || 'fault' in readLine(name)) throw wrong(words.badName, 'add');
    const index = config.clients.findIndex((client) => client.name === name);
    const fresh = rules.filter((rule) => {
      const owner = config.clients.find(({ match }) => match.some((one) => ruleKey(one) === ruleKey(rule)));
      if (owner && owner.name !== name) throw new ClientCheckError('client-taken', { rule, client: owner.name, file });
      if (config.ignore.some((one) => ruleKey(one) === ruleKey(rule)))
        throw new ClientCheckError('client-ignored', { rule, file });
      if (isFreeMail(rule.toLowerCase().replace(/^\*\./, ''))) call.output.warn(words.freeMail(rule));
      return !owner;
    });
    const listed = fresh.join(', ');
    const changes: Change[] =
      index < 0
        ? [{ op: 'add', path: ['clients'], value: { name, match: fresh } }]
        : fresh.map((value) => ({ op: 'add', path: ['clients', index, 'match'], value }));
    return {
      changes,
      rules: fresh,
      text: (lang, at) => {
        const said = clientsWords[lang];
        if (fresh.length === 0) return said.alreadyClient(visible(name));
        return index < 0 ? said.added(visible(name), listed, at) : said.extended(visible(name), listed, at);
      },
    };
  });
}

/** `clients ignore RULE…`. */
export function ignoreClients(rules: readonly string[], call: EditClients): Promise<number> {
  return edit(rules, call, ({ config, file }) => {
    for (const rule of rules) {
      const owner = config.clients.find(({ match }) => match.some((one) => ruleKey(one) === ruleKey(rule)));
      if (owner) throw new ClientCheckError('client-taken', { rule, client: owner.name, file });
    }
    const fresh = rules.filter((rule) => !config.ignore.some((one) => ruleKey(one) === ruleKey(rule)));
    return {
      changes: fresh.map((value) => ({ op: 'add', path: ['ignore'], value })),
      rules: fresh,
      text: (lang, at) =>
        fresh.length === 0 ? clientsWords[lang].alreadyIgnored : clientsWords[lang].ignored(fresh.join(', '), at),
    };
  });
}

async function edit(
  rules: readonly string[],
  call: EditClients,
  plan: (open: OpenConfig, words: (typeof clientsWords)[Lang]) => Edit,
): Promise<number> {
  const open = await openConfig(call.around, call.config);
  const lang = call.lang ?? open.config.lang ?? call.fallback;
  const words = clientsWords[lang];
  const bad = rules.find((rule) => 'fault' in readRule(rule));
  if (bad !== undefined) throw wrong(words.badRule(bad), '');
  const unique = [...new Map(rules.map((rule) => [ruleKey(rule), rule])).values()];
  if (unique.length < rules.length) return edit(unique, call, plan);
  const { changes, rules: fresh, text } = plan(open, words);
  const changed = changes.length > 0 && (await changeConfig(open, changes, call.around));
  const { file } = open;
  if (call.json) call.output.print(jsonText({ schema: 'client-check/clients-edit/1', file, changed, added: fresh }));
  else call.output.print(`${text(lang, visible(file))}\n`);
  return 0;
}

function wrong(what: string, command: string): ClientCheckError {
  return new ClientCheckError('usage', { what, call: `client-check clients ${command} --help`.replace('  ', ' ') });
}
