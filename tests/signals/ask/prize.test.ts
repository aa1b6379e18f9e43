import { prize } from '../../../src/signals/ask/prize.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(prize, shippedPhrases(), {
  fires: {
    ...inEveryLanguage({
      'claim-prize': {
        nl: 'U bent geselecteerd! Vul de enquête in en ontvang een gratis cadeau.',
        fr: 'Félicitations, vous avez gagné ! Récupérez votre cadeau.',
        de: 'Sie wurden ausgewählt. Nehmen Sie an der Umfrage teil und sichern Sie sich Ihr Geschenk.',
        et: 'Olete võitnud iPhone’i! Võtke auhind vastu.',
        en: 'Congratulations, you have won! Claim your prize.',
      },
    }),
    'airdrop (en)': { language: 'en', text: 'Claim your airdrop before it ends.' },
    'airdrop (fr)': { language: 'fr', text: 'Réclamez vos jetons, récupérez votre airdrop.' },
  },
  silent: nearMisses({
    nl: ['De prijs van brood stijgt.', 'Bedankt voor het cadeau.'],
    fr: ['Le prix du pain augmente.', 'Merci pour le cadeau.'],
    de: ['Der Preis für Brot steigt.', 'Danke für das Geschenk.'],
    et: ['Leiva hind tõuseb.', 'Aitäh kingituse eest.'],
    en: ['The prize went to a young poet.', 'Thank you for the gift.'],
  }),
});
