import { afterAll, beforeAll, describe } from 'vitest';
import type { ServerKind, TestServer } from '../live/servers/test-server.ts';
import { capabilities } from './capabilities.ts';
import { CONTRACT_USER, serverContract } from './contract.ts';
import { GENERATED_USER, generated } from './generated.ts';
import { holdingLoop, LOOP_USERS } from './loop.ts';
import { SCENARIO_USERS, verdicts } from './verdicts.ts';

/** The same for every server: the contract of a store, what its mail is judged to be, and the whole of a holding reply. */
export function suite(kind: ServerKind): void {
  describe.skipIf(!kind.here())(kind.name, () => {
    let server: TestServer;
    const given = () => server;
    beforeAll(async () => {
      server = await kind.start([CONTRACT_USER, GENERATED_USER, ...LOOP_USERS, ...SCENARIO_USERS]);
    }, 90_000);
    afterAll(() => server?.stop());

    if (!kind.lacks?.noStoring) serverContract(given, kind);
    if (!kind.lacks?.noStoring) holdingLoop(given, kind);
    verdicts(given, kind);
    generated(given, kind);
    capabilities(given, kind);
  });
}
