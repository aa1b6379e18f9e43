import { scanCode } from '../../../src/signals/ask/scan-code.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(scanCode, shippedPhrases(), {
  fires: inEveryLanguage({
    'scan-code': {
      nl: 'Scan de onderstaande QR-code.',
      fr: 'Flashez le QR code avec votre téléphone.',
      de: 'Scannen Sie den folgenden QR-Code.',
      et: 'Skaneerige QR-kood.',
      en: 'Scan the QR code below.',
    },
  }),
  silent: nearMisses({
    nl: ['De scan van mijn knie is goed.'],
    fr: ['Le code de la route change.'],
    de: ['Der Code wurde geprüft.'],
    et: ['Kood on valmis.'],
    en: ['QR codes were invented in Japan.'],
  }),
});
