import { ImapFlow } from 'imapflow';
import { eventually } from './patience.ts';

export interface MailboxQuery {
  readonly port: number;
  readonly user: string;
  /** How many messages to wait for; 1 unless told. */
  readonly count?: number;
}

async function countMessages(client: ImapFlow): Promise<number> {
  const status = await client.status('INBOX', { messages: true });
  return status ? (status.messages ?? 0) : 0;
}

async function read(client: ImapFlow): Promise<Buffer[]> {
  const messages: Buffer[] = [];
  await client.mailboxOpen('INBOX', { readOnly: true });
  for await (const { source } of client.fetch('1:*', { source: true })) if (source) messages.push(source);
  return messages;
}

/** Waits until a user's INBOX holds so many messages and reads all of them, in the order of their arrival. */
export async function readMessages({ port, user, count = 1 }: MailboxQuery): Promise<Buffer[]> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user, pass: 'any' },
    logger: false,
  });
  await client.connect();
  try {
    await eventually(
      async () => (await countMessages(client)) >= count || undefined,
      () => `${user} has not got ${count} messages`,
    );
    return await read(client);
  } finally {
    await client.logout();
  }
}
