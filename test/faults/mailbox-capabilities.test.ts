import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ImapProxy, type ProxyRules } from '../live/imap-proxy.ts';
import { Desk, jsonOf } from './desk.ts';
import { fill, idsIn } from './desk-mail.ts';

/** What a server without a capability does not understand, and what it does not say. */
interface Lack {
  readonly capabilities: readonly string[];
  readonly commands?: RegExp;
  readonly answers?: readonly (readonly [said: RegExp, instead: string])[];
}

const LACKS: Readonly<Record<string, Lack>> = {
  CONDSTORE: {
    capabilities: ['CONDSTORE', 'QRESYNC'],
    commands: /CONDSTORE|MODSEQ|CHANGEDSINCE|UNCHANGEDSINCE/i,
    answers: [[/^\* OK \[HIGHESTMODSEQ[\s\S]*\r\n$/, '']],
  },
  QRESYNC: { capabilities: ['QRESYNC'], commands: /QRESYNC|VANISHED/i },
  UIDPLUS: {
    capabilities: ['UIDPLUS'],
    commands: /^UID EXPUNGE/i,
    answers: [[/\[(?:APPENDUID|COPYUID)[^\]]*\] /, '']],
  },
  'SPECIAL-USE': {
    capabilities: ['SPECIAL-USE'],
    commands: /SPECIAL-USE/i,
    answers: [[/(?<=^\* LIST \([^)]*) ?\\(?:Sent|Drafts|Junk|Trash)\b/g, '']],
  },
  'LITERAL+': { capabilities: ['LITERAL+', 'LITERAL-'], commands: /\{\d+\+\}$/ },
  MOVE: { capabilities: ['MOVE'], commands: /^(?:UID )?MOVE/i },
  keywords: { capabilities: [], answers: [[/(?<=\[PERMANENTFLAGS \([^)]*) ?\\\*/, '']] },
  'LIST-STATUS and LIST-EXTENDED': {
    capabilities: ['LIST-STATUS', 'LIST-EXTENDED'],
    commands: /^LIST .* RETURN|^LIST \(/i,
  },
  ESEARCH: { capabilities: ['ESEARCH', 'SEARCHRES', 'CONTEXT=SEARCH', 'ESORT'], commands: /SEARCH RETURN/i },
  NAMESPACE: { capabilities: ['NAMESPACE'], commands: /^NAMESPACE/i },
  'ID, ENABLE, UNSELECT, IDLE, SASL-IR': {
    capabilities: ['ID', 'ENABLE', 'UNSELECT', 'IDLE', 'SASL-IR'],
    commands: /^(?:ID|ENABLE|UNSELECT|IDLE)\b|^AUTHENTICATE \S+ \S/i,
  },
};
const LISTS = Object.entries(LACKS);

/** The server lacks these, and says BAD to who asks for them. */
function without(lacks: readonly Lack[], all: boolean): ProxyRules {
  const gone = new Set(lacks.flatMap(({ capabilities }) => capabilities));
  return {
    capabilities: (told) => (all ? ['IMAP4rev1'] : told.filter((one) => !gone.has(one.toUpperCase()))),
    command: ({ name, rest }) =>
      lacks.some(({ commands }) => commands?.test(`${name} ${rest}`.trim()))
        ? { answer: 'TAG BAD Unknown command or argument\r\n' }
        : undefined,
    answer: ({ text }) => {
      const replacements = lacks.flatMap(({ answers = [] }) => answers);
      const head = text.replace(/\{\d+\}\r\n[\s\S]*$/, '');
      const told = replacements.reduce((line, [said, instead]) => line.replace(said, instead), head);
      return { text: told + text.slice(head.length) };
    },
  };
}

const CASES: readonly (readonly [string, ProxyRules, boolean])[] = [
  ...LISTS.map(([name, lack]) => [name, without([lack], false), name === 'UIDPLUS'] as const),
  [
    'any of them',
    without(
      LISTS.map(([, lack]) => lack),
      true,
    ),
    true,
  ],
];

describe.skipIf(!dovecotHere())('a server that lacks things', () => {
  let server: Dovecot;
  let proxy: ImapProxy;
  let list = '';
  let drafts: unknown;
  beforeAll(async () => {
    server = await Dovecot.start();
    proxy = await ImapProxy.start(server.port);
    await server.as('filled', fill);
    const desk = new Desk(server.port, { user: 'filled' });
    list = (await desk.inbox()).out;
    drafts = withoutIds(jsonOf(await desk.draft([], { dryRun: true })));
    desk.remove();
  });
  afterAll(async () => {
    await proxy.stop();
    server.stop();
  });

  /** A draft has a Message-ID of its own each time. */
  const withoutIds = (json: { drafts: object[] }) => json.drafts.map((one) => ({ ...one, messageId: '' }));

  test.each(CASES)(
    '16. without %s: the same verdicts; draft, send and done work; nothing is expunged beside it',
    async (name, rules, marks) => {
      const user = `without-${CASES.findIndex(([one]) => one === name)}`;
      cpSync(server.maildir('filled'), server.maildir(user), { recursive: true, preserveTimestamps: true });
      server.own(user);
      const desk = new Desk(proxy.port, { user });
      proxy.use(rules);
      expect((await desk.inbox()).out).toBe(list);
      const drafted = await desk.draft();
      expect([drafted.code, withoutIds(jsonOf(drafted))]).toEqual([0, drafts]);
      expect(jsonOf(await desk.draft())).toMatchObject({
        drafts: [],
        skipped: [{ reason: 'draft-exists' }, { reason: 'draft-exists' }],
      });
      // Somebody has marked a draft of his own, and means to expunge it later.
      await server.as(user, async (client) => {
        await client.append('Drafts', 'Subject: other\r\nMessage-ID: <other@x.example>\r\n\r\nx\r\n', ['\\Deleted']);
      });
      const sent = await desk.send();
      expect([sent.code, jsonOf(sent).sent.length, jsonOf(sent).refused]).toEqual([0, 2, []]);
      const states = jsonOf(await desk.inbox()).threads.map(({ state }: { state: string }) => state);
      expect(states.sort()).toEqual(['answered', 'held', 'held', 'held', 'thanks']);
      const id = jsonOf(await desk.inbox()).threads.find(({ state }: { state: string }) => state === 'thanks').id;
      expect((await desk.done([id])).code).toBe(0);
      desk.remove();
      await server.as(user, async (client) => {
        expect(await idsIn(client, 'Drafts')).toEqual([]);
        expect(await idsIn(client, 'Sent')).toHaveLength(5);
        await client.mailboxOpen('Drafts', { readOnly: true });
        // Without UIDPLUS what is removed is marked, and stays until its owner expunges.
        expect(await client.search({ all: true })).toHaveLength(marks ? 3 : 1);
      });
      const asked = name in LACKS ? [LACKS[name]] : Object.values(LACKS);
      expect(proxy.commands.filter((line) => asked.some((lack) => lack?.commands?.test(line)))).toEqual([]);
      expect(proxy.commands.filter((line) => /^(?:EXPUNGE|CLOSE)\b/.test(line))).toEqual([]);
      if (marks) expect(proxy.commands.filter((line) => /EXPUNGE/.test(line))).toEqual([]);
    },
  );
});
