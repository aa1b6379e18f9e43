import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../servers/require-servers.ts';
import { send } from '../servers/swaks.ts';
import { closeMailPaths, type MailPath, openMailPath } from './mail-path.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const PARTNER = 'ServiceclienteleProximus@contactcenter.be';

describeWith(['postfix', 'dovecot', 'swaks'], 'what is remembered of the mail that passes', () => {
  let path: MailPath;
  const received = new Map<string, number>();

  beforeAll(async () => {
    path = await openMailPath({ login: true, gateway: { memory: { learningDays: 0 } } });
  });

  afterAll(closeMailPaths);

  /** The rules that fire on a message of the sales partner, as the recipient's inbox shows them. */
  async function rulesFor(recipient: string): Promise<string> {
    const content = letter(storyLetter(PARTNER));
    await send({ port: path.postfix.smtpPort, from: PARTNER, to: recipient, content });
    const count = (received.get(recipient) ?? 0) + 1;
    received.set(recipient, count);
    const messages = await path.inbox(recipient, count);
    return messages.at(-1)?.fields('X-Counterfoil-Rules')[0] ?? '';
  }

  it('knows a sender once the reader has written there, and nobody else by that', async () => {
    const [reader, neighbour] = [path.newRecipient(), path.newRecipient()];
    await expect.poll(() => rulesFor(reader), { timeout: 20_000 }).toContain('first-contact=0.4');
    const { accepted, transcript } = await send({
      port: path.postfix.smtpPort,
      from: reader,
      to: 'info@contactcenter.be',
      content: letter({ ...SMALL_TALK, from: reader }),
      options: ['--auth', 'PLAIN', '--auth-user', reader, '--auth-password', 'any'],
    });
    expect(accepted, transcript).toBe(true);
    await expect.poll(() => rulesFor(reader), { timeout: 20_000 }).toContain('known-correspondent=-1.0');
    const rules = await rulesFor(neighbour);
    expect(rules).not.toContain('first-contact');
    expect(rules).not.toContain('known-correspondent');
  });
});
