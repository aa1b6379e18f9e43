import { call } from '../../../src/signals/ask/call.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(call, shippedPhrases(), {
  fires: {
    ...inEveryLanguage({
      call: {
        nl: 'Vragen? Bel ons op 020 000 00 00.',
        fr: 'Pour toute question, contactez-nous au 01 99 00 12 34.',
        de: 'Bei Fragen erreichen Sie uns unter +49 30 23125 000.',
        et: 'Küsimuste korral helistage numbril 5555 0000 1.',
        en: 'Call our help desk at 1-202-555-0100.',
      },
    }),
    'with slashes and dots': {
      language: 'fr',
      text: 'Appelez le 056/00.00.00.',
      evidence: 'Appelez le 056/00.00.00',
    },
  },
  silent: nearMisses({
    nl: ['Bestelnummer 202600123456.', 'Bel mij morgen.'],
    fr: ['Le numéro de commande est 202600123456.', 'Le téléphone sonne.'],
    de: ['Rechnung 202600123456 vom 12.01.2026.', 'Der Ruf der Firma ist gut.'],
    et: ['Tellimus 202600123456.', 'Helista mulle homme.'],
    en: ['Call for papers: deadline 12/01/2026.', 'The call lasted 30 minutes.'],
  }),
});
