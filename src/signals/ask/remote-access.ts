import type { Signal } from '../signal.ts';
import { askSignal } from './ask-signal.ts';

/**
 * Somebody wants to take over the reader's computer, or wants something installed on it.
 *
 * ## Fires on
 *
 * ```
 * Subject: Bericht
 *
 * Download AnyDesk zodat onze medewerker kan meekijken op uw computer.
 * --
 * Subject: Message
 *
 * Téléchargez AnyDesk pour que notre technicien puisse prendre le contrôle de votre ordinateur.
 * --
 * Subject: Nachricht
 *
 * Installieren Sie TeamViewer, damit wir den Fehler per Fernwartung beheben.
 * --
 * Subject: Teade
 *
 * Laadige alla AnyDesk, et saaksime teie arvuti kaugjuurdepääsuga korda teha.
 * --
 * Subject: Message
 *
 * Download AnyDesk so that we can take control of your computer.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Subject: Message
 *
 * Scammers ask you to install AnyDesk. Hang up.
 * --
 * Subject: Nachricht
 *
 * Betrüger bitten Sie, TeamViewer zu installieren.
 * ```
 *
 * ## Known limits
 *
 * A real help desk asks the same of its own staff. `install` alone is weak: every app store mail asks for it.
 */
export const remoteAccess: Signal = askSignal(
  'remote-access',
  ['remote-access', 'install'],
  'Asks for remote access or to install something',
);
