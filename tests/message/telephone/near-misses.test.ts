import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredIn } from './offered-in.ts';

/** Every country that dials a zero, so that whatever could be read as a number would be. */
const ALL = ['BE', 'NL', 'FR', 'DE', 'AT', 'GB', 'EE', 'LU', 'US'];

async function numbersIn(text: string) {
  const found = await offeredIn(text, ALL);
  return found.map(({ number, written }) => `${written} ${number}`);
}

describe('figures that are no telephone numbers', () => {
  it.each([
    // Dates and times.
    '12/01/2026',
    '01.02.2026',
    '08-02-2025 15:30',
    '2026-01-12',
    '2026-01-12 09:30:00',
    'Le 8 février 2026 à 15h00',
    '09.00-17.30',
    'open van 09:00 tot 17:00',
    '2024-2025',
    '05 12 2026',
    // Amounts.
    '€ 1.234,56',
    '12 345,67 EUR',
    '1.234.567,89 €',
    'EUR 0123 456 789',
    '0800 123456 euro',
    '0.12345678 BTC',
    '0,123456789',
    // Bank accounts and cards.
    'BE68 5390 0754 7034',
    'NL91 ABNA 0417 1643 00',
    'NL91ABNA0417164300',
    'FR76 3000 6000 0112 3456 7890 189',
    'DE89370400440532013000',
    'GB29 NWBK 6016 1331 9268 19',
    'EE38 2200 2210 2014 5685',
    'IBAN 0417 1643 00',
    '4111 1111 1111 1111',
    '3782 822463 10005',
    'kaart eindigend op 0123',
    'Sort code 04-00-04 12345678',
    '+++090/9337/55493+++',
    // Orders, invoices, customers, parcels.
    'Bestelling 302-1234567-1234567',
    'Order 0800 55512 was shipped',
    'Bestelnummer 0612345678',
    'Commande n° 0199001234',
    'numéro de commande : 01 99 00 12 34',
    'Rechnung Nr. 030 23125000',
    'Kundennummer: 030231250',
    'Tellimus 56123456',
    'Factuur 2026-0056123',
    'klantnummer 0470 12 34 56',
    'Ticket #0470123456',
    'Nr. 056123456',
    '092185521',
    'REF-0470123456',
    'JVGL06123456780012345678',
    '1Z999AA10123456784',
    '00340434161094042557',
    '0034 0434 1610 9404 2557',
    'RR123456789NL',
    '3SABCD0123456',
    'https://track.example/0470123456',
    'https://x.example/?id=0470123456&n=1',
    'user0470123456@mailing.example',
    // Companies, persons, postcodes.
    'BE 0403.170.701',
    'BTW BE0403.170.701',
    'TVA BE 0403 170 701',
    'RPR Gent 0403.170.701',
    '0403.170.701',
    'KvK 01234567',
    'RCS Paris 552 100 554',
    'SIRET 552 100 554 00013',
    'HRB 012345',
    'USt-IdNr. DE 136 695 976',
    'reg. nr 10234567',
    'KMKR EE100366327',
    '85.07.30-033.28',
    'isikukood 38001085718',
    'B-1000 Brussel',
    '01067 Dresden',
    '75008 Paris',
    'L-1234 Luxembourg',
    '1012 AB Amsterdam',
    'ISBN 978-90-274-3964-2',
    'ISSN 0378-5955',
    // Computers.
    '192.168.10.12',
    '10.0.0.138',
    'version 10.12.14393.0',
    'Meeting ID: 0812 3456 7890',
    '51.0543422, 3.7174243',
    '0x0470123456',
    'IMEI 049015420323751',
    // Quantities beside words that could mean a call.
    'Bel binnen 24 uur',
    'Call for papers 2026',
    'Appel à projets 2026',
    'call 1000 people',
    'Bel 1000 mensen',
    'contact 2026',
    'Support for 15000 customers',
    'code 123456',
    'PIN 0123',
    'Your code is 012345',
    '8. 10. 12. 14. 16. 18.',
    '1 2 3 4 5 6 7 8 9 10',
  ])('%j', async (text) => {
    expect(await numbersIn(text)).toEqual([]);
  });
});

describe('hostile input', () => {
  /** One hundred thousand characters. */
  const long = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);

  it.each([
    ['digits', '1'],
    ['zeros', '0'],
    ['digits apart', '0 '],
    ['digits and brackets', '(0'],
    ['plus signs', '+'],
    ['numbers', '+32 56 12 34 56, '],
    ['almost numbers', '056 12 34 5x '],
    ['letters O', 'O'],
    ['letters O and digits', '0O'],
    ['letters O apart', 'O '],
    ['zero-width characters', '0\u200b'],
    ['separators', '0-----'],
    ['call words', 'bel '],
    ['call words and figures', 'bel 1234 '],
    ['white space', '0    '],
    ['fullwidth digits', '０'],
    ['labels', 'tel'],
    ['dates', '01.02.2026 '],
  ])('%s', async (_, piece) => {
    const started = process.cpuUsage().user;
    const found = await offeredIn(long(piece), ALL);
    expect(found.length).toBeLessThanOrEqual(50);
    expect(process.cpuUsage().user - started).toBeLessThan(400_000);
  });

  it('never throws, and quotes only what the text says', async () => {
    const piece = fc.constantFrom(
      '0',
      '1',
      '56',
      ' ',
      '+',
      '(',
      ')',
      '.',
      '-',
      'O',
      '\u200b',
      '０',
      'tel ',
      '\n',
      '𝟎',
      '32',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const text = pieces.join('');
        const line = text.replace(/\s+/g, ' ');
        for (const { written, quotation, number } of await offeredIn(text, ALL)) {
          expect(line).toContain(written);
          expect(line).toContain(quotation);
          expect(number).toMatch(/^\+?\d{4,15}$/);
        }
      }),
    );
  });
});
