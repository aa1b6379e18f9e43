import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../servers/require-servers.ts';
import { send } from '../servers/swaks.ts';
import type { DeliveredMessage } from './delivered-message.ts';
import { closeMailPaths, type MailPath, openMailPath } from './mail-path.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const PARTNER = 'ServiceclienteleProximus@contactcenter.be';

/** As Thunderbird and Outlook quote: the text behind signs, the HTML in a block with classes of their own. */
function answerTo(received: DeliveredMessage, from: string): Buffer {
  const boundary = 'answer';
  const parts = received.bytes.toString().split('--boundary-of-the-story');
  const [plain = '', html = ''] = parts.slice(1, 3).map((part) => {
    const [header = '', ...body] = part.split('\r\n\r\n');
    const text = body.join('\r\n\r\n').trimEnd();
    return /base64/i.test(header) ? Buffer.from(text, 'base64').toString() : decoded(text);
  });
  const body = [
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Merci, je vous attends.',
    '',
    ...plain.split(/\r?\n/).map((line) => `> ${line}`),
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `<p>Merci, je vous attends.</p><blockquote>${html.replaceAll('cf-banner', 'x_cf-banner')}</blockquote>`,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return letter({
    from,
    subject: 'Re: rendez-vous',
    body,
    content: [`Content-Type: multipart/alternative; boundary=${boundary}`],
  });
}

function decoded(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describeWith(['postfix', 'dovecot', 'swaks'], 'what own users send', () => {
  let path: MailPath;

  beforeAll(async () => {
    const sections = { banner: { stripOutbound: true } };
    path = await openMailPath({ login: true, gateway: { sections } });
  });

  afterAll(closeMailPaths);

  async function submitted(content: Buffer, login: boolean): Promise<DeliveredMessage> {
    const to = path.newRecipient();
    const options = login ? ['--auth', 'PLAIN', '--auth-user', 'jan', '--auth-password', 'any'] : [];
    const { accepted, transcript } = await send({
      port: path.postfix.smtpPort,
      from: 'jan@example.test',
      to,
      content,
      options,
    });
    expect(accepted, transcript).toBe(true);
    return (await path.inbox(to))[0] ?? expect.fail('nothing arrived');
  }

  it('leaves without the banner that it quotes, and without a verdict', async () => {
    const received = await path.deliver(PARTNER, letter(storyLetter(PARTNER)));
    const answer = answerTo(received, 'jan@example.test');
    const banner = 'Ajouté par votre serveur de messagerie';
    expect(answer.toString()).toContain(banner);
    const sent = (await submitted(answer, true)).bytes.toString();
    expect(sent).not.toContain(banner);
    expect(sent).not.toMatch(/cf-banner|={20}|X-Counterfoil/);
    expect(sent).toContain('> Cher client,');
    expect(sent).toContain('<p>Merci, je vous attends.</p><blockquote>');
  });

  it('leaves as it is where it quotes none', async () => {
    const talk = letter({ ...SMALL_TALK, from: 'jan@example.test' });
    const { bytes } = await submitted(talk, true);
    expect(bytes.subarray(-talk.length).equals(talk)).toBe(true);
  });

  it('is judged where nobody has logged in', async () => {
    const talk = letter({ ...SMALL_TALK, from: 'jan@example.test' });
    expect((await submitted(talk, false)).verdict).toBe('none');
  });
});
