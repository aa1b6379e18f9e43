import { ImapFlow } from 'imapflow';
import type { Configuration } from '../config/configuration.ts';
import type { FeedbackDesk } from '../engine/engine.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { FeedbackKind } from './feedback.ts';
import { forwardedMessages } from './forwarded-messages.ts';

/** The mailbox, with its password. */
export type ImapSettings = Omit<Configuration['feedback']['imap'], 'passwordFile' | 'pollSeconds'> & {
  readonly password: string;
};

/** In one visit; the rest waits for the next. */
const MESSAGES_PER_FOLDER = 200;

/** Larger messages stay where they are. */
const LARGEST = 30_000_000;

const CONNECTION_MS = 30_000;

/**
 * Visits the folders once: what is in them is reported and moved on, what is refused stays for the next visit. Folders
 * that are not there are made, so that people find them in their mail client.
 *
 * @returns how many reports were taken
 */
export async function collectImapFeedback(
  settings: ImapSettings,
  desk: Pick<FeedbackDesk, 'take'>,
  logger: Logger,
): Promise<number> {
  const { host, port, tls, user, password, notSpamFolder, missFolder, doneFolder } = settings;
  const client = new ImapFlow({
    ...{ host, port, secure: tls, auth: { user, pass: password }, logger: false },
    ...{ connectionTimeout: CONNECTION_MS, greetingTimeout: CONNECTION_MS, socketTimeout: CONNECTION_MS },
  });
  // Without a listener a connection that breaks between two commands would end the process.
  client.on('error', (error: unknown) => logger.debug({ err: error }, 'the connection to the mailbox broke'));
  await client.connect();
  try {
    for (const folder of [notSpamFolder, missFolder, doneFolder]) await client.mailboxCreate(folder);
    const visit = { client, desk, doneFolder, reporter: user.toLowerCase() };
    const alarms = await visitFolder(visit, notSpamFolder, 'false-alarm');
    return alarms + (await visitFolder(visit, missFolder, 'miss'));
  } finally {
    await client.logout().catch(() => client.close());
  }
}

interface Visit {
  readonly client: ImapFlow;
  readonly desk: Pick<FeedbackDesk, 'take'>;
  readonly doneFolder: string;
  readonly reporter: string;
}

async function visitFolder(visit: Visit, folder: string, kind: FeedbackKind): Promise<number> {
  const { client, doneFolder } = visit;
  const lock = await client.getMailboxLock(folder);
  let taken = 0;
  try {
    for (const uid of await messagesIn(client)) {
      const message = await client.fetchOne(`${uid}`, { source: true }, { uid: true });
      const source = message ? message.source : undefined;
      const count = source ? await report(visit, kind, source) : 0;
      taken += count;
      if (count > 0) await client.messageMove(`${uid}`, doneFolder, { uid: true });
    }
    return taken;
  } finally {
    lock.release();
  }
}

/** The commands of a fetch must have ended before another begins, so the list comes first. */
async function messagesIn(client: ImapFlow): Promise<number[]> {
  const { mailbox } = client;
  if (!mailbox || mailbox.exists === 0) return [];
  const found = await client.fetchAll('1:*', { uid: true, size: true });
  return found
    .filter(({ size = 0 }) => size <= LARGEST)
    .slice(0, MESSAGES_PER_FOLDER)
    .map(({ uid }) => uid);
}

/** The message itself, moved here from the inbox, or those that somebody attached to it. */
async function report({ desk, reporter }: Visit, kind: FeedbackKind, source: Buffer): Promise<number> {
  const attached = forwardedMessages(source);
  let taken = 0;
  for (const content of attached.length > 0 ? attached : [source]) {
    const receipt = await desk.take({ kind, channel: 'imap', content, reporter });
    if (receipt.kind === 'taken') taken++;
  }
  return taken;
}
