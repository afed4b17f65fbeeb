import type { FakeImap } from '../../mailstore/fake-imap.ts';
import { PASSWORD } from '../dovecot.ts';
import { fakeGmail } from '../gmail.ts';
import { clientOf, type Mail, type ServerKind } from './test-server.ts';

const LABELS: Readonly<Record<string, string>> = { '': '\\Inbox', Sent: '\\Sent', Drafts: '\\Draft' };
const PATHS: Readonly<Record<string, string>> = { Sent: '[Gmail]/送信済みメール', Drafts: '[Gmail]/下書き' };

/** Every mail once, under labels that stand for folders, with X-GM-EXT-1; in this process, and it takes no mail. */
export const gmailLike: ServerKind = {
  name: 'Gmail look-alike',
  version: () => '',
  here: () => true,
  offers: ['UIDPLUS', 'SPECIAL-USE'],
  delivers: 'all',
  lacks: { noStoring: true },
  async start() {
    const accounts = new Map<string, FakeImap>();
    const portOf = (user: string) => accounts.get(user)?.port ?? 0;
    return {
      port: 0,
      imap: (user) => ({
        host: '127.0.0.1',
        port: portOf(user),
        security: 'none',
        user,
        auth: { password: PASSWORD },
      }),
      path: (path) => PATHS[path] ?? path,
      client: (user) => clientOf(portOf(user), user),
      deliver: async (user, mails) => {
        const own = new Set(mails.map(({ folder }) => folder).filter((folder) => LABELS[folder] === undefined));
        accounts.set(user, await fakeGmail(mails.map(messageOf), { own: [...own] }));
      },
      stop: async () => {
        await Promise.all([...accounts.values()].map((account) => account.stop()));
      },
    };
  },
};

/** Each a conversation of its own: what belongs together, References tell. */
function messageOf({ folder, bytes, flags, at }: Mail, index: number) {
  return {
    text: bytes,
    labels: [LABELS[folder] ?? folder],
    thread: `12668944398322${index}`,
    at,
    flags: [...flags].flatMap((letter) => FLAGS[letter] ?? []),
  };
}

const FLAGS: Readonly<Record<string, string>> = { D: '\\Draft', R: '\\Answered', S: '\\Seen' };
