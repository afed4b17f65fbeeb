import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleMailbox } from '../../src/demo/sample-mailbox.ts';
import { readBody } from '../../src/mail/body.ts';
import { parseBounce } from '../../src/mail/bounce.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import type { RawMessage } from '../../src/mail/message.ts';
import { bodyFrom } from '../../src/mailstore/raw-body.ts';
import { judgeAccount, NO_JOURNAL } from '../../src/triage/judge.ts';
import { at } from '../mail/build.ts';
import { calendar, rules } from '../triage/build.ts';
import { mutate, seeded } from './mutate.ts';

/** So many in CI; `FUZZ=50000 FUZZ_SEED=7 npx vitest run test/fuzz` for more. */
const COUNT = Number(process.env['FUZZ'] ?? 10_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const BATCH = 500;

const NOW = '2026-11-24 08:30';
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]/;

const originals = [
  ...sampleMailbox(at(NOW), calendar).files.map(({ bytes }) => bytes),
  readFileSync(join(import.meta.dirname, '../corpus/bounce/postfix.eml')),
];

test(`${COUNT} mutated mails (seed ${SEED}) through parsing, threading and judging: none is lost, nothing crashes, no control byte comes out`, async () => {
  const int = seeded(SEED);
  for (let done = 0; done < COUNT; done += BATCH) {
    const raws: { raw: RawMessage; role: null }[] = [];
    for (let uid = done + 1; uid <= Math.min(COUNT, done + BATCH); uid += 1) {
      const mail = mutate(originals[int(originals.length)] as Buffer, originals, int);
      const ref = { mailbox: 'INBOX', uidValidity: '1', uid };
      const body = await bodyFrom(
        { size: mail.length, read: async (from, length) => mail.subarray(from, from + length) },
        ref,
        65_536,
      );
      const { text, attachments } = await readBody(body);
      parseBounce(body);
      expect(text + attachments.join('')).not.toMatch(CONTROL);
      raws.push({
        role: null,
        raw: {
          ref,
          flags: new Set(),
          arrival: { kind: 'imap', internalDate: at('2026-11-20 00:00') + uid * 1000 },
          header: mail,
        },
      });
    }
    const { messages, drafts } = collectMessages(raws, at(NOW));
    expect([...messages, ...drafts].flatMap(({ copies }) => copies)).toHaveLength(raws.length);
    for (const { envelope } of messages) {
      const names = [...envelope.from, ...envelope.to, ...envelope.cc].flatMap(({ name, address }) => [name, address]);
      expect([envelope.subject, envelope.messageId, ...names].join('')).not.toMatch(CONTROL);
    }
    const input = {
      rules: rules(),
      messages,
      drafts,
      now: at(NOW),
      settled: new Set<string>(),
      snoozes: [],
      overrides: new Map(),
      journal: NO_JOURNAL,
      incomplete: false,
    };
    const nothing = { texts: new Map(), bounces: new Map() };
    const { verdicts } = judgeAccount(input)(nothing);
    expect(judgeAccount({ ...input, messages: messages.toReversed() })(nothing).verdicts.length).toBe(verdicts.length);
  }
}, 600_000);
