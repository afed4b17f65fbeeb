/** A call of `inbox` that the remembered list can answer. */
export interface MorningCall {
  readonly config: string | null;
  readonly lang: 'ja' | 'en' | null;
  readonly json: boolean;
  readonly colour: boolean;
  readonly quiet: boolean;
  readonly failOnOverdue: boolean;
}

/** Reads the arguments; null where they ask for anything else than today's list, or are for the whole program to complain about. */
export function morningCall(words: readonly string[]): MorningCall | null {
  const call = {
    config: null as string | null,
    lang: null as 'ja' | 'en' | null,
    json: false,
    colour: true,
    quiet: false,
    failOnOverdue: false,
  };
  const [command, ...options] = words;
  if (command !== 'inbox') return null;
  for (let at = 0; at < options.length; at += 1) {
    const [, name = '', inline] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(options[at] ?? '') ?? [];
    const value = () => {
      if (inline !== undefined) return inline;
      at += 1;
      return options[at];
    };
    if (name === '--config') {
      const given = value();
      if (given === undefined || given.startsWith('-')) return null;
      call.config = given;
    } else if (name === '--lang') {
      const given = value();
      if (given !== 'ja' && given !== 'en') return null;
      call.lang = given;
    } else if (inline !== undefined) return null;
    else if (name === '--json') call.json = true;
    else if (name === '--no-color') call.colour = false;
    else if (name === '--quiet') call.quiet = true;
    else if (name === '--fail-on-overdue') call.failOnOverdue = true;
    else return null;
  }
  return call;
}
