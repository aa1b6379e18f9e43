import { describe, expect, it } from 'vitest';
import { markQuotations } from '../../src/message/quotation.ts';

/** Lines as text; `>` marks what markup or plain text has shown to be quoted. */
function ownLines(...texts: string[]): string[] {
  const lines = texts.map((text) => ({ text: text.replace(/^> /, ''), quoted: text.startsWith('> ') }));
  return markQuotations(lines)
    .filter((line) => !line.quoted)
    .map((line) => line.text);
}

describe('markQuotations', () => {
  it.each([
    ['en', 'On Mon, 3 Feb 2025 at 10:12, Jan <jan@example.org> wrote:'],
    ['nl', 'Op ma 3 feb 2025 om 10:12 schreef Jan <jan@example.org>:'],
    ['fr', 'Le lun. 3 févr. 2025 à 10:12, Jan <jan@example.org> a écrit :'],
    ['de', 'Am Mo., 3. Feb. 2025 um 10:12 Uhr schrieb Jan <jan@example.org>:'],
    ['et', 'Kontakt Jan (<jan@example.org>) kirjutas kuupäeval E, 3. veebruar 2025 kell 10:12:'],
    ['en separator', '-----Original Message-----'],
    ['nl separator', '-----Oorspronkelijk bericht-----'],
    ['fr separator', "-----Message d'origine-----"],
    ['de separator', '-----Ursprüngliche Nachricht-----'],
    ['et separator', '-----Algne kiri-----'],
    ['Gmail forward', '---------- Forwarded message ---------'],
    ['nl forward', '---------- Doorgestuurd bericht ---------'],
    ['fr forward', '---------- Message transféré ---------'],
    ['de forward', '-------- Weitergeleitete Nachricht --------'],
    ['Apple forward', 'Begin forwarded message:'],
    ['fr Apple forward', 'Début du message réexpédié :'],
  ])('everything after the introduction is quoted: %s', (_, introduction) => {
    expect(ownLines('Dag,', introduction, 'old', 'older')).toEqual(['Dag,']);
  });

  it.each([
    ['en', 'From: Jan', 'Sent: Monday', 'To: An', 'Subject: x'],
    ['nl', 'Van: Jan', 'Verzonden: maandag', 'Aan: An', 'Onderwerp: x'],
    ['fr', 'De : Jan', 'Envoyé : lundi', 'À : An', 'Objet : x'],
    ['de', 'Von: Jan', 'Gesendet: Montag', 'An: An', 'Betreff: x'],
    ['de, date first', 'Gesendet: Montag', 'Von: Jan', 'An: An', 'Betreff: x'],
    ['et', 'Saatja: Jan', 'Saadetud: esmaspäev', 'Kellele: An', 'Teema: x'],
    ['in bold', '*From:* Jan', '*Sent:* Monday', '*To:* An', '*Subject:* x'],
  ])('so is everything from a repeated header on: %s', (_, ...header) => {
    expect(ownLines('Dag,', ...header, 'old')).toEqual(['Dag,']);
  });

  it('an introduction may be wrapped', () => {
    expect(
      ownLines('Hi', 'On Monday, 3 February 2025,', 'Jan Peeters <jan@example.org>', 'wrote:', 'old'),
    ).toEqual(['Hi']);
  });

  it('words between and after quoted lines are the author’s', () => {
    expect(ownLines('On 3 Feb 2025 Jan wrote:', '> old', 'yes', '> older', 'no')).toEqual(['yes', 'no']);
  });

  it('without a date only in front of quoted lines', () => {
    expect(ownLines('Jan wrote:', '> old', 'yes')).toEqual(['yes']);
    expect(ownLines('Jan wrote:', 'a book')).toEqual(['Jan wrote:', 'a book']);
  });

  it.each([
    ['prose', ['On Monday 3 February a technician will visit you:', 'be at home']],
    ['timetable', ['From: Brussels', 'To: Paris', 'Date: 3 February']],
    ['rule', ['----------', 'Your parcel']],
    ['the words in a sentence', ['See the original message below', 'and pay']],
  ])('is not fooled: %s', (_, lines) => {
    expect(ownLines(...lines)).toEqual(lines);
  });

  it('a message that is nothing but quoted lines is its author’s own', () => {
    expect(ownLines('> Pay now', '> or else')).toEqual(['Pay now', 'or else']);
  });

  it('a forward without a word of its own has none', () => {
    expect(ownLines('Begin forwarded message:', 'old')).toEqual([]);
  });

  it.each([
    ['On 1 '.repeat(50)],
    ['-'.repeat(290)],
    [`On 1 ${'schreef '.repeat(35)}`],
    [`${'-'.repeat(60)} forwarded by ${'- '.repeat(100)}`],
  ])('is linear: 5000 lines of %.20s', (line) => {
    const start = performance.now();
    ownLines(...Array.from({ length: 5000 }, () => line));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
