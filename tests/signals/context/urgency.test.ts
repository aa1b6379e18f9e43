import { urgency } from '../../../src/signals/context/urgency.ts';
import { shippedPhrases } from '../ask/shipped-phrases.ts';
import { testSignal } from '../signal-tester.ts';

testSignal(urgency, shippedPhrases(), {
  fires: {
    'deadline (nl)': {
      language: 'nl',
      text: 'Bevestig uw gegevens binnen 48 uur.',
      evidence: 'binnen 48 uur',
    },
    'threat (nl)': { language: 'nl', text: 'Bevestig uw account, anders wordt het definitief geblokkeerd.' },
    'deadline (fr)': { language: 'fr', text: 'Confirmez votre compte sous 24 heures.' },
    'threat (fr)': {
      language: 'fr',
      text: 'Réglez la facture. À défaut de paiement, la ligne sera suspendue.',
    },
    'deadline (de)': { language: 'de', text: 'Bitte bestätigen Sie Ihr Konto innerhalb von 24 Stunden.' },
    'threat (de)': { language: 'de', text: 'Bitte bestätigen Sie Ihr Konto. Andernfalls wird es gelöscht.' },
    'deadline (et)': { language: 'et', text: 'Kinnitage oma konto 24 tunni jooksul.' },
    'threat (et)': { language: 'et', text: 'Kinnitage oma andmed. Vastasel juhul suletakse teie konto.' },
    'deadline (en)': { language: 'en', text: 'Verify your account within 24 hours.' },
    'threat (en)': {
      language: 'en',
      text: 'Please pay the invoice. Failure to pay will lead to suspension.',
    },
    'in the subject': {
      language: 'en',
      subject: 'Final notice',
      text: 'Pay the invoice.',
      where: 'subject',
      evidence: 'Final notice',
    },
  },
  silent: {
    'opening hours': { language: 'nl', text: 'De winkel is open van 9 tot 18 uur.' },
    'a deadline alone': { language: 'en', text: 'The early bird price ends within 24 hours, act at once.' },
    'a threat alone': { language: 'nl', text: 'Anders komt er een deurwaarder, zei de burgemeester.' },
    'a calm letter': { language: 'en', text: 'Take your time and let us know what you think.' },
    'a report': { language: 'de', text: 'Die Tagung dauerte zwei Tage.' },
  },
});
