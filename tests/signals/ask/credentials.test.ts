import { credentials } from '../../../src/signals/ask/credentials.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(credentials, shippedPhrases(), {
  fires: {
    ...inEveryLanguage({
      pin: {
        nl: 'Voer uw pincode en de sms-code in op de beveiligde pagina.',
        fr: 'Merci de saisir votre code PIN pour confirmer.',
        de: 'Bitte geben Sie Ihre PIN und TAN ein.',
        et: 'Palun kinnitage oma isik ja sisestage PIN2.',
        en: 'Enter your PIN to continue.',
      },
      credentials: {
        nl: 'Vul uw gebruikersnaam en wachtwoord in.',
        fr: 'Confirmez vos identifiants et votre mot de passe.',
        de: 'Bitte bestätigen Sie Ihre Zugangsdaten.',
        et: 'Sisestage oma kasutajatunnus ja parool.',
        en: 'Please confirm your username and password.',
      },
      card: {
        nl: 'Gelieve uw kaartgegevens in te vullen.',
        fr: 'Mettez à jour vos coordonnées bancaires.',
        de: 'Aktualisieren Sie Ihre Zahlungsdaten.',
        et: 'Sisestage oma pangakaardi number ja CVC.',
        en: 'Please update your billing information.',
      },
      'personal-data': {
        nl: 'Bevestig uw persoonsgegevens.',
        fr: 'Veuillez vérifier vos données personnelles.',
        de: 'Bitte bestätigen Sie Ihre persönlichen Daten.',
        et: 'Palun kinnitage oma isikuandmed.',
        en: 'Kindly verify your date of birth and home address.',
      },
    }),
    'Smart-ID renewed (et)': {
      language: 'et',
      text: 'Teie Smart-ID aegub homme, uuendage see kohe.',
      ask: 'credentials',
    },
    'Mobiil-ID confirmed (et)': {
      language: 'et',
      text: 'Kinnitage oma Mobiil-ID konto.',
      ask: 'credentials',
    },
    'seed phrase (en)': {
      language: 'en',
      text: 'Enter your 12-word phrase to sync your wallet.',
      ask: 'credentials',
    },
    'seed phrase (fr)': {
      language: 'fr',
      text: 'Saisissez votre phrase de récupération.',
      ask: 'credentials',
    },
    'wallet to verify (de)': {
      language: 'de',
      text: 'Bitte verifizieren Sie Ihre Wallet.',
      ask: 'credentials',
    },
    'wallet to verify (nl)': { language: 'nl', text: 'Verifieer uw wallet vandaag nog.', ask: 'credentials' },
    'informal (de)': { language: 'de', text: 'Gib jetzt deine Kreditkartendaten ein.', ask: 'card' },
    'informal (fr)': { language: 'fr', text: 'Confirme ton mot de passe ici.', ask: 'credentials' },
    'a reassurance before the ask': {
      language: 'en',
      text: 'We will never ask for your PIN by phone. Please enter your PIN on the page below.',
      ask: 'pin',
    },
    'a Cyrillic letter inside': {
      language: 'en',
      text: 'Please enter your pаsswоrd now.',
      ask: 'credentials',
    },
  },
  silent: nearMisses({
    nl: [
      'Wij vragen u nooit om uw pincode door te geven.',
      'Uw bank vraagt nooit naar uw wachtwoord of pincode.',
      'Geef nooit een wachtwoord of pincode.',
      'Oplichters vragen u om uw pincode in te voeren. Ze doen zich voor als de bank.',
      'Bedankt voor uw aankoop met pin.',
    ],
    fr: [
      'Votre banque ne vous demandera jamais de communiquer votre code PIN.',
      'Ne communiquez jamais votre mot de passe.',
      'Les fraudeurs vous demandent de saisir votre code secret.',
      'Choisissez un nouveau mot de passe et confirmez le mot de passe.',
    ],
    de: [
      'Wir werden Sie niemals auffordern, Ihre PIN einzugeben.',
      'Geben Sie Ihre Zugangsdaten niemals weiter.',
      'Betrüger fordern Sie auf, Ihre TAN einzugeben.',
    ],
    et: [
      'Pank ei küsi kunagi teie PIN-koode.',
      'Ärge sisestage PIN2 tundmatul lehel.',
      'Kelmid paluvad sisestada PIN1 ja PIN2.',
      'Ära jaga kunagi kellelegi oma PIN 1 ja PIN 2 koode.',
    ],
    en: [
      'Our staff will never ask you to confirm your password.',
      'We will not ask you to enter your PIN.',
      'Scammers try to make you enter your card number.',
      'The card game starts at nine.',
      'Please pin this note to the board.',
    ],
  }),
});
