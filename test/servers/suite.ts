import { afterAll, beforeAll, describe } from 'vitest';
import type { ServerKind, TestServer } from '../live/servers/test-server.ts';
import { CONTRACT_USER, serverContract } from './contract.ts';
import { SCENARIO_USERS, verdicts } from './verdicts.ts';

/** The same for every server: what its mail is judged to be, and the whole of a holding reply. */
export function suite(kind: ServerKind): void {
  describe.skipIf(!kind.here())(kind.name, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await kind.start([...SCENARIO_USERS, CONTRACT_USER]);
    }, 90_000);
    afterAll(() => server.stop());

    serverContract(() => server);
    verdicts(() => server);
  });
}
