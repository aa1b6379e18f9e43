import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/message/language.ts';

describe('detectLanguage', () => {
  it.each([
    ['nl', 'Uw pakket kon niet worden geleverd omdat er niemand thuis was.'],
    ['nl', 'Een adviseur komt op 8 februari om 15 uur bij u langs om de installatie te controleren.'],
    [
      'nl',
      'Beste klant, uw rekening werd tijdelijk geblokkeerd. Klik hieronder om uw gegevens te bevestigen.',
    ],
    ['fr', 'Un conseiller se présentera chez vous le 8 février à 15h pour vérifier votre installation.'],
    ['fr', 'Cher client, votre facture est disponible dans votre espace personnel.'],
    ['fr', 'Votre colis n’a pas pu être livré car des frais de douane restent à payer.'],
    ['de', 'Ihr Paket konnte nicht zugestellt werden, weil niemand zu Hause war.'],
    ['de', 'Ein Berater kommt am 8. Februar um 15 Uhr zu Ihnen, um den Anschluss zu prüfen.'],
    ['de', 'Sehr geehrte Kundin, Ihr Konto wurde vorübergehend gesperrt. Bitte bestätigen Sie Ihre Daten.'],
    ['et', 'Teie pakki ei olnud võimalik kohale toimetada, sest kedagi ei olnud kodus.'],
    ['et', 'Meie nõustaja tuleb teie juurde 8. veebruaril kell 15, et ühendust kontrollida.'],
    ['et', 'Lugupeetud klient, teie konto on ajutiselt suletud. Palun kinnitage oma andmed.'],
    ['en', 'Your parcel could not be delivered because nobody was at home.'],
    ['en', 'A technician will visit you on 8 February at 3 pm to check your connection.'],
    ['en', 'Dear customer, your account has been suspended. Please confirm your details below.'],
    ['und', 'Seu pacote não pôde ser entregue porque ninguém estava em casa.'],
    ['und', 'Su paquete no pudo ser entregado porque no había nadie en casa.'],
    ['und', 'Pakettiasi ei voitu toimittaa, koska kukaan ei ollut kotona.'],
    ['und', 'Twoja paczka nie mogła zostać dostarczona, ponieważ nikogo nie było w domu.'],
    ['und', 'お荷物をお届けできませんでした。ご不在でしたので再配達をご依頼ください。'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage('', [text])).toBe(language);
  });

  it('asks the subject when there is little text', () => {
    expect(detectLanguage('Votre facture est disponible dans votre espace client', ['OK'])).toBe('fr');
  });

  it('does not guess', () => {
    expect(detectLanguage('Hi', ['Jan'])).toBe('und');
    expect(detectLanguage('', [])).toBe('und');
  });

  it('is not told by addresses, numbers and codes', () => {
    const noise = 'https://example.org/the/quick/brown/fox info@example.org AB12345 INV-99 '.repeat(4);
    expect(detectLanguage('', [noise, 'Uw factuur staat klaar in uw persoonlijke klantenzone.'])).toBe('nl');
  });

  it('reads words that are broken up by invisible characters', () => {
    const text = 'Uw pakket kon niet worden geleverd omdat er niemand thuis was.';
    expect(detectLanguage('', [[...text].join('\u200b')])).toBe('nl');
  });

  it('prefers prose to buttons', () => {
    const prose =
      'Votre colis est arrivé dans notre centre de tri mais il reste des frais de douane à payer avant la livraison.';
    const lines = [
      'View in browser',
      'Unsubscribe',
      prose,
      `${prose} Merci de votre confiance et à très bientôt.`,
    ];
    expect(detectLanguage('', lines)).toBe('fr');
  });
});
