import { refund } from '../../../src/signals/ask/refund.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(refund, shippedPhrases(), {
  fires: inEveryLanguage({
    refund: {
      nl: 'U kunt een belastingteruggave aanvragen: ontvang uw teruggave van € 312,40.',
      fr: 'Vous pouvez recevoir un remboursement de 312,40 €.',
      de: 'Beantragen Sie jetzt Ihre Steuererstattung von 312,40 €.',
      et: 'Taotlege tulumaksutagastust summas 312,40 eurot.',
      en: 'Claim your tax refund of £312.40 now.',
    },
  }),
  silent: nearMisses({
    nl: ['Ons retourbeleid is gewijzigd.', 'De teruggave van de boeken is morgen.'],
    fr: ['Nos conditions de vente ont changé.', 'Le retour est gratuit.'],
    de: ['Der Versand ist kostenlos.', 'Die Rückgabe der Bücher ist morgen.'],
    et: ['Tagasi tulen homme.', 'Tagastage raamatud raamatukokku.'],
    en: ['Read our refund policy.', 'The return flight leaves at nine.'],
  }),
});
