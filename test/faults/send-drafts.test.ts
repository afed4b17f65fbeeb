import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Desk, personWho } from '../live/desk.ts';
import { Ground } from '../live/interrupted/ground.ts';

const QUESTION = 'question@client.example';
const NOTHING_SENT = { accepted: 0, drafts: 1, sent: 0 };
const SENT_ONCE = { accepted: 1, drafts: 0, sent: 1 };

describe.skipIf(!dovecotHere())('a draft that changed before it was sent', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.start();
  });
  afterAll(() => ground.stop());

  const desk = async (user: string) => {
    const made = await Desk.start(ground, user);
    onTestFinished(() => made.stop());
    return made;
  };
  const text = (one: Desk) => {
    const [, body = ''] = String(one.smtp.taken[0]?.bytes).split('\r\n\r\n');
    return Buffer.from(body, 'base64').toString('utf8');
  };
  const mail = (from: string, to: string, more: string) =>
    `From: ${from}\r\nTo: ${to}\r\nSubject: Re: delivery\r\nDate: ${new Date().toUTCString()}\r\n${more}\r\n\r\nText.\r\n`;

  test('21. edited in another program while the question stands: shown anew, asked anew, sent as edited', async () => {
    const one = await desk('edited');
    const edit = () => {
      one.editDraft('We will answer by Friday, as edited.\r\n');
      return 'yes';
    };
    const run = await one.run('send', { yes: false, json: false, change: personWho(edit, () => 'yes') });
    expect(run.code).toBe(0);
    expect(run.out.match(/as edited/g)).toHaveLength(1);
    expect(run.out.match(/ 1\/1/g)).toHaveLength(2);
    expect(text(one)).toContain('as edited');
    expect(one.all()).toEqual(SENT_ONCE);
  });

  test('22. deleted, before the run or while the question stands: not sent', async () => {
    const before = await desk('deleted');
    before.removeDraft();
    expect(await before.run('send')).toMatchObject({ code: 0, json: { sent: [], refused: [] } });
    expect(before.all()).toEqual({ accepted: 0, drafts: 0, sent: 0 });
    const meanwhile = await desk('deleted-meanwhile');
    const remove = () => {
      meanwhile.removeDraft();
      return 'yes';
    };
    const run = await meanwhile.run('send', { yes: false, json: false, change: personWho(remove) });
    expect([run.code, meanwhile.all()]).toEqual([69, { accepted: 0, drafts: 0, sent: 0 }]);
    // The thread is judged again: it still waits, and may be drafted again.
    expect((await meanwhile.run('inbox')).json.threads).toMatchObject([{ state: 'overdue', draft: null }]);
    expect((await meanwhile.run('draft')).json.drafts).toHaveLength(1);
  });

  test('22. sent from elsewhere, the draft gone or left behind: not sent again, the thread is answered', async () => {
    for (const left of [false, true]) {
      const one = await desk(`elsewhere-${left}`);
      const source = one.removeDraft();
      one.arrive('Sent', source.replace(/^X-Client-Check:.*\r?\n(?:[ \t].*\r?\n)*/m, ''));
      if (left) one.arrive('Drafts', source);
      const { json } = await one.run('send');
      expect(json.sent).toEqual([]);
      expect(one.all()).toEqual({ accepted: 0, drafts: Number(left), sent: 1 });
      expect((await one.run('inbox')).json.threads).toMatchObject([{ state: 'held' }]);
    }
  });

  test('23. the client wrote again, or a colleague answered: said and asked again; with --yes refused', async () => {
    const wrote = await desk('wrote-again');
    const again = mail(
      'bob@client.example',
      'alice@agency.example',
      `Message-ID: <2@client.example>\r\nIn-Reply-To: <${QUESTION}>`,
    );
    wrote.arrive('', again);
    expect((await wrote.run('send')).json.refused).toMatchObject([{ reason: 'client-wrote-since' }]);
    expect(wrote.all()).toEqual(NOTHING_SENT);
    // Asked: what speaks against it takes the whole word.
    const asked = await wrote.run('send', {
      yes: false,
      json: false,
      change: personWho(
        () => 'y',
        () => 'yes',
      ),
    });
    expect([asked.code, wrote.all()]).toEqual([0, SENT_ONCE]);
    expect(asked.out).toContain('bob@client.example');

    const answered = await desk('colleague');
    const reply = mail(
      'alice@agency.example',
      'bob@client.example',
      `Message-ID: <3@agency.example>\r\nIn-Reply-To: <${QUESTION}>`,
    );
    answered.arrive('', reply);
    expect(await answered.run('send')).toMatchObject({
      code: 69,
      json: { refused: [{ reason: 'answered-meanwhile' }] },
    });
    expect(answered.all()).toEqual(NOTHING_SENT);
  });

  test.each(['MAIL', 'RCPT'] as const)(
    '24. 4xx or 5xx to %s: not sent, the draft stays, the words of the server',
    async (at) => {
      for (const code of [451, 554]) {
        const one = await desk(`refused-${at}-${code}`.toLowerCase());
        one.smtp.fault = { kind: 'refused', at, code };
        const { json } = await one.run('send');
        expect(json.refused).toMatchObject([
          { reason: 'rejected', words: expect.stringContaining(`${code} 5.0.0 refused here`) },
        ]);
        expect(one.all()).toEqual(NOTHING_SENT);
        one.smtp.fault = null;
        expect((await one.run('send')).code).toBe(0);
        expect(one.all()).toEqual(SENT_ONCE);
      }
    },
  );

  test('26. cut during DATA, at bytes up to the last before the final dot: not sent, never uncertain, sent by the next run', async () => {
    const one = await desk('in-data');
    let cut = 0;
    for (let after = 200; ; after += 61) {
      one.smtp.fault = { kind: 'byte', of: 'client', after, since: 'start' };
      const { json } = await one.run('send');
      // The first cut that lets the whole text pass.
      if (one.smtp.taken.length > 0 || json.uncertain.length > 0) break;
      expect(json.uncertain).toEqual([]);
      expect(one.smtp.dots).toBe(0);
      expect(one.all()).toEqual(NOTHING_SENT);
      cut += 1;
    }
    expect(cut).toBeGreaterThan(8);
    expect(one.smtp.dots).toBe(1);
    const next = await desk('after-a-cut');
    next.smtp.fault = { kind: 'byte', of: 'client', after: 700, since: 'start' };
    await next.run('send');
    next.smtp.fault = null;
    expect((await next.run('send')).code).toBe(0);
    expect(next.all()).toEqual(SENT_ONCE);
  });
});
