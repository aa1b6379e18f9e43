import { urgency } from '../../../src/signals/context/urgency.ts';
import { shippedPhrases } from '../ask/shipped-phrases.ts';
import { testSignal } from '../signal-tester.ts';

testSignal(urgency, shippedPhrases(), {
  fires: {
    'deadline (nl)': { language: 'nl', text: 'Reageer binnen 48 uur.', evidence: 'binnen 48 uur' },
    'threat (nl)': { language: 'nl', text: 'Anders wordt uw account definitief geblokkeerd.' },
    'deadline (fr)': { language: 'fr', text: 'Vous avez 24 heures : agissez sous 24 heures.' },
    'threat (fr)': { language: 'fr', text: 'À défaut de paiement, votre compte sera clôturé.' },
    'deadline (de)': { language: 'de', text: 'Bitte handeln Sie innerhalb von 24 Stunden.' },
    'threat (de)': { language: 'de', text: 'Andernfalls wird Ihr Konto gelöscht.' },
    'deadline (et)': { language: 'et', text: 'Tehke seda 24 tunni jooksul.' },
    'threat (et)': { language: 'et', text: 'Vastasel juhul suletakse teie konto.' },
    'deadline (en)': { language: 'en', text: 'Act within 24 hours.' },
    'threat (en)': {
      language: 'en',
      text: 'Failure to respond will lead to suspension: your account will be closed.',
    },
    'in the subject': { language: 'en', subject: 'Final notice', where: 'subject', evidence: 'Final notice' },
  },
  silent: {
    'opening hours': { language: 'nl', text: 'De winkel is open van 9 tot 18 uur.' },
    'a calm letter': { language: 'en', text: 'Take your time and let us know what you think.' },
    'a report': { language: 'de', text: 'Die Tagung dauerte zwei Tage.' },
  },
});
