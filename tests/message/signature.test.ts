import { describe, expect, it } from 'vitest';
import { readSignature } from '../../src/message/signature.ts';

const PROSE = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

describe('readSignature', () => {
  it.each([
    'Cordialement,',
    'Bien à vous',
    'Met vriendelijke groeten,',
    'Mvg',
    'Mit freundlichen Grüßen',
    'Mit freundlichen Gruessen',
    'Viele Grüße',
    'Lugupidamisega',
    'Parimate soovidega',
    'Kind regards,',
    'Sincerely',
    '--',
  ])('begins with the sign-off: %s', (signOff) => {
    expect(readSignature([...PROSE, signOff, 'Service clientèle', 'Bank'])).toBe(
      `${signOff}\nService clientèle\nBank`,
    );
  });

  it('takes the last sign-off', () => {
    expect(readSignature([...PROSE, 'Thanks', 'more', 'Regards', 'Jan'])).toBe('Regards\nJan');
  });

  it('thanks within a sentence sign nothing off', () => {
    expect(readSignature([...PROSE, 'Merci de régler la facture avant le 8 février', 'Bank'])).toBe(
      'nine\nten\nMerci de régler la facture avant le 8 février\nBank',
    );
  });

  it('has at most twelve lines', () => {
    expect(readSignature(['Regards', ...PROSE, ...PROSE.slice(0, 5)]).split('\n')).toHaveLength(12);
  });

  it('is the last four lines without a sign-off', () => {
    expect(readSignature(PROSE)).toBe('seven\neight\nnine\nten');
  });

  it('is never more than half of the text without a sign-off', () => {
    expect(readSignature(['one', 'two', 'three'])).toBe('three');
    expect(readSignature(['one'])).toBe('');
    expect(readSignature([])).toBe('');
  });

  it('is not looked for in the middle of a long text', () => {
    const long = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    expect(readSignature(['Regards', ...long])).toBe(long.slice(-4).join('\n'));
  });
});
