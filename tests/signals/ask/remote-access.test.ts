import { remoteAccess } from '../../../src/signals/ask/remote-access.ts';
import { testSignal } from '../signal-tester.ts';
import { inEveryLanguage, nearMisses } from './ask-cases.ts';
import { shippedPhrases } from './shipped-phrases.ts';

testSignal(remoteAccess, shippedPhrases(), {
  fires: inEveryLanguage({
    'remote-access': {
      nl: 'Installeer TeamViewer, dan neemt onze medewerker uw computer over.',
      fr: 'Installez AnyDesk, notre technicien va prendre la main sur votre ordinateur.',
      de: 'Laden Sie AnyDesk herunter, wir lösen das per Fernwartung auf Ihrem Computer.',
      et: 'Paigaldage TeamViewer, et saaksime teie arvuti üle võtta.',
      en: 'Install UltraViewer and give us remote access to your PC.',
    },
    install: {
      nl: 'Download de nieuwe app.',
      fr: 'Téléchargez la nouvelle application.',
      de: 'Laden Sie die neue App herunter.',
      et: 'Laadige alla uus rakendus.',
      en: 'Download the new security update.',
    },
  }),
  silent: nearMisses({
    nl: ['Installeer nooit AnyDesk als iemand u belt.', 'Oplichters vragen je om TeamViewer te installeren.'],
    fr: [
      'N’installez jamais AnyDesk à la demande d’un inconnu.',
      'Le contrôle technique de votre voiture est prévu.',
    ],
    de: ['Betrüger bitten Sie, AnyDesk zu installieren.', 'Die Wartung der Heizung findet im Mai statt.'],
    et: ['Ärge paigaldage AnyDeski.', 'Kelmid paluvad paigaldada TeamVieweri.'],
    en: ['Never install AnyDesk for a caller.', 'The talk compares AnyDesk and RustDesk.'],
  }),
});
