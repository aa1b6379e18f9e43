import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../servers/require-servers.ts';
import { closeMailPaths, type MailPath, openMailPath } from './mail-path.ts';
import { letter, storyLetter } from './messages.ts';

const PARTNER = 'ServiceclienteleProximus@contactcenter.be';

function withTreatment(treatment: string): Promise<MailPath> {
  const all = { intermediary: treatment, suspicious: treatment, impersonation: treatment };
  return openMailPath({ gateway: { sections: { banner: { treatment: all } } } });
}

describeWith(['postfix', 'dovecot', 'swaks'], 'treatments that Postfix carries out', () => {
  let holding: MailPath;
  let wrapping: MailPath;

  beforeAll(async () => {
    holding = await withTreatment('quarantine');
    wrapping = await withTreatment('wrap');
  });

  afterAll(closeMailPaths);

  it('holds the message, and lets it go with its banner when the administrator says so', async () => {
    const { accepted, transcript, recipient } = await holding.offer(PARTNER, letter(storyLetter(PARTNER)));
    expect(accepted, transcript).toBe(true);
    await expect
      .poll(async () => (await holding.postfix.queue()).map((each) => each.queue_name), { timeout: 20_000 })
      .toEqual(['hold']);
    await holding.postfix.release();
    const [delivered] = await holding.inbox(recipient);
    expect(delivered?.fields('X-Counterfoil-Level')).toHaveLength(1);
    expect(delivered?.bytes.toString()).toMatch(/cf-banner|Y2YtYmFubmVy|NmLWJhbm5lc|jZi1iYW5uZX/);
  });

  it('attaches the message to its banner, with every byte of its body', async () => {
    const sent = letter(storyLetter(PARTNER));
    const { bytes } = await wrapping.deliver(PARTNER, sent);
    const { attachments, html, subject } = await simpleParser(bytes);
    expect(subject).toBe('Votre rendez-vous du 8 février');
    expect(html).toContain('cf-banner');
    const original = attachments[0]?.content ?? Buffer.alloc(0);
    expect(original.subarray(-sent.length).equals(sent)).toBe(true);
  });
});
