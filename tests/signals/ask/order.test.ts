import { order } from '../../../src/signals/ask/order.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(order, shippedPhrases(), {
  fires: inEveryLanguage({
    'confirm-order': {
      nl: 'Annuleer uw bestelling als u deze niet herkent.',
      fr: 'Si vous n’êtes pas à l’origine de cette commande, annulez la commande.',
      de: 'Stornieren Sie die Bestellung, falls Sie diese nicht getätigt haben.',
      et: 'Tühistage tellimus, kui te ei ole midagi tellinud.',
      en: 'If you did not place this order, cancel your order.',
    },
  }),
  silent: nearMisses({
    nl: ['Bedankt voor uw bestelling.', 'Uw bestelling is verzonden.'],
    fr: ['Merci pour votre commande.', 'Votre commande a été expédiée.'],
    de: ['Danke für Ihre Bestellung.', 'Ihre Bestellung wurde versandt.'],
    et: ['Täname tellimuse eest.', 'Teie tellimus on teel.'],
    en: ['Thank you for your order.', 'Your order has shipped.'],
  }),
});
