import { describe, expect, it } from 'vitest';
import { givenPasswords } from '../../src/attachments/given-password.ts';

const passwords = (text: string): string[] => givenPasswords(text).map(({ password }) => password);

describe('givenPasswords', () => {
  it.each([
    ['nl', 'Het wachtwoord van de bijlage is 4711.', '4711'],
    ['nl', 'Wachtwoord: lente', 'lente'],
    ['fr', 'Le mot de passe est « 4711 »', '4711'],
    ['fr', 'Mot de passe : 4711', '4711'],
    ['de', 'Das Passwort für die Datei lautet 4711', '4711'],
    ['de', 'Kennwort: 4711', '4711'],
    ['et', 'Manuse parool on 4711', '4711'],
    ['et', 'Salasõna: 4711', '4711'],
    ['en', 'The password for the file is 4711!', '4711'],
    ['en', 'PASSWORD = x9-y8', 'x9-y8'],
    ['pt', 'Senha de acesso ao PDF: 123', '123'],
  ])('%s: %s', (_, text, password) => {
    const found = text.replace('« ', '«').replace(' »', '»');
    expect(passwords(found)).toEqual([password]);
  });

  it.each([
    'Your password is safe with us.',
    'The password will follow by telephone.',
    'Reset your password: https://lab.example/reset',
    'Wachtwoord vergeten? Bel ons.',
    'Le mot de passe est envoyé par courrier.',
  ])('finds none in %j', (text) => {
    expect(passwords(text)).toEqual([]);
  });

  it('stops after a few', () => {
    expect(passwords('Password: a1b2\n'.repeat(50))).toHaveLength(3);
  });

  it.each(['password '.repeat(12_000), `password${' a'.repeat(50_000)}`, `password${' '.repeat(100_000)}:`])(
    'is linear',
    (text) => {
      const started = performance.now();
      givenPasswords(text);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );
});
