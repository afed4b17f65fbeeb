/** A seeded generator (mulberry32): a fuzz run that fails can be run again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const MAX = 200_000;

/** A message with one to six faults: bits flipped, cut, line ends swapped, lines repeated, bytes filled in, two mails spliced. */
export function mutate(original: Buffer, others: readonly Buffer[], int: (below: number) => number): Buffer {
  let mail: Buffer = Buffer.from(original);
  for (let left = 1 + int(6); left > 0; left -= 1) {
    const at = int(mail.length + 1);
    const text = () => mail.toString('latin1');
    const faults: readonly (() => Buffer)[] = [
      () => Buffer.from(mail.map((byte, index) => (index === at ? byte ^ (1 << int(8)) : byte))),
      () => mail.subarray(0, at),
      () => Buffer.from(text().replaceAll('\r\n', '\n'), 'latin1'),
      () => Buffer.from(text().replaceAll('\n', '\r'), 'latin1'),
      () => {
        const lines = text().split('\n');
        return Buffer.from(
          [...Array<string>(1 + int(200)).fill(lines[int(lines.length)] ?? ''), ...lines].join('\n'),
          'latin1',
        );
      },
      () => Buffer.concat([mail.subarray(0, at), Buffer.alloc(int(300), int(256)), mail.subarray(at)]),
      () => Buffer.concat([mail.subarray(0, at), others[int(others.length)] ?? mail, mail.subarray(at)]),
      () => Buffer.concat([mail.subarray(0, at), mail.subarray(int(mail.length + 1))]),
    ];
    mail = (faults[int(faults.length)]?.() ?? mail).subarray(0, MAX);
  }
  return mail;
}
