import { describe, expect, it } from 'vitest';
import type { Brand } from '../../src/brands/brand.ts';
import { withoutNamesakes } from '../../src/brands/namesake-mentions.ts';
import { brand, factsOf, mention } from '../verdict/facts.ts';

function isLeft(of: Brand, domain: string): boolean {
  const mentions = [mention('from.display-name', of)];
  return withoutNamesakes(mentions, factsOf({ domain }).sender).length === 1;
}

const PUMA = brand('puma', 'Puma', { namesakes: ['pumaenergy.example'] });
const ESWE = brand('eswe', 'ESWE', { layer: 'generated', domains: ['eswe-verkehr.example'] });

describe('a mention is no claim', () => {
  it.each([
    ['of a namesake on the record', PUMA, 'mail.pumaenergy.example'],
    ['of a generated brand by a domain of its name', ESWE, 'eswe.example'],
  ])('%s', (_, of, domain) => expect(isLeft(of, domain)).toBe(false));
});

describe('a mention stays', () => {
  it.each([
    ['at a domain that only contains that of a namesake', PUMA, 'notpumaenergy.example'],
    ['of a brand that a person entered, by a domain of its name', PUMA, 'puma.example'],
    ['of a generated brand by a domain that adds a word', ESWE, 'eswe-service.example'],
    ['of a generated brand by anybody else', ESWE, 'stranger.example'],
  ])('%s', (_, of, domain) => expect(isLeft(of, domain)).toBe(true));
});
