import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import type { Outside } from '../../src/analysis/gather-facts.ts';
import { findTesseract } from '../../src/attachments/process/find-tesseract.ts';
import { createReaders } from '../../src/attachments/process/readers.ts';
import { catalogueOf, type LogoCatalogue } from '../../src/logos/logo-catalogue.ts';
import { logoViews } from '../../src/logos/logo-views.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { type Drawing, drawn } from '../attachments/drawn-picture.ts';
import { qrPicture } from '../attachments/qr-picture.ts';
import { describeWith } from '../servers/require-servers.ts';
import { verdictOn } from './shipped-rules.ts';

const tesseract = findTesseract();
/** A loaded machine takes longer than a message may. */
const PATIENT = { messageMs: 60_000, cpuSeconds: 60 };

const readers = createReaders({ ...(tesseract && { tesseract }), limits: PATIENT });
afterAll(() => readers.attachmentReader.close());

/** A message whose HTML is a picture that came with it. */
interface Letter {
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly picture: Uint8Array;
  /** What a trusted mail server says of it. */
  readonly authentication?: string;
}

async function judge(
  { from, subject = '', text = '', picture, authentication }: Letter,
  outside: Outside = readers,
): Promise<Verdict> {
  const message = [
    ...(authentication === undefined ? [] : [`Authentication-Results: mx.example.test; ${authentication}`]),
    `From: ${from}`,
    'To: reader@example.test',
    `Subject: ${subject}`,
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>${text}</p><img src="cid:1@a">`,
    '--b',
    'Content-Type: image/png',
    'Content-ID: <1@a>',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(picture).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  return verdictOn(Buffer.from(message), { trusted: { kind: 'topmost' }, ...outside });
}

const VISITS = {
  nl: [
    'Klantendienst Proximus',
    'Beste klant, uw installatie moet worden nagekeken.',
    'Onze adviseur komt op 8 februari om 15 uur bij u langs.',
  ],
  fr: [
    'Service clientèle Proximus',
    'Chère cliente, cher client, votre installation doit être vérifiée.',
    'Un conseiller se présentera chez vous le 8 février à 15 h.',
  ],
  de: [
    'Kundenservice Telekom',
    'Sehr geehrte Damen und Herren, Ihr Anschluss muss geprüft werden.',
    'Unser Berater kommt am 8. Februar um 15 Uhr bei Ihnen vorbei.',
  ],
  et: [
    'Telia klienditeenindus',
    'Lugupeetud klient, teie internetiühendus vajab kontrollimist.',
    'Meie konsultant tuleb teie juurde 8. veebruaril kell 15.',
  ],
  en: [
    'Vodafone Customer Service',
    'Dear customer, your line has to be checked.',
    'Our adviser will visit you at home on 8 February at 3 pm.',
  ],
} as const;

function letterhead([name, ...lines]: readonly string[], colors: Partial<Drawing> = {}): Drawing {
  return { lines: [{ text: name ?? '', size: 30 }, ...lines.map((text) => ({ text }))], ...colors };
}

const AUTHENTICATED =
  'spf=pass smtp.mailfrom=proximus.be; dkim=pass header.d=proximus.be; dmarc=pass header.from=proximus.be';

/** What a verdict says, to be shown where it is not the expected one. */
function told({ kind, score, findings }: Verdict): string {
  const rules = findings.map(({ rule, weight, evidence }) => `${rule}=${weight} (${evidence})`);
  return `${kind} ${score}: ${rules.join(' ')}`;
}

const FLAGGED = /^(?:suspicious|impersonation) /;
const FINE = /^(?:none|genuine) /;

const CENTER = 'Info <info@contact-center.example>';

/** What swindlers do to pictures so that machines do not read them. */
const VARIANTS: Readonly<Record<string, (lines: readonly string[]) => Promise<Buffer>>> = {
  'as it is drawn': (lines) => drawn(letterhead(lines)).png().toBuffer(),
  'light on dark': (lines) =>
    drawn(letterhead(lines, { background: '#1b1033', color: '#f4f0ff' }))
      .png()
      .toBuffer(),
  'as a bad JPEG': (lines) => drawn(letterhead(lines)).jpeg({ quality: 35 }).toBuffer(),
  'as a screenshot of a window': (lines) =>
    drawn(letterhead(lines, { behind: WINDOW, top: 90, width: 1100 }))
      .png()
      .toBuffer(),
  'in a frame of colour': (lines) =>
    drawn(letterhead(lines, { behind: '<rect width="700" height="14" fill="#5c2d91"/>' }))
      .webp()
      .toBuffer(),
};

const WINDOW = [
  '<rect width="1100" height="60" fill="#d8dbe0"/>',
  ...['#ff5f57', '#febc2e', '#28c840'].map(
    (color, at) => `<circle cx="${24 + at * 24}" cy="30" r="8" fill="${color}"/>`,
  ),
  '<rect x="120" y="14" width="900" height="32" rx="8" fill="#ffffff"/>',
].join('');

describeWith(['tesseract'], 'a visit announced in a picture', () => {
  it.each(Object.entries(VISITS))('is flagged in %s', async (language, lines) => {
    const picture = await drawn(letterhead(lines)).png().toBuffer();
    const verdict = await judge({ from: CENTER, picture });
    expect(told(verdict)).toMatch(FLAGGED);
    expect(verdict.language).toBe(language);
    expect(verdict.claims[0]?.where).toBe('image');
    const ask = verdict.asks.find(({ kind }) => kind === 'appointment');
    expect(lines[2]).toContain(ask?.evidence ?? 'no appointment');
  });

  it.each(Object.entries(VARIANTS))('is flagged %s', async (_, draw) => {
    for (const lines of [VISITS.fr, VISITS.nl]) {
      expect(told(await judge({ from: CENTER, picture: await draw(lines) }))).toMatch(FLAGGED);
    }
  });

  it('says less without a name, and is no accusation', async () => {
    const picture = await drawn({ lines: VISITS.fr.slice(1).map((text) => ({ text })) })
      .png()
      .toBuffer();
    const verdict = await judge({ from: CENTER, picture });
    expect(told(verdict)).toMatch(FINE);
    expect(verdict.asks.map(({ kind }) => kind)).toContain('appointment');
  });

  it('is flagged beside a QR code that leads elsewhere', async () => {
    const lines = [
      'Service clientèle Proximus',
      'Votre compte sera bloqué. Veuillez confirmer vos identifiants.',
      'Scannez le code QR avec votre téléphone.',
    ];
    const code = await qrPicture('https://compte.phish.example/x');
    const picture = await drawn(letterhead(lines, { behind: '', top: 20 }))
      .extend({ bottom: 180, background: '#ffffff' })
      .composite([{ input: code, left: 30, top: 190 }])
      .png()
      .toBuffer();
    const verdict = await judge({ from: CENTER, picture });
    expect(told(verdict)).toMatch(FLAGGED);
    expect(verdict.asks.map(({ kind }) => kind)).toContain('scan-code');
  });
});

/** A logo that no brand has, enrolled as that of Proximus. */
const LOGO = '<path d="M40 20h60l20 50-50 40-50-40z M60 45v40h40v-20z" fill="#5c2d91" fill-rule="evenodd"/>';

async function enrolled(): Promise<LogoCatalogue> {
  const drawing = sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="140" height="130">${LOGO}</svg>`),
  );
  const { data, info } = await drawing
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const shapes = logoViews([{ width: info.width, height: info.height, data }]);
  return catalogueOf(shapes.map((shape) => ({ ...shape, brand: 'proximus', role: 'brand', threshold: 0.9 })));
}

describeWith(['tesseract'], 'a logo in a picture', async () => {
  const catalogue = await enrolled();
  const withLogos = createReaders({
    ...(tesseract && { tesseract }),
    limits: PATIENT,
    logos: () => catalogue,
  });
  afterAll(() => withLogos.attachmentReader.close());
  const nameless = VISITS.fr.slice(1).map((text) => ({ text }));

  it.each<[string, Partial<Drawing>]>([
    ['as it is drawn', {}],
    ['light on dark', { background: '#1b1033', color: '#f4f0ff' }],
  ])('says whose name the words do not say, %s', async (_, colors) => {
    const behind = colors.background ? LOGO.replace('#5c2d91', '#ffffff') : LOGO;
    const picture = await drawn({ lines: nameless, behind, top: 130, ...colors })
      .png()
      .toBuffer();
    const verdict = await judge({ from: CENTER, picture }, withLogos);
    expect(told(verdict)).toMatch(FLAGGED);
    expect(verdict.claims).toContainEqual({ brand: 'proximus', where: 'image', evidence: 'Proximus' });
  });

  it.each<[string, Letter]>([
    ['a partner’s or anybody’s newsletter that asks for nothing', { from: CENTER, picture: Buffer.of() }],
    [
      'the brand’s own letter',
      { from: 'Proximus <noreply@proximus.be>', picture: Buffer.of(), authentication: AUTHENTICATED },
    ],
  ])('accuses nobody: %s', async (_, letter) => {
    const picture = await drawn({
      lines: [{ text: 'Bonne année et meilleurs vœux à tous !' }],
      behind: LOGO,
      top: 130,
    })
      .png()
      .toBuffer();
    expect(told(await judge({ ...letter, picture }, withLogos))).toMatch(FINE);
  });
});

const CHAT = [
  'Maria',
  'Are you coming on Saturday? We start at eight in the garden.',
  'I bring cake and the good coffee.',
];
const APP = [
  'PayPal',
  'Your balance is 12,40 EUR',
  'Recent activity: Bakery Janssens 3,20',
  'Send  Request  Wallet',
];

/** Everyday mail that is nothing but a picture. None of it may be flagged. */
const GENUINE: Readonly<Record<string, () => Promise<Letter>>> = {
  'the brand’s own letter': async () => ({
    from: 'Proximus <noreply@proximus.be>',
    picture: await drawn(letterhead(VISITS.fr)).png().toBuffer(),
    authentication: AUTHENTICATED,
  }),
  'a newsletter of a shop that sells what a brand makes': async () => ({
    from: 'Elektro Janssens <news@elektro-janssens.example>',
    subject: 'Deze week in de winkel',
    picture: await drawn(
      letterhead([
        'Solden bij Elektro Janssens',
        'Samsung, Philips en Miele tot 30 % goedkoper.',
        'Kom langs in onze winkel in Gent, of bestel online.',
      ]),
    )
      .png()
      .toBuffer(),
  }),
  'a screenshot of a conversation': async () => ({
    from: 'Jan Peeters <jan.peeters@gmail.com>',
    picture: await drawn(letterhead(CHAT, { behind: WINDOW, top: 90, width: 1100 }))
      .png()
      .toBuffer(),
  }),
  'a screenshot of an application': async () => ({
    from: 'Jan Peeters <jan.peeters@gmail.com>',
    subject: 'look',
    text: 'Is this right?',
    picture: await drawn(letterhead(APP, { background: '#003087', color: '#ffffff' }))
      .png()
      .toBuffer(),
  }),
  'a screenshot of an error': async () => ({
    from: 'Anna Maes <anna@lab.example>',
    subject: 'Outlook',
    text: 'What does it want?',
    picture: await drawn(
      letterhead([
        'Microsoft Outlook',
        'Cannot start Microsoft Outlook. Cannot open the window.',
        'Please contact your administrator.',
      ]),
    )
      .png()
      .toBuffer(),
  }),
  'an invitation': async () => ({
    from: 'Bakkerij Janssens <info@bakkerij.example>',
    subject: 'Uitnodiging',
    picture: await drawn(
      letterhead([
        'Bakkerij Janssens',
        'Wij nodigen u uit op zaterdag 8 februari om 15 uur.',
        'Betalen kan met Payconiq en Bancontact.',
      ]),
    )
      .png()
      .toBuffer(),
  }),
  'a photograph': async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const;
    const photo = sharp({ create: { width: 800, height: 600, channels: 3, background: '#888888', noise } });
    return { from: 'Jan Peeters <jan.peeters@gmail.com>', picture: await photo.jpeg().toBuffer() };
  },
};

describeWith(['tesseract'], 'a picture that is all a genuine message has', () => {
  it.each(Object.entries(GENUINE))('%s', async (_, letter) => {
    expect(told(await judge(await letter()))).toMatch(FINE);
  });
});
