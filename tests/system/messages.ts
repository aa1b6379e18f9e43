/** Messages that the system tests send, as bytes with CRLF lines. */

export interface Letter {
  /** Lines of the header, above `From`; none unless told. */
  readonly above?: readonly string[];
  readonly from: string;
  readonly subject?: string;
  readonly body: string;
  /** Lines of the header about the body; plain UTF-8 text unless told. */
  readonly content?: readonly string[];
}

const PLAIN_TEXT = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'];

/** A message with everything that a mail server would add, so that it adds nothing. */
export function letter({
  above = [],
  from,
  subject = 'Bonjour',
  body,
  content = PLAIN_TEXT,
}: Letter): Buffer {
  const header = [
    ...above,
    `From: ${from}`,
    'To: Patrick Exemple <patrick@example.test>',
    `Subject: ${subject}`,
    'Date: Mon, 3 Feb 2025 10:12:00 +0100',
    'Message-ID: <20250203101200.4711@sender.example>',
    'MIME-Version: 1.0',
    ...content,
  ];
  return Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}`);
}

/** A letter in which nobody claims anything. */
export const SMALL_TALK: Letter = {
  from: 'Jan Peeters <jan@sender.example>',
  subject: 'Dimanche',
  body: 'On se voit dimanche pour le barbecue ?\r\nJan\r\n',
};

const STORY = [
  'Cher client,',
  '',
  'Nous vous confirmons votre rendez-vous : un conseiller Proximus se présentera chez vous le 8 février à 15h.',
  'Il fera une analyse de votre consommation sur base de vos dernières factures et vous proposera une formule tarifaire sur mesure.',
  'Merci de préparer vos factures pour cette visite.',
  '',
  'Une question ? Appelez-nous au 056 12 34 56.',
  '',
  'Bien à vous,',
  'Service clientèle Proximus',
];

const BOUNDARY = 'boundary-of-the-story';

function quotedPrintable(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[=\x80-\xff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/(?:=[0-9A-F]{2}|[^=\r\n]){70}(?=.)/g, '$&=\r\n');
}

function base64(text: string): string {
  return Buffer.from(text)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n');
}

function htmlOf(lines: readonly string[]): string {
  const paragraphs = lines.filter((line) => line !== '').map((line) => `<p>${line}</p>`);
  return `<!DOCTYPE html>\r\n<html><body style="font-family: sans-serif">\r\n${paragraphs.join('\r\n')}\r\n</body></html>\r\n`;
}

function alternatives(lines: readonly string[], furtherParts: readonly string[] = []): string {
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(lines.join('\r\n'))}`,
    `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(htmlOf(lines))}`,
    ...furtherParts,
  ];
  return `${parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('')}--${BOUNDARY}--\r\n`;
}

/**
 * The message that this project began with, in our words: a sales partner writes as the customer service.
 *
 * @param addrSpec who writes it
 */
export function storyLetter(addrSpec: string, above: readonly string[] = []): Letter {
  return {
    above,
    from: `=?utf-8?q?Service_client=C3=A8le_Proximus?= <${addrSpec}>`,
    subject: '=?utf-8?q?Votre_rendez-vous_du_8_f=C3=A9vrier?=',
    content: [`Content-Type: multipart/alternative; boundary="${BOUNDARY}"`],
    body: alternatives(STORY),
  };
}

/** Base64 lines of an attachment, about so many bytes in all. */
export function attachmentLines(bytes: number): string {
  return `${Buffer.alloc(57, 'Counterfoil').toString('base64')}\r\n`.repeat(Math.ceil(bytes / 78));
}

/** The story with an attachment. */
export function storyWithAttachment(addrSpec: string, attachment: string): Letter {
  const part = [
    'Content-Type: application/octet-stream; name="plan.bin"',
    'Content-Disposition: attachment; filename="plan.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    attachment,
  ].join('\r\n');
  return {
    ...storyLetter(addrSpec),
    content: [`Content-Type: multipart/mixed; boundary="${BOUNDARY}"`],
    body: alternatives(STORY, [part]),
  };
}
