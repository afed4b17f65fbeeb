import { expect, test } from 'vitest';
import type { Mailbox, RawMessage } from '../../src/mail/message.ts';
import { messageIdOf } from '../../src/mailstore/content.ts';
import type { MailStore, NewMessage } from '../../src/mailstore/mailstore.ts';
import type { ServerWays } from './contract.ts';

const AT = Date.parse('2026-11-20T09:30:00+09:00');

/** A message to be stored. Its text has 8-bit bytes. */
export function newMessage(id: string, text = '下書きです。', more: Partial<NewMessage> = {}): NewMessage {
  const lines = [`Message-ID: <${id}>`, 'Subject: draft', 'Content-Type: text/plain; charset=UTF-8', '', text, ''];
  return { source: Buffer.from(lines.join('\r\n')), messageId: id, flags: ['\\Draft', '\\Seen'], at: AT, ...more };
}

export const lf = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString().replaceAll('\r\n', '\n');

/** What every store keeps to in storing, finding and removing. */
export function storing(
  given: () => {
    readonly store: MailStore;
    readonly mailbox: (path: string) => Mailbox;
    readonly at: (path: string) => string;
  },
  { noArrival = false, noUidplus = false }: ServerWays,
): void {
  const removed = noUidplus ? 'marked' : 'removed';
  const at = (path: string) => given().at(path);
  const BOX = '取引先/さわやか商事';
  const read = async (path: string) => {
    const { store, mailbox } = given();
    return (await store.readHeaders(mailbox(path), 0)).messages;
  };
  const withId = async (path: string, id: string): Promise<RawMessage[]> =>
    (await read(path)).filter(({ header }) => messageIdOf(header) === id);

  test('a message that is stored lies there with its flags, its moment and its bytes', async () => {
    const { store } = given();
    const message = newMessage('stored@agency.example');
    const ref = await store.append(at(BOX), message);
    const [found, ...others] = await withId(BOX, message.messageId);
    expect(others).toEqual([]);
    expect(found?.ref).toEqual(ref);
    expect([...(found?.flags ?? [])].sort()).toEqual(['\\Draft', '\\Seen']);
    if (!noArrival) expect(found?.arrival.kind === 'imap' ? found.arrival.internalDate : found?.arrival.mtime).toBe(AT);
    expect(lf(await store.readSource(ref, 10_000))).toBe(lf(message.source));
    expect(await store.findByMessageId(at(BOX), message.messageId)).toEqual([ref]);
  });

  test('into an empty mailbox, flags as told, LF as well as CRLF, twice: it lies there once', async () => {
    const { store } = given();
    const message = newMessage('twice@agency.example', undefined, { flags: [] });
    const ref = await store.append(at('Empty'), message);
    const again = { ...message, source: Buffer.from(lf(message.source) ?? '') };
    expect(await store.append(at('Empty'), again)).toEqual(ref);
    expect((await read('Empty')).map(({ ref, flags }) => [ref, [...flags]])).toEqual([[ref, []]]);
  });

  test('another content under the same Message-ID is another message', async () => {
    const { store } = given();
    const first = await store.append(at('Drafts'), newMessage('edited@agency.example'));
    const longer = await store.append(
      at('Drafts'),
      newMessage('edited@agency.example', '書き直しました。もう少し長く。'),
    );
    const shorter = await store.append(at('Drafts'), newMessage('edited@agency.example', '短'));
    const refs = await store.findByMessageId(at('Drafts'), 'edited@agency.example');
    expect(new Set(refs)).toEqual(new Set([first, longer, shorter]));
    expect(await store.append(at('Drafts'), newMessage('edited@agency.example'))).toEqual(first);
  });

  test.each([
    'twin@agency.example',
    'TWIN@agency.example',
    'x-twin@agency.example',
    'twin@agency.example.jp',
    '"odd \\" name"(%*)[x]{3}@agency.example',
    '\\Seen@agency.example',
    'NIL',
    `${'long'.repeat(200)}@agency.example`,
  ])('found by exactly its Message-ID: %s', async (id) => {
    const { store } = given();
    const stored = newMessage(id.replaceAll(' ', ''));
    const ref = await store.append(at(BOX), stored);
    expect(await store.findByMessageId(at(BOX), stored.messageId)).toEqual([ref]);
    expect(await store.append(at(BOX), stored)).toEqual(ref);
  });

  test.each(['', 'agency.example', 'none@agency.example', 'a"b\r\nc\0@x', '日本@agency.example'])(
    'nothing is found by the Message-ID %j',
    async (id) => {
      expect(await given().store.findByMessageId(at(BOX), id)).toEqual([]);
    },
  );

  test('a message is removed, and no other that is marked for it; a second time it has gone', async () => {
    const { store } = given();
    expect(await withId('取引先', 'marked@sawayaka.example')).toHaveLength(1);
    expect(await store.findByMessageId(at('取引先'), 'marked@sawayaka.example')).toEqual([]);
    const message = newMessage('removed@agency.example');
    const ref = await store.append(at('取引先'), message);
    const source = (await store.readSource(ref, 10_000)) ?? Buffer.alloc(0);
    expect(await store.remove(ref, source)).toBe(removed);
    expect(await store.remove(ref, source)).toBe(noUidplus ? 'marked' : 'gone');
    if (!noUidplus) expect(await store.readSource(ref, 10_000)).toBeNull();
    expect(await store.findByMessageId(at('取引先'), message.messageId)).toEqual([]);
    const left = (await read('取引先')).filter(({ header }) => messageIdOf(header) !== message.messageId);
    expect(left.map(({ header, flags }) => [messageIdOf(header), flags.has('\\Deleted')])).toEqual([
      ['marked@sawayaka.example', true],
    ]);
  });

  test('what has another content, longer or shorter, or another UIDVALIDITY stays', async () => {
    const { store } = given();
    const ref = await store.append(at(BOX), newMessage('kept@agency.example'));
    for (const text of ['短', '下書きてす。', '別の、ずっと長い本文です。'])
      expect(await store.remove(ref, newMessage('kept@agency.example', text).source)).toBe('changed');
    const { source } = newMessage('kept@agency.example');
    const void_ = { ...ref, uid: typeof ref.uid === 'number' ? ref.uid : '1.gone.host', uidValidity: '4711' };
    expect(await store.remove(void_, source)).toBe('gone');
    expect(await store.readSource(void_, 10_000)).toBeNull();
    expect(await withId(BOX, 'kept@agency.example')).toHaveLength(1);
    expect(await store.remove(ref, Buffer.from(lf(source) ?? ''))).toBe(removed);
  });

  test('a message that is too large is not read', async () => {
    const { store } = given();
    const [long] = await read('Sent');
    const ref = long?.ref as RawMessage['ref'];
    await expect(store.readSource(ref, 50_000)).rejects.toMatchObject({
      code: 'message-too-large',
      details: { account: 'work', mailbox: at('Sent'), size: '89 KB' },
    });
    const whole = await store.readSource(ref, 200_000);
    expect(lf(await store.readSource(ref, whole?.length ?? 0))).toBe(lf(whole));
    await expect(store.readSource(ref, (whole?.length ?? 0) - 1)).rejects.toMatchObject({ code: 'message-too-large' });
  });

  test('what could not be stored or found again is not stored', async () => {
    const { store } = given();
    const { source } = newMessage('refused@agency.example');
    const bad = [newMessage('nul@agency.example', 'a\0b'), { ...newMessage('other@agency.example'), source }];
    for (const message of bad) await expect(store.append(at(BOX), message)).rejects.toThrow(RangeError);
    expect(await withId(BOX, 'refused@agency.example')).toEqual([]);
    await expect(store.append(at('No such folder'), newMessage('nowhere@agency.example'))).rejects.toMatchObject({
      name: 'ClientCheckError',
    });
  });
}
