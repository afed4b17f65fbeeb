import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { type Dovecot, PASSWORD } from './dovecot.ts';
import type { Scene } from './rounds.ts';

/** How many messages a morning brings, and how many flags. */
export const NEW = 52;

interface Kept {
  readonly source: string;
  readonly flags: readonly string[];
  readonly at: string;
}

async function inbox<T>(server: Dovecot, user: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user, pass: PASSWORD };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    auth,
    logger: false,
    doSTARTTLS: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    return await act(client);
  } finally {
    await client.logout();
  }
}

const exists = (client: ImapFlow) => (client.mailbox ? client.mailbox.exists : 0);

/**
 * The newest mail of INBOX is taken out, every program sees the mailbox without it, and it is put back: it is new, and the mailbox
 * holds the same messages in every round. Beside the mailboxes lies what is out, should the bench be broken off meanwhile.
 */
export class NewMail {
  private readonly file: string;

  constructor(
    private readonly server: Dovecot,
    private readonly user: string,
    folder: string,
  ) {
    this.file = join(folder, `${user}-out.json`);
  }

  readonly scene: Scene = async (catchUp) => {
    await this.takeOut();
    await catchUp();
    await this.putBack();
  };

  async takeOut(): Promise<void> {
    await inbox(this.server, this.user, async (client) => {
      const range = `${exists(client) - NEW + 1}:*`;
      const mails: Kept[] = [];
      for await (const { source, flags, internalDate } of client.fetch(range, {
        source: true,
        flags: true,
        internalDate: true,
      })) {
        const at = new Date(internalDate ?? 0).toISOString();
        mails.push({ source: source?.toString('base64') ?? '', flags: [...(flags ?? [])], at });
      }
      writeFileSync(this.file, JSON.stringify(mails));
      await client.messageDelete(range);
    });
  }

  /** Also what a bench left out that was broken off. */
  async putBack(): Promise<void> {
    if (!existsSync(this.file)) return;
    const mails: Kept[] = JSON.parse(readFileSync(this.file, 'utf8'));
    await inbox(this.server, this.user, async (client) => {
      for (const { source, flags, at } of mails) {
        const kept = flags.filter((flag) => flag !== '\\Recent');
        await client.append('INBOX', Buffer.from(source, 'base64'), kept, new Date(at));
      }
    });
    rmSync(this.file);
  }

  /** The mailbox was made anew: nothing is out. */
  forget(): void {
    rmSync(this.file, { force: true });
  }
}

/** So many of the newest messages get or lose \Flagged, in turn. */
export function changingFlags(server: Dovecot, user: string): Scene {
  let on = false;
  return async () => {
    on = !on;
    await inbox(server, user, async (client) => {
      const range = `${exists(client) - NEW + 1}:*`;
      if (on) await client.messageFlagsAdd(range, ['\\Flagged']);
      else await client.messageFlagsRemove(range, ['\\Flagged']);
    });
  };
}
