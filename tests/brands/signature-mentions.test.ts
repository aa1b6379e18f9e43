import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

function signed(signature: string): string[] {
  const text = `Hello, this is about the weather.\n\n${signature}`;
  return findMentions(messageFrom('A <a@stranger.example>', { text, signature }), DIRECTORY)
    .filter(({ where, ambiguous }) => where === 'signature' && !ambiguous)
    .map(({ brand }) => brand.id);
}

describe('a signature signs for a brand', () => {
  it.each([
    ['a desk', 'Regards\nService clientèle Proximus', ['proximus']],
    ['a name', 'Regards\nProximus', ['proximus']],
    ['a company and its street', 'Proximus, boulevard du Roi Albert II 27', ['proximus']],
    ['a mailbox provider as the whole line', 'Regards\nGoogle', ['google']],
    ['its company', '© 2026 Google LLC', ['google']],
    ['its desk', 'The Google Team', ['google']],
    ['its trade', 'Google account recovery', ['google']],
  ])('%s', (_, signature, expected) => expect(signed(signature)).toEqual(expected));
});

describe('a mail program or free mailer does not', () => {
  it.each([
    'Sent from Yahoo Mail on Android',
    'Sent from my Microsoft phone',
    'Verzonden vanaf mijn Microsoft-telefoon',
    'Envoyé de mon Microsoft Phone',
    'Get Google Mail for iOS',
    'Do You Yahoo!?',
    'Yahoo! Photos - the easiest way to share',
    'This email has been checked for viruses by Netflix',
    'jan@gmail.com',
  ])('%s', (signature) => expect(signed(signature)).toEqual([]));
});
