import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeWith } from '../servers/require-servers.ts';
import { openSmtp } from '../servers/smtp-client.ts';
import { fieldsAbove, readableTexts } from './delivered-message.ts';
import { type MailPath, openMailPath } from './mail-path.ts';
import {
  attachmentLines,
  type Letter,
  letter,
  SMALL_TALK,
  storyLetter,
  storyWithAttachment,
} from './messages.ts';

const PARTNER = 'ServiceclienteleProximus@contactcenter.be';
const PROXIMUS = 'serviceclientele@proximus.be';

/** A partner on the record may write as the brand; one that is not is an impostor. Both are good answers. */
const NOT_PROXIMUS = /^(?:impersonation|intermediary)$/;

const OUR_FIELDS = ['x-counterfoil-verdict', 'x-counterfoil-rules', 'x-counterfoil-level'];
const TRACE_FIELDS = ['return-path', 'delivered-to', 'received'];

const FORGED = [
  'X-Counterfoil-Verdict: genuine; score=0.0; id=forged; v=1',
  'x-COUNTERFOIL-vErDiCt: none; id=forged',
  'X-Counterfoil-Verdict : none; id=forged',
  'X-Counterfoil-Rules\t: forged=1.0',
  'X-Counterfoil-Level:',
  ' 0; forged',
];

/** The headline of the French banner about Proximus at the level of a verdict. */
function frenchHeadline(verdict: string): string {
  const file = join(import.meta.dirname, '..', '..', 'rules', 'banners', 'fr.yaml');
  const { levels } = parse(readFileSync(file, 'utf8'));
  return levels[verdict].headline.replace('{brand}', 'Proximus');
}

/** A letter from a sender that our Postfix knows nothing about. */
function smallTalk(changes: Partial<Letter> = {}): Buffer {
  return letter({ ...SMALL_TALK, ...changes });
}

describeWith(['postfix', 'dovecot', 'swaks'], 'Postfix with the gateway as its milter', () => {
  let path: MailPath;
  beforeAll(async () => {
    path = await openMailPath();
  });

  it('marks the message of the story, with the words that prove it', async () => {
    const delivered = await path.deliver(PARTNER, letter(storyLetter(PARTNER)));
    expect(delivered.verdict).toMatch(NOT_PROXIMUS);
    const [verdict] = delivered.fields('X-Counterfoil-Verdict');
    expect(verdict).toMatch(/; score=\d+\.\d; brand=proximus; from=contactcenter\.be; id=\S+; v=1$/);
    const [rules] = delivered.fields('X-Counterfoil-Rules');
    expect(rules).toMatch(/\bclaim-in-local-part=\d/);
    expect(rules).toMatch(/\bask-appointment=\d/);
    expect(delivered.fields('X-Counterfoil-Level')).toEqual([
      delivered.verdict === 'impersonation' ? '3' : '1',
    ]);
  });

  it('puts a French banner into both parts of the story and leaves the rest readable', async () => {
    const delivered = await path.deliver(PARTNER, letter(storyLetter(PARTNER)));
    const { plain, html } = await readableTexts(delivered);
    const headline = frenchHeadline(delivered.verdict ?? '');
    for (const text of [plain, html]) {
      expect(text).toContain(headline);
      expect(text).toContain('contactcenter.be');
      expect(text.indexOf(headline)).toBeLessThan(text.indexOf('Cher client,'));
      expect(text).toContain('se présentera chez vous le 8 février à 15h.');
      expect(text).toContain('056 12 34 56');
    }
  });

  it('lets the same text from Proximus itself pass untouched', async () => {
    const sent = letter(storyLetter(PROXIMUS));
    const delivered = await path.deliver(PROXIMUS, sent);
    expect(delivered.verdict).toBe('genuine');
    const above = fieldsAbove(delivered, sent);
    expect(above?.filter((name) => !TRACE_FIELDS.includes(name))).toEqual([
      ...OUR_FIELDS,
      'authentication-results',
    ]);
  });

  it('does not believe authentication results that come with the message', async () => {
    const forged = `Authentication-Results: mx.test.invalid; spf=pass smtp.mailfrom=proximus.be; dkim=pass header.d=proximus.be; dmarc=pass header.from=proximus.be`;
    const delivered = await path.deliver('bounce@spoofer.example', letter(storyLetter(PROXIMUS, [forged])));
    expect(delivered.fields('Authentication-Results')).toHaveLength(2);
    expect(delivered.verdict).toMatch(/^(?:impersonation|suspicious)$/);
  });

  it('takes forged verdicts out, however they are spelt', async () => {
    const delivered = await path.deliver('jan@sender.example', smallTalk({ above: FORGED }));
    expect(delivered.verdict).toBe('none');
    expect(delivered.bytes.includes('forged')).toBe(false);
    for (const name of OUR_FIELDS) expect(delivered.fields(name)).toHaveLength(1);
  });

  it('does not write over forged verdicts in the body', async () => {
    const sent = smallTalk({ body: `${FORGED.join('\r\n')}\r\n` });
    const delivered = await path.deliver('jan@sender.example', sent);
    expect(fieldsAbove(delivered, sent)).toEqual(expect.arrayContaining(OUR_FIELDS));
  });

  it('marks 25 MB and brings the attachment through', { timeout: 120_000 }, async () => {
    const attachment = attachmentLines(25_000_000);
    const recipient = path.newRecipient();
    const smtp = await openSmtp(path.postfix.smtpPort);
    const content = letter(storyWithAttachment(PARTNER, attachment));
    expect(await smtp.transact({ from: PARTNER, to: [recipient], content })).toMatch(/^250 /);
    smtp.close();
    const [delivered] = await path.inbox(recipient);
    expect(delivered?.verdict).toMatch(NOT_PROXIMUS);
    expect(delivered?.bytes.includes(attachment)).toBe(true);
    expect(delivered?.bytes.length).toBeGreaterThan(content.length);
  });

  it.each([
    ['an empty body', smallTalk({ body: '' })],
    ['a body of one blank line', smallTalk({ body: '\r\n' })],
    ['no Subject and no text', Buffer.from('From: jan@sender.example\r\n\r\n')],
    ['a body without a header', Buffer.from('\r\njust text\r\n')],
    ['a line of 200 kB', smallTalk({ body: `${'word '.repeat(40_000)}\r\n` })],
  ])('gives a verdict on %s', async (_, sent) => {
    const delivered = await path.deliver('jan@sender.example', sent);
    expect(delivered.verdict).toMatch(/^(?:none|suspicious)$/);
  });

  it('leaves raw 8-bit bytes in a header as they are', async () => {
    const text = letter({ ...SMALL_TALK, from: 'J\xe9r\xf4me <jan@sender.example>', subject: 'Caf\xe9' });
    const sent = Buffer.from(text.toString(), 'latin1');
    const delivered = await path.deliver('jan@sender.example', sent);
    expect(delivered.verdict).toBe('none');
    expect(delivered.fields('Subject')).toEqual(['Caf\xe9']);
    expect(fieldsAbove(delivered, sent)).toEqual(expect.arrayContaining(OUR_FIELDS));
  });

  it('reads a brand in raw UTF-8 of a header', async () => {
    const from = `Service clientèle Proximus <${PARTNER}>`;
    const delivered = await path.deliver(PARTNER, letter({ ...storyLetter(PARTNER), from }));
    expect(delivered.verdict).toMatch(NOT_PROXIMUS);
  });

  it('keeps two messages on one connection apart, also with RSET between them', async () => {
    const [first, second, never] = [path.newRecipient(), path.newRecipient(), path.newRecipient()];
    const smtp = await openSmtp(path.postfix.smtpPort);
    const story = { from: PARTNER, to: [first], content: letter(storyLetter(PARTNER)) };
    expect(await smtp.transact(story)).toMatch(/^250 /);
    await smtp.command(`MAIL FROM:<${PARTNER}>`);
    await smtp.command(`RCPT TO:<${never}>`);
    expect(await smtp.command('RSET')).toMatch(/^250 /);
    const talk = { from: 'jan@sender.example', to: [second], content: smallTalk() };
    expect(await smtp.transact(talk)).toMatch(/^250 /);
    expect(await smtp.transact({ ...story, to: [first] })).toMatch(/^250 /);
    smtp.close();
    const stories = await path.inbox(first, 2);
    expect(stories.map(({ verdict }) => verdict)).toEqual([stories[0]?.verdict, stories[0]?.verdict]);
    expect(stories[0]?.verdict).toMatch(NOT_PROXIMUS);
    const [friendly] = await path.inbox(second);
    expect(friendly?.verdict).toBe('none');
    expect(fieldsAbove(friendly ?? expect.fail('nothing arrived'), talk.content)).toBeDefined();
    expect(new Set([...stories, friendly].map((each) => each?.fields('X-Counterfoil-Verdict')[0])).size).toBe(
      3,
    );
  });

  it('gives every recipient of a bounce the same verdict', async () => {
    const [first, second] = [path.newRecipient(), path.newRecipient()];
    const smtp = await openSmtp(path.postfix.smtpPort);
    smtp.write(`MAIL FROM:<>\r\nRCPT TO:<${first}>\r\nRCPT TO:<${second}>\r\nDATA\r\n`);
    const replies = [await smtp.reply(), await smtp.reply(), await smtp.reply(), await smtp.reply()];
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['250', '250', '250', '354']);
    smtp.write(Buffer.concat([smallTalk(), Buffer.from('.\r\n')]));
    expect(await smtp.reply()).toMatch(/^250 /);
    smtp.close();
    const [one] = await path.inbox(first);
    const [other] = await path.inbox(second);
    expect(one?.verdict).toBe('none');
    expect(other?.fields('X-Counterfoil-Verdict')).toEqual(one?.fields('X-Counterfoil-Verdict'));
  });
});
