import { letter } from '../system/messages.ts';

/** Who writes as the customer service, and is not. */
export const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';

const STORY = [
  'Cher client,',
  'Nous vous confirmons votre rendez-vous : un conseiller Proximus se présentera chez vous le 8 février à 15h.',
  'Merci de préparer vos factures pour cette visite.',
  'Une question ? Appelez-nous au 056 12 34 56 ou allez sur www.visites-conseil.example.',
  'Service clientèle Proximus',
];

/** The story with everything on which somebody could click. */
export const STORY_HTML = [
  ...STORY.map((line) => `<p>${line}</p>`),
  '<p><a id="confirm" href="https://login.visites-conseil.example/ok">Confirmer le rendez-vous</a></p>',
  '<p><a href="tel:+3256123456">Nous appeler</a> <a href="mailto:rdv@visites-conseil.example">Nous écrire</a></p>',
  '<form action="https://login.visites-conseil.example/"><input name="pin"><button>Envoyer</button></form>',
].join('\r\n');

const BOUNDARY = 'boundary-of-the-letter';

function base64(text: string): string {
  return Buffer.from(text)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n');
}

function part(type: string, text: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(text)}\r\n`;
}

const STORY_TEXT = STORY.join('\r\n\r\n');

interface Sent {
  readonly subject: string;
}

/** The story as text and as HTML; the HTML is another one where it is told. */
export function storyWithHtml({ subject }: Sent, html = STORY_HTML): Buffer {
  const parts = [part('text/plain', STORY_TEXT), part('text/html', html)];
  return letter({
    from: `=?utf-8?q?Service_client=C3=A8le_Proximus?= <${IMPOSTOR}>`,
    subject,
    content: [`Content-Type: multipart/alternative; boundary="${BOUNDARY}"`],
    body: `${parts.map((each) => `--${BOUNDARY}\r\n${each}`).join('')}--${BOUNDARY}--\r\n`,
  });
}

/** The story as nothing but text, in a charset that has no letter for our quotation marks. */
export function storyInLatin1({ subject }: Sent): Buffer {
  const head = letter({
    from: `=?iso-8859-1?q?Service_client=E8le_Proximus?= <${IMPOSTOR}>`,
    subject,
    content: ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit'],
    body: '',
  });
  return Buffer.concat([head, Buffer.from(`${STORY_TEXT}\r\n`, 'latin1')]);
}
