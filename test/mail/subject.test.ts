import { expect, test } from 'vitest';
import { normaliseSubject } from '../../src/mail/subject.ts';

test.each([
  ['Re: お見積りの件', 'お見積りの件', true],
  ['RE: Re[2]: Re2: Re> Ｒｅ： 返信: 見積', '見積', true],
  ['Fw: FW: Fwd: 転送: 見積', '見積', false],
  ['AW: SV: Quote', 'quote', true],
  ['[member 123] Re: [member 99] 会合', '会合', true],
  ['[重要] 会合', '[重要] 会合', false],
  ['Re:', '', true],
  ['レポート　の  件', 'レポート の 件', false],
  ['Regarding: x', 'regarding: x', false],
  ['Ｒｅ［２］： ＦＷ： ﾐﾂﾓﾘ', 'ミツモリ', true],
  ['Re(3): Re^2: Re*4: 見積', '見積', true],
  ['回复: 回覆： 答复: 转发: 報價', '報價', true],
  ['회신: 전달: 견적', '견적', true],
  ['Antw: WG: Odp: VS: RES: Отв: Angebot', 'angebot', true],
  ['转发: 報價', '報價', false],
  ['返信　：　見積', '見積', true],
  ['\ufeffRe:\u200b 見積', '見積', true],
  ['［member：123］ 会合', '会合', false],
  ['Re-send: x', 're-send: x', false],
  ['Fw: Re: 見積', '見積', true],
  ['', '', false],
])('normaliseSubject %s', (subject, base, isReply) => {
  expect(normaliseSubject(subject)).toEqual({ base, isReply });
});

test('marks without end are taken off in no time', () => {
  for (const subject of [
    'Re:'.repeat(100_000),
    '[a 1]'.repeat(100_000),
    `Re${' '.repeat(300_000)}`,
    '['.repeat(300_000),
  ]) {
    const started = performance.now();
    normaliseSubject(`${subject}x`);
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});
