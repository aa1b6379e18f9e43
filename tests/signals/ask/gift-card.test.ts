import { giftCard } from '../../../src/signals/ask/gift-card.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(giftCard, shippedPhrases(), {
  fires: inEveryLanguage({
    'gift-card': {
      nl: 'Kun je vandaag nog vijf cadeaubonnen kopen?',
      fr: 'Pourriez-vous acheter cinq cartes cadeaux pour moi ?',
      de: 'Ich brauche fünf Google Play Karten, können Sie die Geschenkkarten besorgen?',
      et: 'Palun saada mulle kinkekaartide koodid.',
      en: 'I need you to buy four Apple gift cards for a client.',
    },
  }),
  silent: nearMisses({
    nl: ['Een cadeaukaart is altijd een goed idee.', 'Betaal nooit met cadeaukaarten.'],
    fr: ['La carte-cadeau est valable un an.', 'Les escrocs demandent de payer en cartes cadeaux.'],
    de: ['Unsere Geschenkkarten gibt es ab 10 Euro.', 'Betrüger verlangen Geschenkkarten.'],
    et: ['Kinkekaart kehtib ühe aasta.', 'Meie poes on kinkekaardid.'],
    en: [
      'Get 10% off all gift cards this weekend.',
      'Gift cards are valid for a year.',
      'We will never ask you to pay with gift cards.',
    ],
  }),
});
