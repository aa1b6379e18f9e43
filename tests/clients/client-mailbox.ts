import { ImapFlow } from 'imapflow';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';
import { startDovecot } from '../servers/dovecot.ts';
import { startGateway } from '../servers/gateway.ts';
import { eventually } from '../servers/patience.ts';
import { startPostfix } from '../servers/postfix.ts';
import { openSmtp } from '../servers/smtp-client.ts';
import { IMPOSTOR } from './letters.ts';

/** The road that mail takes to a client: Postfix, the gateway, Dovecot. */
export interface ClientMail {
  readonly imapPort: number;
  /** Sends messages to a mailbox, and waits until it holds as many. */
  deliver(recipient: string, messages: readonly Buffer[]): Promise<void>;
  /** Puts a message into a mailbox as it is, past the gateway. */
  store(recipient: string, content: Buffer): Promise<void>;
  /** What the mailbox holds: by subject, the UID and the bytes. */
  stored(recipient: string): Promise<ReadonlyMap<string, StoredMessage>>;
}

interface StoredMessage {
  readonly uid: number;
  readonly content: Buffer;
}

/** The banner speaks the message's language to people of example.test, and its own to those of `nl.example.test` … */
export async function openClientMail(): Promise<ClientMail> {
  const { imapPort, lmtpPort } = await startDovecot();
  const domains = BANNER_LANGUAGES.map((language) => ({
    domain: `${language}.example.test`,
    languages: [language],
  }));
  const gateway = await startGateway({ sections: { banner: { country: 'BE', recipients: domains } } });
  const { smtpPort } = await startPostfix({
    milterPort: gateway.milterPort,
    lmtpPort,
    settings: {
      virtual_mailbox_domains: ['example.test', ...domains.map(({ domain }) => domain)].join(' '),
    },
  });
  const stored = (recipient: string) => readStored(imapPort, recipient);

  async function deliver(recipient: string, messages: readonly Buffer[]): Promise<void> {
    const smtp = await openSmtp(smtpPort);
    for (const content of messages) {
      const reply = await smtp.transact({ from: IMPOSTOR, to: [recipient], content });
      if (!reply.startsWith('250')) throw new Error(`${reply}\n${gateway.log()}`);
    }
    smtp.close();
    await eventually(
      async () => (await stored(recipient)).size >= messages.length || undefined,
      () => `${recipient} has not got ${messages.length} messages`,
    );
  }

  async function store(recipient: string, content: Buffer): Promise<void> {
    await withMailbox(imapPort, recipient, (client) => client.append('INBOX', content));
  }

  return { imapPort, deliver, store, stored };
}

async function withMailbox<T>(
  port: number,
  user: string,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const auth = { user, pass: 'any' };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

function readStored(port: number, user: string): Promise<Map<string, StoredMessage>> {
  return withMailbox(port, user, async (client) => {
    const messages = new Map<string, StoredMessage>();
    await client.mailboxOpen('INBOX', { readOnly: true });
    for await (const each of client.fetch('1:*', { uid: true, envelope: true, source: true })) {
      const content = each.source ?? Buffer.alloc(0);
      messages.set(each.envelope?.subject ?? '', { uid: each.uid, content });
    }
    return messages;
  });
}
