import { describe, expect, it } from 'vitest';
import { matchesRule, ruleRank } from '../../src/mail/address.ts';
import { AddressRules } from '../../src/mail/address-rules.ts';

const NAMES = ['a.example', 'b.a.example', 'c.b.a.example', 'example', '日本.example', 'other.test'];
const RULES = [
  ...NAMES,
  ...NAMES.map((name) => `*.${name}`),
  ...NAMES.flatMap((name) => [`x@${name}`, `Y@${name.toUpperCase()}`]),
];
const ADDRESSES = [...NAMES, 'd.c.b.a.example', 'xn--wgv71a.example', 'sub.日本.example', 'xa.example']
  .flatMap((domain) => [`x@${domain}`, `X@${domain.toUpperCase()}`, `y@${domain}`, `z@${domain}.`])
  .concat('', 'nobody', '@', 'z@');

/** What the rules say one by one. */
function slowly(rules: readonly string[], address: string): string | undefined {
  return rules
    .filter((rule) => matchesRule(address, rule))
    .toSorted((a, b) => ruleRank(b) - ruleRank(a))
    .at(0);
}

describe('many rules looked up at once', () => {
  it('decide as the narrowest of those that match one by one', () => {
    for (let step = 1; step <= RULES.length; step += 1) {
      const rules = RULES.filter((_, index) => index % step === 0);
      const index = new AddressRules(rules.map((rule) => ({ rule, value: null })));
      for (const address of ADDRESSES) {
        expect([rules, address, index.find(address)?.rule]).toEqual([rules, address, slowly(rules, address)]);
      }
    }
  });

  it('of two alike the first counts', () => {
    const rules = ['a.example', 'A.example', '*.a.example', '*.A.example', 'x@a.example', 'X@a.example'];
    const index = new AddressRules(rules.map((rule, value) => ({ rule, value })));
    expect(['q@a.example', 'q@b.a.example', 'x@a.example'].map((address) => index.find(address)?.value)).toEqual([
      0, 2, 4,
    ]);
  });
});
