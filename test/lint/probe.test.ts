import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { lintable, lintContext } from '../../src/cli/lint-context.ts';
import { readDraftMail } from '../../src/compose/draft-mail.ts';
import { lintMail } from '../../src/lint/lint.ts';
import { checkSet, configOfSet, figuresOf } from './set.ts';

test('x', async () => {
  for (const [s, t] of [
    ['mails', 'expected.tsv'],
    ['mails-second', 'expected-second.tsv'],
  ] as const)
    for (const f of figuresOf(await checkSet(s, t)))
      if (f.wrong.length + f.missed.length)
        console.log(s, f.rule, 'wrong', f.wrong.join(' '), 'missed', f.missed.join(' '));
  const config = configOfSet();
  for (const row of readFileSync('/tmp/probes.txt', 'utf8').split('\n').filter(Boolean)) {
    const [expect, to, ...rest] = row.split('|');
    const body = rest.join('|').replaceAll('\\n', '\n');
    const read = await readDraftMail(
      Buffer.from(
        `From: 佐藤 花子 <hanako@agency.example>\nTo: ${to || '横浜 海斗 <kaito@sawayaka.example>'}\nSubject: 件\nDate: Tue, 24 Nov 2026 10:30:00 +0900\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}\n`,
      ),
    );
    const mail = lintable(read);
    const found = lintMail(mail, lintContext(config, mail, read.envelope.date as number, null)).filter(
      (p) => p.severity === 'error',
    );
    const got = [...new Set(found.map((p) => p.rule))].sort().join(',');
    if (got !== (expect ?? ''))
      console.log(`want <${expect}> got <${got}> ${found.map((p) => p.what).join(' ; ')}  :: ${body}`);
  }
});
