import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { HOUR, MailLoop } from '../live/mail-loop.ts';
import type { Fault } from '../live/smtp-faults.ts';

const WHEN = ['before', 'after'] as const;
const SENT = { drafts: 0, sent: 1, received: 1 };

/** The steps of the journal, the fault under which a send comes to them, and what must be once it has run again. */
const PLACES: readonly { step: string; fault?: Fault; uncertain: readonly (typeof WHEN)[number][] }[] = [
  { step: 'prepared', uncertain: [] },
  { step: 'sending', uncertain: [] },
  // Once this stands in the journal the final dot goes out: nobody can tell whether it did.
  { step: 'data-end', uncertain: ['after'] },
  { step: 'accepted', uncertain: ['before'] },
  { step: 'filed', uncertain: [] },
  { step: 'draft-removed', uncertain: [] },
  { step: 'rejected', fault: { mail: 451 }, uncertain: [] },
  { step: 'unknown', fault: { drop: 'answer' }, uncertain: ['before', 'after'] },
];
const cases = PLACES.flatMap((place) => WHEN.map((when) => ({ ...place, when, name: `${when}-${place.step}` })));

describe.skipIf(!dovecotHere())('killed at a step of the journal, the next run', () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(cases.map(({ name }) => name));
  });
  afterAll(() => loop.stop());

  test.each(cases)('29. $name', async ({ name, when, step, fault = {}, uncertain }) => {
    const pair = loop.pair(name);
    await pair.bobWrites(25 * HOUR, '納期のご相談', 'いつになりますか。\n');
    await pair.json(['draft']);
    const { answers } = (await pair.json(['draft', '--dry-run'])).skipped[0];
    loop.smtp.fault = fault;
    const killed = await pair.run(['send', '--yes'], { CLIENT_CHECK_TEST_KILL: `${when}:${step}` });
    expect(killed.code).toBe(null);
    loop.smtp.fault = {};

    const again = await pair.json(['send', '--yes']);
    const accepted = () => loop.smtp.accepted.filter(({ from }) => from === pair.alice);
    if (!uncertain.includes(when)) {
      expect(again).toMatchObject({ code: 0, refused: [], uncertain: [] });
      expect(await pair.counts()).toEqual(SENT);
      expect(accepted()).toHaveLength(1);
      expect((await pair.json(['inbox', '--all'])).threads).toMatchObject([{ state: 'held', draft: null }]);
    } else {
      expect(again).toMatchObject({ code: 69, sent: [], refused: [], uncertain: [{ thread: expect.any(String) }] });
      const before = await pair.counts();
      expect(before).toMatchObject({ drafts: 1, sent: 0 });
      expect(accepted().length).toBe(before.received);
      // Nothing sends it again by itself, and nothing drafts it again.
      expect(await pair.json(['send', again.uncertain[0].thread, '--yes'])).toMatchObject({ sent: [] });
      expect((await pair.json(['draft', answers])).skipped).toMatchObject([{ reason: 'send-uncertain' }]);
      expect((await pair.json(['inbox'])).threads).toMatchObject([{ state: 'uncertain' }]);
      expect(await pair.counts()).toEqual(before);
    }
    expect((await pair.json(['send', '--yes'])).sent).toEqual([]);
    expect(accepted().length).toBeLessThanOrEqual(1);
  });

  test('sixteen places', () => {
    expect(cases).toHaveLength(16);
  });
});
