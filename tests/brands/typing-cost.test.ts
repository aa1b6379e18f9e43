import { describe, expect, it } from 'vitest';
import { typingCost } from '../../src/brands/typing-cost.ts';

describe('typingCost', () => {
  it.each([
    ['microsoft', 'microsoft', 0],
    ['rnicrosoft', 'microsoft', 1.3],
    ['micr0soft', 'microsoft', 0.4],
    ['microsofr', 'microsoft', 0.6],
    ['microsfot', 'microsoft', 0.7],
    ['micorsfot', 'microsoft', 1.4],
    ['faccebok', 'facebook', 1],
    ['commercebank', 'commerzbank', 2.2],
    ['', 'kpn', 2.7],
    ['kpn', '', 2.7],
  ])('from %j to %j is %d', (word, real, cost) => {
    expect(typingCost(word, real)).toBeCloseTo(cost, 5);
  });
});
