import { openAttachment } from '../../../src/signals/ask/open-attachment.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(openAttachment, shippedPhrases(), {
  fires: inEveryLanguage({
    'open-attachment': {
      nl: 'In de bijlage vindt u de factuur, open de bijlage.',
      fr: 'Vous trouverez la facture en pièce jointe.',
      de: 'Im Anhang finden Sie die Rechnung, bitte öffnen Sie den Anhang.',
      et: 'Arve leiate manusest.',
      en: 'Please see the attached invoice.',
    },
  }),
  silent: nearMisses({
    nl: ['De bijlage bij de wet is lang.'],
    fr: ['La pièce de théâtre commence.'],
    de: ['Die Anlage im Park ist schön.'],
    et: ['Lisad kooki suhkrut.'],
    en: ['We are attached to our cat.'],
  }),
});
