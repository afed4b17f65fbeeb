import { outgoingWords } from '../render/outgoing-words.ts';
import type { RefusedMail, SentMail, UncertainMail } from '../render/sends.ts';
import type { World } from './world.ts';

interface Results {
  readonly sent: readonly SentMail[];
  readonly refused: readonly RefusedMail[];
  readonly uncertain: readonly UncertainMail[];
}

/** What became of the drafts, at the end. */
export function summarise(
  { sent, refused, uncertain }: Results,
  { lang, output }: World,
  { dryRun }: { readonly dryRun: boolean },
): void {
  const words = outgoingWords[lang];
  for (const { thread, reason, problems, words: said } of refused) {
    output.print(`${words.refusedLine(thread, [words.refused[reason], said].filter(Boolean).join(' '))}\n`);
    for (const { code, what } of problems) output.print(`  ! ${words.problems[code](what)}\n`);
  }
  for (const { thread } of uncertain) output.print(`${words.uncertainLine(thread)}\n`);
  if (dryRun) output.print(`${words.onlyLook}\n`);
  else if (sent.length + refused.length + uncertain.length === 0) output.print(`${words.nothingToSend}\n`);
  else output.print(`${words.summary(sent.length, refused.length, uncertain.length)}\n`);
}
