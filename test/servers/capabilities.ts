import { expect, test } from 'vitest';
import { as, type ServerKind, type TestServer } from '../live/servers/test-server.ts';
import { SCENARIO_USERS } from './verdicts.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What the server offers, for the table of docs/servers.md. */
    capabilities?: readonly string[];
  }
}

const NAMES = ['CONDSTORE', 'QRESYNC', 'UIDPLUS', 'MOVE', 'SPECIAL-USE'];

/** What a server says that it can do after login, and whether a message can bear a keyword. */
export function capabilities(given: () => TestServer, kind: ServerKind): void {
  test('what it offers', async ({ task }) => {
    const offered = await as(given(), SCENARIO_USERS[0] ?? '', async (client) => {
      const found = NAMES.filter((name) => client.capabilities.has(name));
      await client.mailboxOpen('INBOX');
      const keyword = await client.messageFlagsAdd('1', ['$ClientCheckTest']).catch(() => false);
      const first = keyword ? await client.fetchOne('1', { flags: true }) : false;
      const kept = first && first.flags?.has('$ClientCheckTest') === true;
      if (kept) await client.messageFlagsRemove('1', ['$ClientCheckTest']);
      return kept ? [...found, 'keywords'] : found;
    });
    task.meta.capabilities = offered;
    expect(offered).toEqual(kind.offers);
  });
}
