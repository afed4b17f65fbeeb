/** A fact of a header, of a body, and what was read out of the body. */
export const KINDS = ['f', 'b', 'r'] as const;
type Kind = (typeof KINDS)[number];

/** Kind, the mailbox's number, then the UID: 32 bits, or the name of a Maildir's file. In order of the UIDs. */
export function keyOf(kind: Kind, mailbox: number, uid: number | string): Buffer {
  const head = headOf(kind, mailbox);
  if (typeof uid === 'string') return Buffer.concat([head, Buffer.from(`s${uid}`)]);
  const tail = Buffer.alloc(5);
  tail.write('n');
  tail.writeUInt32BE(uid, 1);
  return Buffer.concat([head, tail]);
}

export function uidOf(key: Buffer): number | string {
  return key[4] === 0x6e ? key.readUInt32BE(5) : key.toString('utf8', 5);
}

/** All keys of one kind in one mailbox. */
export function prefixOf(kind: Kind, mailbox: number): { start: Buffer; end: Buffer } {
  return { start: headOf(kind, mailbox), end: Buffer.concat([headOf(kind, mailbox), Buffer.from([0xff])]) };
}

function headOf(kind: Kind, mailbox: number): Buffer {
  const head = Buffer.alloc(4);
  head.write(kind);
  head.writeUIntBE(mailbox, 1, 3);
  return head;
}
