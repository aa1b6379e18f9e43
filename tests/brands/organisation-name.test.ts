import { describe, expect, it } from 'vitest';
import { bearsName, organisationName, speaksOfItself } from '../../src/brands/organisation-name.ts';
import { DIRECTORY } from './directory-fixture.ts';

const { vocabulary } = DIRECTORY;

describe('organisationName', () => {
  it.each([
    ['Trust Wallet® Support', ['trust'], true],
    ['Musterbau_Rewards', ['musterbau'], true],
    ['Мusterbаu Kundenservice', ['musterbau'], true],
    ['Customer Service', [], true],
    ['Jan Peeters', ['jan', 'peeters'], false],
    ['', [], false],
  ])('takes the desk words out of %j', (name, ownWords, deskWord) => {
    expect(organisationName(name, vocabulary)).toEqual({ ownWords, deskWord });
  });

  it('reads no more than the beginning of a long name', () => {
    expect(organisationName('x '.repeat(500_000), vocabulary).ownWords.length).toBe(0);
  });
});

describe('bearsName', () => {
  it.each([
    ['Musterbau', 'mail.musterbau.example', true],
    ['Kreditbank für Wiederaufbau', 'kbfw.example', true],
    ['Volksbank Musterstadt', 'vobamu.example', true],
    ['Delta Dental', 'deltadental-il.example', true],
    ['Musterbau', 'meadow.example', false],
    ['Musterbau', 'mueller.example', false],
    ['Musterbau', '12345.example', false],
  ])('of %s in %s is %s', (name, domain, borne) => {
    expect(bearsName(domain, organisationName(name, vocabulary))).toBe(borne);
  });
});

describe('speaksOfItself', () => {
  const name = organisationName('Musterbau', vocabulary);
  it.each([
    ['Your Musterbau account was locked.', true],
    ['Votre compte Musterbau est bloqué.', true],
    ['Ihr Musterbau-Konto wurde gesperrt.', true],
    ['We met Musterbau at the fair.', false],
    ['The account is open. Regards, Anna', false],
  ])('in %j is %s', (text, expected) => {
    expect(speaksOfItself(name, { text }, vocabulary)).toBe(expected);
  });
});
