import { afterEach } from 'vitest';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { AUTHSERV_ID, type Gateway, type GatewayOptions, startGateway } from '../servers/gateway.ts';
import { readMessages } from '../servers/imap.ts';
import { type Postfix, type PostfixOptions, startPostfix } from '../servers/postfix.ts';
import { type Sent, send } from '../servers/swaks.ts';
import { type DeliveredMessage, readDelivered } from './delivered-message.ts';

/** What the mail server of the tests finds out about senders, by the domain of the reverse-path. */
const AUTHENTICATION = {
  'proximus.be':
    'spf=pass smtp.mailfrom=proximus.be; dkim=pass header.d=proximus.be; dmarc=pass header.from=proximus.be',
  'contactcenter.be': 'spf=pass smtp.mailfrom=contactcenter.be; dkim=none; dmarc=none',
  'spoofer.example': 'spf=pass smtp.mailfrom=spoofer.example; dkim=none; dmarc=fail header.from=proximus.be',
} as const satisfies Record<string, string>;

/** Postfix writes the field above everything else, as OpenDMARC and others would. */
function authenticationSettings(): Record<string, string> {
  const entries = Object.entries(AUTHENTICATION).map(
    ([domain, results]) => `{ ${domain} = PREPEND Authentication-Results: ${AUTHSERV_ID}; ${results} }`,
  );
  return { smtpd_sender_restrictions: `check_sender_access inline:{ ${entries.join(', ')} }` };
}

function loginSettings(authPort: number): Record<string, string> {
  return {
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: `inet:127.0.0.1:${authPort}`,
    default_transport: 'discard:',
  };
}

/** The whole road: Postfix asks the gateway and hands the message on to Dovecot, where it is read by IMAP. */
export interface MailPath {
  readonly gateway: Gateway;
  readonly postfix: Postfix;
  /** An address that no other test uses. */
  newRecipient(): string;
  /** The messages of a recipient, once there are so many. */
  inbox(recipient: string, count?: number): Promise<DeliveredMessage[]>;
  /** Sends with swaks to a new recipient and reads what arrives; throws when Postfix refuses it. */
  deliver(from: string, content: Buffer): Promise<DeliveredMessage>;
  /** Sends with swaks to a new recipient; for messages that may be refused. */
  offer(from: string, content: Buffer): Promise<Sent & { readonly recipient: string }>;
}

export interface MailPathOptions {
  /** People may log in at Postfix with any password, and what they send elsewhere is thrown away. */
  readonly login?: boolean;
  readonly gateway?: GatewayOptions;
  readonly postfix?: PostfixOptions;
}

const gateways: Gateway[] = [];
const paths: MailPath[] = [];

// What a failing test needs to be understood by somebody who only has its output.
afterEach(({ task }) => {
  const failed = task.result?.state === 'fail';
  if (failed) process.stderr.write(`Log of the gateway:\n${gateways.at(-1)?.log().slice(-10_000)}\n`);
});

let dovecot: Promise<Dovecot> | undefined;
let recipients = 0;

/** Starts a gateway and a Postfix; all paths of a test file end in the same Dovecot. */
export async function openMailPath(options: MailPathOptions = {}): Promise<MailPath> {
  dovecot ??= startDovecot();
  const { imapPort, lmtpPort, authPort } = await dovecot;
  const gateway = await startGateway(options.gateway);
  gateways.push(gateway);
  const postfix = await startPostfix({
    milterPort: gateway.milterPort,
    lmtpPort,
    ...options.postfix,
    settings: {
      ...authenticationSettings(),
      ...(options.login && loginSettings(authPort)),
      ...options.postfix?.settings,
    },
  });

  function newRecipient(): string {
    recipients += 1;
    return `reader-${recipients}@example.test`;
  }

  async function inbox(recipient: string, count = 1): Promise<DeliveredMessage[]> {
    return (await readMessages({ port: imapPort, user: recipient, count })).map(readDelivered);
  }

  async function offer(from: string, content: Buffer): Promise<Sent & { readonly recipient: string }> {
    const recipient = newRecipient();
    return { ...(await send({ port: postfix.smtpPort, from, to: recipient, content })), recipient };
  }

  async function deliver(from: string, content: Buffer): Promise<DeliveredMessage> {
    const { accepted, transcript, recipient } = await offer(from, content);
    if (!accepted) throw new Error(`refused\n${transcript}\n${postfix.log()}\n${gateway.log()}`);
    const [message] = await inbox(recipient);
    if (!message) throw new Error(`nothing arrived\n${postfix.log()}`);
    return message;
  }

  const path = { gateway, postfix, newRecipient, inbox, deliver, offer };
  paths.push(path);
  return path;
}

/** For files that open many: stops what is open. What is left open ends with the file. */
export async function closeMailPaths(): Promise<void> {
  for (const { gateway, postfix } of paths.splice(0)) {
    await postfix.stop();
    await gateway.stop();
  }
}
