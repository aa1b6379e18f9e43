import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadExpertise } from '../../src/analysis/expertise.ts';
import { analyse } from '../../src/analysis/pipeline.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import type { AttachmentReader } from '../../src/attachments/attachment-reader.ts';
import { createReadingProcess } from '../../src/attachments/process/reading-process.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { pdfFile } from './pdf-file.ts';
import { qrPicture } from './qr-picture.ts';
import { zipFile } from './zip-file.ts';

const loaded = loadExpertise(readRuleFolder('rules'));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { expertise } = loaded;

const program = (name: string): string => fileURLToPath(new URL(`process/${name}`, import.meta.url));
const reader = createReadingProcess();
const hanging = createReadingProcess({ program: program('hanging-child.ts'), limits: { taskMs: 200 } });
const dying = createReadingProcess({ program: program('dying-child.ts') });
afterAll(() => {
  for (const each of [reader, hanging, dying]) each.close();
});

interface Letter {
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array | string;
}

async function judge(letter: Letter, attachmentReader: AttachmentReader = reader): Promise<Verdict> {
  const { from, subject = 'Document', text = '', name, type, content } = letter;
  const message = [
    `From: ${from}`,
    'To: reader@example.test',
    `Subject: ${subject}`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    `Content-Type: ${type}; name="${name}"`,
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content: Buffer.from(message) };
  const circumstances = {
    id: 'test',
    today: '2026-01-01',
    trusted: { kind: 'none' },
    replaceBody: false,
    bannerFrom: 'never',
    defaultLanguage: 'en',
  } as const;
  return (await analyse(transaction, expertise, circumstances, { attachmentReader })).verdict;
}

const ALARM = {
  from: 'PayPal Service <service@files.example>',
  text: 'See attached.',
  name: 'notice.pdf',
  type: 'application/pdf',
  content: pdfFile({
    lines: [
      'Your account has been suspended. Please verify your account.',
      'Call our support at +1 202 555 0100.',
    ],
    link: 'https://login.phish.example/',
  }),
};

describe('what stands in an attachment', () => {
  it('is asked by the message', async () => {
    const verdict = await judge(ALARM);
    expect(verdict.kind).toBe('impersonation');
    expect(verdict.asks.map(({ kind }) => kind)).toContain('login');
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ rule: 'ask-login', where: 'attachment' }),
    );
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ rule: 'links-elsewhere', evidence: 'login.phish.example' }),
    );
  });

  it.each([
    ['hangs', hanging],
    ['dies', dying],
  ])('is left out when the process that reads it %s, and the message is judged', async (_, broken) => {
    const verdict = await judge(ALARM, broken);
    expect(verdict.brand).toBe('paypal');
    expect(verdict.kind).not.toBe('none');
    expect(verdict.findings.map(({ rule }) => rule)).toContain('attachment-unreadable');
  });

  it('convicts a page that asks for the password of a brand', async () => {
    const verdict = await judge({
      from: 'Info <info@files.example>',
      text: 'See attached.',
      name: 'notice.html',
      type: 'text/html',
      content:
        '<h1>PayPal</h1><p>Your account has been suspended.</p><form action="https://x.phish.example/"><input type="password"></form>',
    });
    expect(verdict.kind).toBe('suspicious');
  });
});

const COLLEAGUE = 'Jan Peeters <jan@lab.example>';
const SHOP = 'Bakkerij Janssens <info@bakkerij.example>';
const NEWS = 'The council met on Monday and talked about the new bridge over the river. '.repeat(80);

/** Everyday mail with something enclosed. None of it may be flagged. */
const GENUINE: Readonly<Record<string, () => Promise<Letter> | Letter>> = {
  'a concert ticket with a code': async () => ({
    from: 'Theater <tickets@theater.example>',
    subject: 'Your ticket',
    text: 'Show this code at the entrance. Enjoy the concert!',
    name: 'ticket.png',
    type: 'image/png',
    content: await qrPicture('TICKET-A12-7F'),
  }),
  'a concert ticket whose code leads to a ticket office': async () => ({
    from: 'Theater <tickets@theater.example>',
    subject: 'Your ticket',
    text: 'Show this code at the entrance. Enjoy the concert!',
    name: 'ticket.png',
    type: 'image/png',
    content: await qrPicture('https://tickets.office.example/A12-7F'),
  }),
  'enrolment by the own IT department': async () => ({
    from: 'IT <it@lab.example>',
    subject: 'Two-factor login',
    text: 'Please enrol this week: open the Microsoft Authenticator app, scan the code and sign in.',
    name: 'code.png',
    type: 'image/png',
    content: await qrPicture('otpauth://totp/lab.example:jan?secret=GEZDGNBVGY3TQOJQ'),
  }),
  'enrolment with itsme by the own IT department': async () => ({
    from: 'IT <it@lab.example>',
    subject: 'itsme',
    text: 'Scan the code with itsme to sign in to the new portal of the lab.',
    name: 'code.png',
    type: 'image/png',
    content: await qrPicture('https://portal.lab.example/itsme'),
  }),
  'an invoice of a small shop with a code to pay': async () => ({
    from: SHOP,
    subject: 'Factuur 12',
    text: 'Beste, in bijlage de factuur. U kunt betalen met de QR-code. Met vriendelijke groeten, Bakkerij Janssens',
    name: 'code.png',
    type: 'image/png',
    content: await qrPicture('BCD\n002\n1\nSCT\n\nBakkerij Janssens\nBE71096123456769\nEUR12.5'),
  }),
  'an invoice that names ways to pay, a courier and software': () => ({
    from: SHOP,
    subject: 'Factuur 12',
    text: 'Zie bijlage.',
    name: 'factuur.pdf',
    type: 'application/pdf',
    content: pdfFile({
      lines: [
        'Bakkerij Janssens, factuur 12. Gelieve te betalen binnen 30 dagen.',
        'Betaal met Visa, Mastercard of PayPal. Verzonden met PostNL. Microsoft 365: 12 licenties.',
        'Log in op uw account om de factuur te bekijken. Bel ons op 02 555 00 00.',
      ],
      link: 'https://pay.provider.example/12',
    }),
  }),
  'a bill of a brand that goes to the bookkeeper from a private mailbox': () => ({
    from: 'Jan Peeters <jan.peeters@gmail.com>',
    subject: 'Facturen juni',
    text: 'Voor de boekhouding.',
    name: 'factuur.pdf',
    type: 'application/pdf',
    content: pdfFile({
      lines: [
        'Proximus klantendienst',
        'Uw factuur van juni. Log in op MyProximus: www.proximus.be/myproximus',
        'Gelieve te betalen voor 30 juni. Vragen? Bel 0800 22 800.',
      ],
    }),
  }),
  'a page that a colleague saved': () => ({
    from: COLLEAGUE,
    subject: 'Read this',
    text: 'Interesting, see attached.',
    name: 'The new bridge - Daily News.html',
    type: 'text/html',
    content: `<!-- saved from url=(0030)https://news.example/bridge -->
      <script>var a = atob("${'UEsDBBQA'.repeat(60)}"); if (!a) location.href = "https://news.example/"; document.write("x")</script>
      <form action="https://news.example/login"><input type="password"></form><p>${NEWS}</p>
      <a href="https://bit.ly/x">Share</a><a href="https://www.facebook.com/sharer?u=https://news.example/">Facebook</a>
      <a href="https://ads.example/?url=https://shop.example/">Ad</a>`,
  }),
  'a zip of photos': () => ({
    from: COLLEAGUE,
    subject: 'Holiday',
    text: 'The photos of last week!',
    name: 'photos.zip',
    type: 'application/zip',
    content: zipFile([{ name: 'IMG_1.jpg' }, { name: 'IMG_2.jpg' }]),
  }),
  'pay slips in a locked zip': () => ({
    from: 'Payroll <payroll@accountant.example>',
    subject: 'Loonfiche juni',
    text: 'Beste, hierbij de loonfiche. Het wachtwoord is 4711.',
    name: 'loonfiche.zip',
    type: 'application/zip',
    content: zipFile([{ name: 'loonfiche.pdf', content: 'x', encrypted: true }]),
  }),
  'a newsletter with a code for an app': async () => ({
    from: 'Shop <news@shop.example>',
    subject: 'Our app',
    text: 'Scan the code and get our app from the App Store. Log in to your account and save points.',
    name: 'app.png',
    type: 'image/png',
    content: await qrPicture('https://apps.apple.com/app/id1'),
  }),
  'a program from a colleague': () => ({
    from: COLLEAGUE,
    subject: 'The tool',
    text: 'As promised, the new build of the measuring tool.',
    name: 'measure.exe',
    type: 'application/octet-stream',
    content: 'MZ',
  }),
};

describe('everyday mail', () => {
  it.each(Object.entries(GENUINE))('%s is not flagged', async (_, letter) => {
    const verdict = await judge(await letter());
    expect([verdict.kind, verdict.findings.map(({ rule }) => rule)]).toEqual(['none', expect.anything()]);
  });
});
