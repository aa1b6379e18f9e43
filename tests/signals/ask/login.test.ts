import { login } from '../../../src/signals/ask/login.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(login, shippedPhrases(), {
  fires: {
    ...inEveryLanguage({
      login: {
        nl: 'Uw account is tijdelijk beperkt. Klik op de link om uw account te verifiëren.',
        fr: 'Votre compte est bloqué : vérifiez votre compte.',
        de: 'Ihr Zugang wurde vorübergehend eingeschränkt.',
        et: 'Teie konto on peatatud, palun logige sisse.',
        en: 'We noticed unusual activity and your account has been temporarily limited.',
      },
    }),
    'storage full (nl)': { language: 'nl', text: 'Uw opslagruimte is bijna vol.' },
    'storage full (fr)': { language: 'fr', text: 'Votre espace de stockage est presque saturé.' },
    'storage full (de)': { language: 'de', text: 'Ihr Postfach ist voll.' },
    'storage full (et)': { language: 'et', text: 'Teie postkast on täis.' },
    'storage full (en)': { language: 'en', text: 'Your mailbox is almost full.' },
    'DigiD expired (nl)': { language: 'nl', text: 'Uw DigiD is verlopen en moet worden verlengd.' },
    'itsme renewed (fr)': { language: 'fr', text: 'Veuillez réactiver votre compte itsme.' },
    'pushTAN expires (de)': {
      language: 'de',
      text: 'Ihre pushTAN läuft ab, bitte registrieren Sie sich neu.',
    },
  },
  silent: nearMisses({
    nl: ['De rekening van het restaurant was hoog.', 'De opslag in de kelder is opgeruimd.'],
    fr: ['Tenez compte des travaux.', 'La carte du restaurant a changé.'],
    de: ['Die Karte des Restaurants ist neu.', 'Das Konto der Spieler steht bei drei Punkten.'],
    et: ['Kontor on suletud reedel.', 'Postkast seisab maja ees.'],
    en: ['On account of the weather the road is closed.', 'The mailbox at the corner was painted red.'],
  }),
});
