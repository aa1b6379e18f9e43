import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import type { Link, Message } from '../../src/message/message.ts';
import { DIRECTORY, mailbox, messageFrom } from './directory-fixture.ts';

function mentions(from: string, parts: Partial<Message> = {}): string[] {
  return findMentions(messageFrom(from, parts), DIRECTORY).map(({ brand, where, evidence, ...marks }) =>
    [
      `${brand.id} ${where} ${evidence}`,
      marks.ambiguous && '?',
      marks.disguised && '!',
      marks.deskWord && '+',
      marks.affiliation && '~',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

function link(target: string): Link {
  return { text: '', target, host: new URL(target).host, kind: 'anchor' };
}

describe('the From field', () => {
  it.each<[string, string, string[]]>([
    [
      'the message that started it all',
      'Service clientèle Proximus <ServiceclienteleProximus@contactcenter.example>',
      ['proximus from.display-name Proximus +', 'proximus from.local-part ServiceclienteleProximus +'],
    ],
    [
      'a desk in the local part',
      '<klantenservice-kpn@stranger.example>',
      ['kpn from.local-part klantenservice-kpn +'],
    ],
    [
      'the brand as a subdomain',
      'Info <info@proximus.be.klant-hulp.example>',
      ['proximus from.domain proximus'],
    ],
    ['a combined domain', 'Info <info@secure-paypal-login.example>', ['paypal from.domain paypal']],
    ['a domain in disguise', 'Info <info@xn--pypal-4ve.example>', ['paypal from.domain pаypal']],
    [
      'the own domain',
      'Proximus <noreply@mail.proximus.be>',
      ['proximus from.display-name Proximus', 'proximus from.domain mail.proximus.be'],
    ],
    ['a customer’s mailbox', 'Jan Peeters <jan.peeters@proximus.be>', []],
    [
      'an address in the name',
      '"support@paypal.com" <x@stranger.example>',
      ['paypal from.display-name support@paypal.com'],
    ],
    ['a word without spaces', 'NetflixSupport <x@stranger.example>', ['netflix from.display-name Netflix +']],
    [
      'two words in one, with signs',
      '-Albert-Heijn Cadeaucentrum!. <x@stranger.example>',
      ['albert-heijn from.display-name Albert-Heijn +'],
    ],
    [
      'an everyday word in one with the trade',
      'JumboRewards <x@stranger.example>',
      ['jumbo from.display-name Jumbo'],
    ],
    ['an adjective in one with the trade', 'FreeGift <x@stranger.example>', []],
    ['signs within a name', 'Net.flix <x@stranger.example>', ['netflix from.display-name Net.flix']],
    ['signs that hide a name', 'N.etflix <x@stranger.example>', ['netflix from.display-name N.etflix !']],
    ['a mailbox as the name', '"marxwolfs@gmail.com" <marxwolfs@gmail.com>', []],
    [
      'a mailbox with a brand’s name',
      '"paypal@gmail.com" <x@stranger.example>',
      ['paypal from.display-name paypal'],
    ],
    [
      'a host as the name',
      'Amazon.nl Klantenservice <x@stranger.example>',
      ['amazon from.display-name Amazon +'],
    ],
    ['letters apart', 'P a y P a l <x@stranger.example>', ['paypal from.display-name P a y P a l !']],
    ['a longer word', 'Approximus Lab <hello@approximus.example>', []],
    [
      'the longer of two names',
      'Orange Belgium <x@stranger.example>',
      ['orange-be from.display-name Orange Belgium'],
    ],
    ['nothing', '<x@stranger.example>', []],
  ])('%s', (_, from, expected) => expect(mentions(from)).toEqual(expected));
});

describe('everyday words', () => {
  it.each<[string, string, string[]]>([
    ['a surname', 'Otto Meier <mail@stranger.example>', ['otto from.display-name Otto ?']],
    ['a first name', 'Elisa Tamm <tamm@stranger.example>', ['elisa from.display-name Elisa ?']],
    ['a person', 'Jean Free <jean@stranger.example>', ['free from.display-name Free ?']],
    [
      'the whole display-name as the brand writes it',
      'ING <x@stranger.example>',
      ['ing from.display-name ING'],
    ],
    [
      'the same with a sign',
      'ING® <ing-alert@stranger.example>',
      ['ing from.display-name ING', 'ing from.local-part ing-alert'],
    ],
    ['a long one in capitals', 'ORANGE <x@stranger.example>', ['orange-be from.display-name ORANGE']],
    ['a short one in capitals', 'FREE <x@stranger.example>', ['free from.display-name FREE ?']],
    ['a disguise', 'O\u200Brange news <x@stranger.example>', ['orange-be from.display-name O\u200Brange !']],
    ['a short disguise', 'F\u200Bree gift <x@stranger.example>', ['free from.display-name F\u200Bree ? !']],
    ['the same in small letters', 'ing <x@stranger.example>', ['ing from.display-name ing ?']],
    [
      'the name of the mailbox’s owner',
      'Elisa <elisa.tamm@stranger.example>',
      ['elisa from.display-name Elisa ?', 'elisa from.local-part elisa.tamm ?'],
    ],
    ['a desk word beside it', 'Klantenservice ING <x@stranger.example>', ['ing from.display-name ING +']],
    ['a country beside it', 'Meta Nederland <x@stranger.example>', ['meta from.display-name Meta']],
    ['another word beside it', 'Orange Juice <x@stranger.example>', ['orange-be from.display-name Orange ?']],
  ])('%s', (_, from, expected) => expect(mentions(from)).toEqual(expected));

  it('count among words of the trade in a language of the brand', () => {
    expect(mentions('Orange Facture <x@stranger.example>', { language: 'fr' })).toEqual([
      'orange-be from.display-name Orange',
    ]);
    expect(mentions('Free Newsletter <x@stranger.example>', { language: 'en' })).toEqual([
      'free from.display-name Free ?',
    ]);
  });

  it('are not made a claim by a link to the brand: whoever writes about it links there', () => {
    const links = [link('https://www.ing.be/contact')];
    expect(mentions('ING app <x@stranger.example>', { links })).toEqual(['ing from.display-name ING ?']);
  });

  it('count when the message shows a picture from the brand’s own host', () => {
    const source = 'https://www.ing.be/header.png';
    const images = [{ source, host: 'www.ing.be', alternativeText: '', title: '' }];
    expect(mentions('ING app <x@stranger.example>', { images })).toContain('ing from.display-name ING');
    expect(mentions('Ing. Jansen <x@stranger.example>', { images })).toContain('ing from.display-name Ing ?');
  });

  it('count in a subject beside the trade', () => {
    const subject = (text: string): string[] => mentions('A <a@stranger.example>', { subject: text });
    expect(subject('Jumbo cadeaukaart')).toEqual(['jumbo subject Jumbo']);
    expect(subject('NORTON RENEWAL')).toEqual(['norton subject NORTON']);
    expect(subject('norton renewal')).toEqual([]);
    expect(subject('Free delivery')).toEqual(['free subject Free ?']);
    expect(subject('Max, your order has shipped')).toEqual(['max subject Max ?']);
  });

  it('are passed over in running text unless written as the brand writes them', () => {
    const text = 'Get it free: an orange, the base of an apple pie. FREE! UPS and downs.';
    expect(mentions('A <a@stranger.example>', { text, subject: 'orange you glad' })).toEqual([
      'ups body UPS ?',
    ]);
  });

  it('are not claimed by a desk word of another language', () => {
    expect(mentions('A <a@stranger.example>', { text: 'Free support for all', language: 'en' })).toEqual([
      'free body Free ?',
    ]);
    expect(mentions('A <a@stranger.example>', { text: 'Le service client Free', language: 'fr' })).toEqual([
      'free body Free +',
    ]);
  });

  it('belong to the homonym that sends', () => {
    expect(mentions('Orange <info@mail.orange.fr>')).toEqual([
      'orange-fr from.display-name Orange',
      'orange-fr from.domain mail.orange.fr',
    ]);
  });
});

describe('the other places', () => {
  const from = 'Info <info@stranger.example>';

  it('subject, body and signature, each once', () => {
    const text =
      'Votre contrat Proximus se termine.\nProximus vous appellera.\n\nCordialement\nService clientèle Proximus';
    const signature = 'Cordialement\nService clientèle Proximus';
    expect(mentions(from, { subject: 'Proximus: rendez-vous', text, signature })).toEqual([
      'proximus signature Proximus +',
      'proximus subject Proximus',
      'proximus body Proximus',
    ]);
  });

  it('Reply-To: name, local part and domain', () => {
    const author = mailbox(from);
    const replyTo = [mailbox('Microsoft <swedbank@kpn-klantenservice.example>')];
    expect(mentions(from, { originator: { author, authors: [author], defects: [], replyTo } })).toEqual([
      'microsoft reply-to Microsoft',
      'swedbank reply-to swedbank',
      'kpn reply-to kpn +',
    ]);
  });

  it('links to hosts that the brand does not own', () => {
    const links = [
      link('https://paypal.com/x'),
      link('https://paypal-login.example/x'),
      link('https://a.example/paypal'),
    ];
    expect(mentions(from, { links })).toEqual(['paypal link paypal']);
  });

  it('pictures by server, alternative text and file name', () => {
    const image = { source: '', alternativeText: '', title: '' };
    expect(
      mentions(from, {
        images: [{ ...image, source: 'https://www.paypal.com/logo.png', host: 'www.paypal.com' }],
      }),
    ).toEqual(['paypal image www.paypal.com']);
    expect(mentions(from, { images: [{ ...image, alternativeText: 'KPN logo' }] })).toEqual([
      'kpn image KPN',
    ]);
    expect(
      mentions(from, { images: [{ ...image, source: 'https://a.example/i/netflix-logo.png?x' }] }),
    ).toEqual(['netflix image netflix']);
    expect(mentions(from, { images: [{ ...image, source: 'data:image/png;base64,paypal' }] })).toEqual([]);
  });

  it('attached files', () => {
    const part = {
      path: '2',
      mediaType: 'application/pdf',
      disposition: 'attachment',
      fileName: 'Proximus_facture.pdf',
      contentId: '',
    } as const;
    expect(mentions(from, { parts: [part] })).toEqual(['proximus attachment Proximus_facture.pdf']);
  });

  it.each([
    ['Orange-facture.pdf', ['orange-be attachment Orange-facture.pdf']],
    ['DHL-Lieferschein.html', ['dhl attachment DHL-Lieferschein.html']],
    ['orange-recipes.pdf', []],
    ['free-invoice-template.pdf', []],
    ['approximus.pdf', []],
  ])('attached files: %s', (fileName, expected) => {
    const part = {
      path: '2',
      mediaType: 'application/pdf',
      disposition: 'attachment',
      contentId: '',
    } as const;
    expect(mentions(from, { parts: [{ ...part, fileName }] })).toEqual(expected);
  });

  it('quoted threads are not the author’s words', () => {
    expect(mentions(from, { quotedText: 'PayPal', hiddenText: 'Netflix' })).toEqual([]);
  });
});

describe('a message made to cost time', () => {
  const author = mailbox('Shell Otto Max <x@stranger.example>');
  it.each<[string, Partial<Message>]>([
    [
      'names in a signature of one line',
      { text: 'Google '.repeat(10_000), signature: 'Google '.repeat(10_000) },
    ],
    ['addresses without a space', { text: 'google.com@'.repeat(10_000) }],
    ['everyday words in the subject', { subject: 'Shell gift, '.repeat(1_000) }],
    [
      'strokes in the display-name',
      {
        originator: {
          author,
          authors: [{ ...author, displayName: 'A - B '.repeat(10_000) }],
          defects: [],
          replyTo: [],
        },
      },
    ],
    [
      'signs in the display-name',
      {
        originator: {
          author,
          authors: [{ ...author, displayName: 'Shell-'.repeat(10_000) }],
          defects: [],
          replyTo: [],
        },
      },
    ],
  ])('takes a moment: %s', (_, parts) => {
    const start = performance.now();
    findMentions(messageFrom('A <a@stranger.example>', parts), DIRECTORY);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
