import { payment } from '../../../src/signals/ask/payment.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(payment, shippedPhrases(), {
  fires: {
    ...inEveryLanguage({
      fee: {
        nl: 'Om uw pakket te ontvangen dient u de invoerkosten van € 1,99 te betalen.',
        fr: 'Afin de recevoir votre colis, veuillez régler les frais de livraison de 1,95 €.',
        de: 'Bitte begleichen Sie die Zollgebühren in Höhe von 2,99 EUR.',
        et: 'Palun tasuge kullertasu 1,99 eurot.',
        en: 'Please pay the outstanding customs fee of $2.99.',
      },
      pay: {
        nl: 'Gelieve de openstaande factuur van € 84,20 te betalen.',
        fr: 'Merci de régler votre facture de 84,20 €.',
        de: 'Bitte überweisen Sie den offenen Betrag von 84,20 Euro.',
        et: 'Palun tasuge arve summas 84,20 eurot.',
        en: 'Please pay the overdue invoice of 84.20 EUR.',
      },
      'release-payment': {
        nl: 'U moet de betaling vrijgeven zodat wij kunnen verzenden.',
        fr: 'Veuillez débloquer le paiement pour l’expédition.',
        de: 'Bitte geben Sie die Zahlung frei, damit die Ware versendet werden kann.',
        et: 'Palun kinnitage makse, et saaksime kauba saata.',
        en: 'You must release the payment before we can ship the goods.',
      },
    }),
    'the amount is part of the words': {
      language: 'nl',
      text: 'Betaal de verzendkosten van € 1,99.',
      ask: 'fee',
      evidence: 'Betaal de verzendkosten van € 1,99',
    },
    'parcel held (fr)': {
      language: 'fr',
      text: 'Votre colis est retenu à la douane : des frais de 2,99 € sont dus.',
      ask: 'fee',
    },
    'parcel held (et)': {
      language: 'et',
      text: 'Teie pakk on tollis kinni ja ootab tollimaksu tasumist.',
      ask: 'fee',
    },
    'payment failed (nl)': { language: 'nl', text: 'Uw betaling is mislukt.', ask: 'pay' },
    'subscription expired (en)': {
      language: 'en',
      text: 'Your antivirus subscription has expired.',
      ask: 'pay',
    },
    'subscription renewed (de)': {
      language: 'de',
      text: 'Ihr Abonnement wurde automatisch verlängert.',
      ask: 'pay',
    },
  },
  silent: nearMisses({
    nl: ['Verzendkosten: € 4,95. Totaal: € 54,90.', 'Uw pakket is onderweg en wordt morgen bezorgd.'],
    fr: ['Frais de livraison : 4,95 €.', 'Votre colis a été livré aujourd’hui.'],
    de: ['Versandkosten: 4,95 €. Vielen Dank für Ihre Bestellung.', 'Ihr Paket wurde heute zugestellt.'],
    et: ['Saatekulu: 2,99 eurot. Täname ostu eest!', 'Teie pakk on teel.'],
    en: [
      'Delivery: £4.95. Thank you for your order.',
      'Your parcel is out for delivery.',
      'Fraudsters ask you to pay a small customs fee.',
      'Pay attention to the exits.',
    ],
  }),
});
