import { appointment } from '../../../src/signals/ask/appointment.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(appointment, shippedPhrases(), {
  fires: {
    ...inEveryLanguage({
      appointment: {
        nl: 'Onze adviseur komt op dinsdag 8 februari tussen 14 en 16 uur bij u langs.',
        fr: 'Votre conseiller viendra à votre domicile mardi 8 février à 15h30.',
        de: 'Unser Techniker wird Sie am 8. Februar um 15 Uhr besuchen.',
        et: 'Meie tehnik külastab teid 8. veebruaril kell 15.00.',
        en: 'One of our engineers will visit your home on Tuesday, February 8 at 3 pm.',
      },
    }),
    'the Proximus story': {
      language: 'fr',
      text: 'Madame, Monsieur,\n\nUn conseiller Proximus se présentera chez vous le 8 février à 15h. Il fera une analyse.',
      where: 'body',
      evidence: 'se présentera chez vous le 8 février à 15h',
    },
    'verb at the end (nl)': { language: 'nl', text: 'U krijgt op 12 februari bezoek van onze adviseur.' },
    'be at home (fr)': {
      language: 'fr',
      text: 'Merci de vous rendre disponible le 12 février entre 8h et 12h.',
    },
    'an agreed date (de)': {
      language: 'de',
      text: 'Wir haben für Sie einen Termin am 12.02. um 15:00 Uhr vereinbart.',
    },
    'a date of the visit (et)': { language: 'et', text: 'Visiidi aeg: 12.02.2026 kell 15:00' },
    'scheduled (en)': {
      language: 'en',
      text: 'A technician has been scheduled to visit your property on 12/02/2026.',
    },
    'in the subject': {
      language: 'nl',
      subject: 'Uw afspraak op 8 februari om 15:00',
      where: 'subject',
      evidence: 'Uw afspraak op 8 februari om 15:00',
    },
    'a line broken by hand': {
      language: 'nl',
      text: 'Wij delen u mee dat onze medewerker op 8 februari\nom 15 uur bij u langskomt voor een advies.',
    },
    'informal (nl)': { language: 'nl', text: 'Onze monteur komt morgen bij jou thuis langs.' },
    'confirmed (fr)': {
      language: 'fr',
      text: 'Votre rendez-vous est bien confirmé pour le 12/03/2026 à 10h.',
    },
    'confirmed (nl)': {
      language: 'nl',
      text: 'Uw afspraak met onze adviseur is ingepland op maandag 12 januari om 9.30 uur.',
    },
    'confirmed (de)': {
      language: 'de',
      text: 'Ihr Termin am Montag, den 12. Januar um 9:30 Uhr ist bestätigt.',
    },
    'verb at the end (de)': {
      language: 'de',
      text: 'Wir teilen Ihnen mit, dass unser Berater am 12. Januar zu Ihnen nach Hause kommt und wird um 9 Uhr bei Ihnen sein.',
    },
    'confirmed (et)': { language: 'et', text: 'Teie visiit on kinnitatud: 12. jaanuaril kell 9.30.' },
    'to your door (et)': { language: 'et', text: 'Klienditeenindaja tuleb teile koju esmaspäeval kell 15.' },
    'confirmed (en)': {
      language: 'en',
      text: 'Your home visit has been scheduled for 12 January between 9 am and 11 am.',
    },
    'bring your bills (fr)': {
      language: 'fr',
      text: 'Préparez vos dernières factures pour la visite de notre conseiller.',
    },
    'have your bills ready (nl)': { language: 'nl', text: 'Leg uw laatste facturen klaar.' },
    'in Dutch mail a sentence of English': {
      language: 'nl',
      text: 'Our adviser will visit you at home tomorrow.',
    },
    'accents left out': { language: 'fr', text: 'Un conseiller se presentera CHEZ VOUS le 8 fevrier.' },
    'soft hyphens inside': {
      language: 'fr',
      text: 'Un conseiller se présen\u00ADtera ch\u200Bez vous le 8 février.',
    },
  },
  silent: {
    ...nearMisses({
      nl: [
        'Uw pakket wordt vandaag tussen 15 en 17 uur bezorgd.',
        'Kom langs in onze winkel.',
        'De vergadering is op 8 februari om 15 uur.',
        'Oplichters zeggen dat een medewerker bij u langskomt op 8 februari.',
      ],
      fr: [
        'La réunion du 8 février à 15h est reportée.',
        'Votre colis sera livré le 8 février.',
        'Comme chez vous, il fait froid ici.',
        'Des escrocs prétendent qu’un conseiller passera chez vous demain.',
      ],
      de: [
        'Ihr Paket kommt am Dienstag zwischen 9 und 12 Uhr zu Ihnen.',
        'Die Besprechung am 8. Februar um 15 Uhr entfällt.',
        'Betrüger behaupten, ein Techniker kommt morgen bei Ihnen vorbei.',
      ],
      et: ['Teie pakk saabub 8. veebruaril.', 'Koosolek toimub 8. veebruaril kell 15.'],
      en: ['Your parcel will arrive on 8 February.', 'The meeting on 8 February at 3 pm is cancelled.'],
    }),
    'only quoted': {
      language: 'fr',
      text: 'Que pensez-vous de ceci ?',
      quotedText: 'Un conseiller se présentera chez vous le 8 février à 15h.',
    },
  },
});
