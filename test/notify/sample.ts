import type { InboxView } from '../../src/render/inbox-view.ts';
import { byUrgency, countStates, isListed } from '../../src/triage/rank.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { at, type Mail } from '../mail/build.ts';
import { calendar, judge, KAITO, ME, rules } from '../triage/build.ts';

/** What a stranger can try in a subject or a name, for whatever reads a notice. */
export const TRICKS = [
  '\x1b[2J\u202eabc\u2028</td><script>alert(1)</script>',
  '<!channel> <!here> <@U123|x>',
  '@channel @everyone <users/all>',
  '[toall] [To:1] [/info][hr]',
  '[click](https://evil.example/a)',
  '<https://evil.example/b|c>',
  'https://evil.example/c www.evil.example',
  'evil.example/d evil。example a@evil.example',
  '*b* _i_ ~s~ `c` :tada: &lt;!here&gt;',
];

export const NOW = at('2026-11-20 08:30');

const usual: readonly Mail[] = [
  {
    id: 'q1@sawayaka.example',
    at: '2026-11-18 10:00',
    from: KAITO,
    to: ME,
    subject: '新しいキャンペーンの企画書について',
  },
  { id: 'q2@other.example', at: '2026-11-19 17:50', from: 'Nagisa <nagisa@other.example>', to: ME, subject: 'Quote' },
];

/** Two threads as they usually are. */
export function usualMails(): readonly Mail[] {
  return usual;
}

export function hostileMails(count: number): Mail[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `h${i}@evil${i}.example`,
    at: `2026-11-${String(5 + (i % 14)).padStart(2, '0')} 10:00`,
    from: `"${trick(i + 4)}" <a@evil${i}.example>`,
    to: ME,
    subject: trick(i),
  }));
}

const trick = (i: number) => TRICKS[i % TRICKS.length] ?? '';

/** The list of some mails at an instant, as `inbox` shows it. */
export function viewOf(mails: readonly Mail[] = usual, now = NOW): InboxView {
  const iso = new Date(now).toISOString().replace('.000', '');
  return listOf(judge(mails, { now: iso, rules: rules() }), now);
}

function listOf(verdicts: readonly Verdict[], now: number): InboxView {
  return {
    now,
    since: at('2026-09-21 08:30'),
    calendar,
    accounts: [{ name: 'work', messages: 12, threads: 12, unreadable: [], notices: [], error: null }],
    counts: countStates(verdicts),
    threads: verdicts
      .filter((verdict) => isListed(verdict, calendar, now))
      .toSorted(byUrgency)
      .map((verdict, i) => ({ id: `id${i}0`, verdict })),
  };
}
