/** For the tests of time-outs: `work=2000,still=500`, in milliseconds, so that they need not last for minutes. */
export function testLimits(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, number>> {
  const pairs = (env['CLIENT_CHECK_TEST_LIMITS'] ?? '').split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, Number(value)]] : [])));
}
