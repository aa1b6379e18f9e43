import { describe, expect, it } from 'vitest';
import { loadNumberingPlan } from '../../../src/message/telephone/numbering-plan.ts';
import { findingsIn, knowledge } from './judged-by-shipped-rules.ts';

const SIGNALS = new Set([
  'unofficial-number',
  'unknown-number',
  'number-without-desk',
  'premium-number',
  'number-abroad',
  'contradicts-brand-policy',
  'unusual-language',
]);

/** The ids of this family's signals, each once. */
async function seenIn(message: string) {
  const findings = await findingsIn(message);
  return [...new Set(findings.map(({ signal }) => signal).filter((id) => SIGNALS.has(id)))];
}

async function finding(message: string, signal: string) {
  return (await findingsIn(message)).find((each) => each.signal === signal);
}

describe('what consumer organisations and the police write about', () => {
  it.each([
    [
      'a regional landline that is not the brand’s',
      'From: Proximus <ServiceclienteleProximus@contactcenter.example>\nSubject: Rendez-vous\n\nUn conseiller se présentera chez vous le 8 février à 15h. Questions éventuelles : 056 12 34 56',
      'unofficial-number',
      { brand: 'proximus', evidence: '056 12 34 56' },
    ],
    [
      'the wrong language for the brand',
      'From: Rabobank <info@mailing.example>\nSubject: Votre compte\n\nBonjour, votre compte sera bloqué demain. Veuillez confirmer vos coordonnées bancaires pour continuer à utiliser nos services.',
      'unusual-language',
      { brand: 'rabobank' },
    ],
    [
      'a telephone desk of Gmail, which has none',
      'From: Gmail Support <help@mailing.example>\nSubject: Account\n\nCall Gmail customer service now: +1 202 555 0100',
      'number-without-desk',
      { brand: 'google', source: 'https://chronicleslive.com/?p=579881' },
    ],
    [
      'a telephone desk of Amazon that is not Amazon’s',
      'From: Amazon klantenservice <help@mailing.example>\nSubject: Bestelling\n\nBel onze klantenservice op +1 202 555 0100.',
      'unofficial-number',
      { brand: 'amazon', evidence: 'Bel onze klantenservice op +1 202 555 0100' },
    ],
    [
      'gift cards as payment',
      'From: Norton <help@mailing.example>\nSubject: Renewal\n\nPlease pay the invoice with gift cards.',
      'contradicts-brand-policy',
      {},
    ],
    [
      'a fake Microsoft desk',
      'From: Microsoft Support <help@mailing.example>\nSubject: Virus\n\nYour computer is infected. Call +1 202 555 0100 now.',
      'number-without-desk',
      { brand: 'microsoft' },
    ],
    [
      'a call from Microsoft that nobody asked for',
      'From: Microsoft <help@mailing.example>\nSubject: Virus\n\nYour computer is infected. Our technician will call you today.',
      'contradicts-brand-policy',
      { brand: 'microsoft', evidence: 'technician will call you' },
    ],
    [
      'a call from Amazon that nobody asked for',
      'From: Amazon <info@mailing.example>\nSubject: Bestellung\n\nProblem mit der Bestellung: ein Mitarbeiter ruft Sie heute an.',
      'contradicts-brand-policy',
      { brand: 'amazon', evidence: 'Mitarbeiter ruft Sie heute an' },
    ],
    [
      'PIN1 and PIN2 for the bank',
      'From: SEB <info@mailing.example>\nSubject: Konto\n\nPalun sisestage oma PIN1 ja PIN2 koodid.',
      'contradicts-brand-policy',
      { source: 'https://www.politsei.ee/et/juhend/kaitse-ennast-kelmide-eest' },
    ],
    [
      'PIN codes for Smart-ID',
      'From: Smart-ID <info@mailing.example>\nSubject: Konto\n\nPalun sisestage oma PIN1 ja PIN2 koodid.',
      'contradicts-brand-policy',
      { brand: 'smart-id' },
    ],
    [
      'a courier’s number though nothing was ordered',
      'From: Omniva <info@mailing.example>\nSubject: Pakk\n\nTeie pakk ootab. Helistage kohe numbril +372 5555 0000.',
      'unknown-number',
      { brand: 'omniva' },
    ],
  ])('%s', async (_, message, signal, expected) => {
    const found = await finding(message, signal);
    expect(found).toMatchObject({ signal, ...expected });
  });

  it('the same fraud on WhatsApp', async () => {
    const message =
      'From: Microsoft klantenservice <help@mailing.example>\nSubject: Virus\n\nApp onze klantenservice: WhatsApp +32 470 12 34 56';
    expect(await finding(message, 'messenger-number')).toMatchObject({ ask: 'move-channel' });
    expect(await seenIn(message)).toContain('number-without-desk');
  });

  it('the number on the brand’s own page', async () => {
    const message = 'From: Proximus <info@mailing.example>\nSubject: Facture\n\nAppelez le 0800 33 800.';
    expect(await finding(message, 'official-number')).toMatchObject({ brand: 'proximus' });
    expect(await seenIn(message)).toEqual([]);
  });
});

describe('near misses', () => {
  it.each([
    [
      'a genuine mail with the brand’s number',
      'From: Proximus <info@proximus.be>\nSubject: Facture\n\nQuestions ? Appelez le 0800 33 800.',
    ],
    [
      'a genuine mail with a number that is not on record',
      'From: Proximus <info@proximus.be>\nSubject: Afspraak\n\nUw technicus belt u op voorhand. U bereikt hem op 0470 12 34 56.',
    ],
    [
      'a newsletter about a brand with the writer’s own number',
      'From: Jan Peeters <jan@blog.example>\nSubject: Proximus verhoogt de prijzen\n\nProximus verhoogt de prijzen. Vragen? Bel mij op 056 12 34 56.\n\nJan Peeters',
    ],
    [
      'an employee’s signature with direct dial',
      'From: Jan Peeters (Proximus) <jan.peeters@lab.example>\nSubject: Offerte\n\nBeste,\n\nHierbij de offerte.\n\nMet vriendelijke groeten\nJan Peeters\nProximus\nTel. +32 56 12 34 56',
    ],
    [
      'a reseller in its own name',
      'From: Telecom Shop Gent <shop@lab.example>\nSubject: Aanbieding Proximus\n\nWij zijn uw verdeler van Proximus. Bel ons op 056 12 34 56.\n\nTelecom Shop Gent',
    ],
    [
      'a doctor’s appointment',
      'From: Praktijk Peeters <info@praktijk.example>\nSubject: Afspraak\n\nUw afspraak is op 8 februari om 15 uur. Verhinderd? Bel 056 12 34 56.',
    ],
    [
      'a member of the family',
      'From: An Peeters <an@lab.example>\nSubject: nieuw nummer\n\nMama, ik heb een nieuw nummer bij Proximus: 0470 12 34 56. Bel mij!',
    ],
    [
      'a mailing list',
      'List-Post: <mailto:users@lists.example>\nList-Id: <users.lists.example>\nFrom: Jan Peeters <jan@lab.example>\nSubject: [users] Google\n\nGoogle has no desk; call me at +1 202 555 0100.',
    ],
    [
      'a delivery person’s number in a mail from the brand itself',
      'From: bpost <noreply@bpost.be>\nSubject: Uw pakket\n\nUw postbode komt tussen 10 en 12 uur. Bel hem op 0470 12 34 56.',
    ],
    [
      'a number in a quoted thread',
      'From: Proximus <jan@lab.example>\nSubject: Re: lijn\n\nIk kijk het na.\n\nOp ma 12 jan. 2026 om 10:00 schreef An <an@lab.example>:\n> Bel mij op 056 12 34 56.\n',
    ],
    [
      'a warning by a bank’s name',
      'From: KBC <info@mailing.example>\nSubject: Veilig bankieren\n\nKBC vraagt nooit uw pincode. Oplichters vragen u om uw pincode in te voeren.',
    ],
    [
      'a friend who asks for a gift card in his own name',
      'From: Jan Peeters <jan@lab.example>\nSubject: verjaardag\n\nKun je voor mij twee cadeaukaarten van bol kopen?',
    ],
    [
      'a gift card offer of the shop itself',
      'From: bol <info@bol.com>\nSubject: Cadeaukaart\n\nKoop nu 2 cadeaukaarten en betaal met je tegoed.',
    ],
    [
      'order, account and company numbers under a brand’s name',
      'From: Proximus <info@mailing.example>\nSubject: Facture\n\nCommande n° 0199001234, TVA BE 0403.170.701, IBAN BE68 5390 0754 7034, 12/01/2026, 45,50 €.',
    ],
  ])('%s', async (_, message) => {
    expect(await seenIn(message)).toEqual([]);
  });
});

describe('the shipped records', () => {
  const brands = knowledge.brands.brands;

  it('hold only numbers that can exist', async () => {
    const plan = await loadNumberingPlan();
    const numbers = brands.flatMap(({ telephones }) => telephones.map(({ number }) => number));
    const wrong = numbers.filter((number) => number.startsWith('+') && !plan.international(number.slice(1)));
    expect(numbers.length).toBeGreaterThanOrEqual(60);
    expect(wrong).toEqual([]);
  });

  it('never say that there is no desk and give its number', () => {
    const both = brands.filter(
      ({ telephones, facts }) =>
        telephones.length > 0 && facts.some(({ fact }) => fact === 'no-phone-support'),
    );
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  it('give every bank of the five countries the word of its association', () => {
    const silent = brands.filter(
      ({ sector, countries, facts, layer }) =>
        layer === 'core' &&
        sector === 'bank' &&
        countries.some((country) => ['BE', 'NL', 'FR', 'DE', 'EE'].includes(country)) &&
        !facts.some(({ fact }) => fact === 'never-asks-pin'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
