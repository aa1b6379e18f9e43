import { describe, expect, it } from 'vitest';
import { announcedCall } from '../../../src/signals/context/announced-call.ts';

describe('a call is announced', () => {
  it.each([
    ['Een medewerker belt u vandaag nog.', 'medewerker belt'],
    ['Wij zullen u morgen om 10 uur bellen.', 'Wij zullen u morgen om 10 uur bellen'],
    ['U wordt binnen het uur opgebeld.', 'U wordt binnen het uur opgebeld'],
    ['Bel ons dringend terug.', 'Bel ons dringend terug'],
    ['Un conseiller vous appellera demain.', 'conseiller vous appellera'],
    ['Vous serez bientôt contacté par téléphone.', 'Vous serez bientôt contacté par téléphone'],
    ['Rappelez-nous.', 'Rappelez-nous'],
    ['Ein Mitarbeiter wird Sie heute anrufen.', 'Mitarbeiter wird Sie heute anrufen'],
    ['Wir rufen Sie um 15 Uhr an.', 'Wir rufen Sie um 15 Uhr an'],
    ['Rufen Sie uns bitte zurück.', 'Rufen Sie uns bitte zurück'],
    ['Helistame teile homme.', 'Helistame teile'],
    ['Palun helistage meile tagasi.', 'helistage meile tagasi'],
    ['Our agent will call you shortly.', 'agent will call you'],
    ['Please call us back.', 'call us back'],
    ['You will receive a phone call.', 'You will receive a phone call'],
  ])('%s', (text, words) => {
    expect(announcedCall(text)).toBe(words);
  });
});

describe('no call is announced', () => {
  it.each([
    'Wij zullen u nooit bellen.',
    'Nous ne vous appellerons jamais.',
    'Wir werden Sie niemals anrufen.',
    'Me ei helista kunagi, helistab teile petturid.',
    'We will never call you.',
    'Fraudsters pretend that an agent will call you.',
    'Bel ons op 056 12 34 56.',
    'The technician fixed the line.',
    'Roll call at nine.',
  ])('%s', (text) => {
    expect(announcedCall(text)).toBeUndefined();
  });
});

it.each(['we ', 'medewerker a ', 'helistame a b c ', 'sie werden a b c d ', 'w', 'a b ', 'conseiller '])(
  'is linear on 100 kB of %j',
  (piece) => {
    const started = process.cpuUsage().user;
    announcedCall(piece.repeat(100_000 / piece.length));
    expect(process.cpuUsage().user - started).toBeLessThan(400_000);
  },
);
