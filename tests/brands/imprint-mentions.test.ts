import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

function imprinted(foot: string): string[] {
  const text = `Hello, this is about the weather.\nIt will rain.\n\n${foot}`;
  return findMentions(messageFrom('A <a@stranger.example>', { text }), DIRECTORY)
    .filter(({ imprint, ambiguous }) => imprint && !ambiguous)
    .map(({ brand }) => brand.id);
}

describe('a company that writes about itself', () => {
  it.each([
    ['rights', '© 2026 Proximus', 'proximus'],
    ['rights of years', 'Copyright © 1999–2026 PayPal. All rights reserved.', 'paypal'],
    ['rights in letters', '(c) 2026 by Netflix, Inc.', 'netflix'],
    ['rights without a year', '© PayPal, alle rechten voorbehouden', 'paypal'],
    ['rights in front of more', 'Unsubscribe | © 2026 DHL Paket GmbH', 'dhl'],
    ['an everyday word', '© 2026 Orange. Tous droits réservés.', 'orange-be'],
    ['a register (nl)', 'KPN B.V., Rotterdam, KvK 12345678', 'kpn'],
    [
      'a register in the next line (nl)',
      'Proximus NV van publiek recht\nKoning Albert II-laan 27\nRPR Brussel',
      'proximus',
    ],
    ['a register (fr)', 'Crédit Agricole SA au capital de 9 123 456 €, RCS Nanterre', 'credit-agricole'],
    ['a register (de)', 'DHL Paket GmbH, Sitz der Gesellschaft: Bonn, HRB 12345', 'dhl'],
    ['a register (et)', 'Swedbank AS, registrikood 10001234', 'swedbank'],
    ['a register (en)', 'Netflix Services UK Limited. Registered office: 30 Example Street', 'netflix'],
    ['a register (lu)', 'PayPal (Europe) S.à r.l. et Cie, R.C.S. Luxembourg B 123 456', 'paypal'],
    ['a customer (nl)', 'U ontvangt deze mail omdat u klant bent bij Proximus.', 'proximus'],
    ['a customer, other order (nl)', 'Je krijgt dit bericht omdat je bij KPN klant bent.', 'kpn'],
    ['a customer (fr)', 'Vous recevez ce message parce que vous êtes client de Proximus.', 'proximus'],
    ['a customer (de)', 'Sie erhalten diese E-Mail, weil Sie Kunde von PayPal sind.', 'paypal'],
    ['a customer (et)', 'Saite selle kirja, kuna olete Swedbank klient.', 'swedbank'],
    ['a customer (en)', 'You receive this e-mail because you are a customer of Netflix.', 'netflix'],
    ['a sender (en)', 'This e-mail was sent to you by PayPal.', 'paypal'],
    ['a sender (nl)', 'Deze e-mail is verzonden door KPN.', 'kpn'],
    ['a sender (fr)', 'Cet e-mail vous a été envoyé par Proximus', 'proximus'],
    ['a sender (de)', 'Diese Nachricht wurde versendet von DHL', 'dhl'],
  ])('%s', (_, foot, brand) => expect(imprinted(foot)).toEqual([brand]));
});

describe('a line about somebody else', () => {
  it.each([
    'Google Play and the Google Play logo are trademarks of Google LLC.',
    '© 2026 Example Ltd. PayPal is a registered trademark of PayPal Holdings.',
    'Proximus est une marque déposée de Proximus SA, RPM Bruxelles',
    'Philips is een geregistreerd handelsmerk, © 2026 Philips',
    'Revendeur agréé Proximus, TVA BE 0123.456.789',
    'Officieel KPN dealer, KvK 12345678',
    'Autorisierter Händler von Philips, HRB 12345',
    'Philips ametlik edasimüüja, registrikood 10001234',
    'As an Amazon Associate we earn from qualifying purchases. © 2026 Example',
    'Not affiliated with Amazon, company no 123456',
    'Photo: © 2026 Netflix',
    '© Netflix',
    'Sent from Yahoo Mail on Android',
    'Get Google Mail for iOS',
    'This e-mail was sent to you by Google',
    'Powered by Microsoft, © 2026 Microsoft',
    'Sent by Jan on behalf of Proximus',
    '© 2026 Free Software Foundation, Inc.',
    '© 2026 Action for Children. Company number 123456',
    'The payment is processed by PayPal (Europe) S.à r.l. et Cie, R.C.S. Luxembourg B 123 456',
    'We talked to a customer of Netflix.',
    'Because the weather was bad, Netflix had many viewers.',
    'Proximus',
    'Otto.\nExample GmbH\nHRB 12345',
    'Norton, HRB 12345',
    'Jan works at KPN B.V.',
  ])('%s', (foot) => expect(imprinted(foot)).toEqual([]));

  it('or what stands far above the end', () =>
    expect(imprinted(`© 2026 Proximus\n${'The weather is fine.\n'.repeat(60)}`)).toEqual([]));

  it.each([
    ['signs', '© '.repeat(50_000)],
    ['reasons', 'because you are a customer '.repeat(4_000)],
    ['legal forms', 'Proximus NV '.repeat(9_000)],
    ['empty lines', '© 2026\n'.repeat(15_000)],
  ])('nor does a long text of %s cost much', (_, text) => {
    const started = performance.now();
    imprinted(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
