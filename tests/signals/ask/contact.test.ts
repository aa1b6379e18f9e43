import { contact } from '../../../src/signals/ask/contact.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(contact, shippedPhrases(), {
  fires: inEveryLanguage({
    'move-channel': {
      nl: 'Voeg mij toe op WhatsApp.',
      fr: 'Continuons à discuter sur Telegram.',
      de: 'Melden Sie sich bei mir auf WhatsApp.',
      et: 'Jätkame vestlust Telegramis.',
      en: 'Text me on WhatsApp.',
    },
    reply: {
      nl: 'Gelieve te antwoorden vandaag nog.',
      fr: 'Merci de répondre rapidement.',
      de: 'Bitte antworten Sie noch heute.',
      et: 'Palun vastake täna.',
      en: 'Kindly reply today.',
    },
  }),
  silent: nearMisses({
    nl: ['Gelieve niet te antwoorden op deze mail.', 'WhatsApp is een product.'],
    fr: ['Merci de ne pas répondre à ce message.', 'Suivez-nous !'],
    de: ['Bitte antworten Sie nicht auf diese E-Mail.', 'WhatsApp hat neue Funktionen.'],
    et: ['Palun ärge vastake sellele kirjale.', 'Vastus küsimusele on lihtne.'],
    en: ['Please do not reply to this message.', 'WhatsApp and Telegram have new features.'],
  }),
});
