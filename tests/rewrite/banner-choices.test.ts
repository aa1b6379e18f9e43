import { describe, expect, it } from 'vitest';
import type { Brand } from '../../src/brands/brand.ts';
import { renderBanner } from '../../src/rewrite/banner.ts';
import { BANNER_LANGUAGES, type BannerLanguage } from '../../src/rewrite/banner-texts.ts';
import { DEFAULT_PLAN, planFor } from '../../src/rewrite/treatment.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { BRAND, judged, verdict } from './judged.ts';

interface Chosen {
  readonly languages?: readonly BannerLanguage[];
  readonly country?: string;
  readonly brand?: Brand;
}

function text(
  changes: Partial<Verdict>,
  { languages = [], country = '', brand = BRAND }: Chosen = {},
): string {
  const banner = renderBanner(verdict(changes), { ...judged(''), brand, plan: { languages, country } });
  return banner?.text.replace(/={72}/g, '').replace(/\s+/g, ' ') ?? '';
}

describe('languages', () => {
  it.each<[string, Verdict['language'], readonly BannerLanguage[], RegExp]>([
    ['the message’s where none is chosen', 'et', [], /^\[!!\] Hoiatus/],
    ['the default where the message’s has no texts', 'und', [], /^\[!!\] Warning/],
    ['the chosen one, whatever the message speaks', 'en', ['de'], /^\[!!\] Warnung/],
    [
      'two, the message’s first',
      'fr',
      ['nl', 'fr'],
      /^\[!!\] Avertissement.* Waarschuwing – Stop: .*Klik niet/,
    ],
    [
      'two, in their order for a third language',
      'en',
      ['nl', 'fr'],
      /^\[!!\] Waarschuwing.* Avertissement – Stop/,
    ],
    ['one where the second is the first', 'en', ['fr', 'fr'], /^\[!!\] Avertissement(?!.*Avertissement)/],
  ])('%s', (_, language, languages, expected) => {
    expect(text({ language }, { languages })).toMatch(expected);
  });

  it('marks the second for screen readers', () => {
    const banner = renderBanner(verdict(), { ...judged(''), plan: { languages: ['fr', 'nl'], country: '' } });
    expect(banner?.html).toMatch(/<table class="cf-banner"\n.*lang="fr"/);
    expect(banner?.html).toContain('<div lang="nl"');
  });
});

describe('a partner on record', () => {
  const origin = {
    ...verdict().origin,
    partner: { domain: 'contact-desk.example', role: 'sales', complaints: 'complaints@lumovia.example' },
  };

  it('is named, and where to complain', () => {
    const note = text({ kind: 'intermediary', language: 'en', origin });
    expect(note).toContain(
      'It was sent by contact-desk.example, which is on record as a partner of Lumovia.',
    );
    expect(note).toContain('Complaints about this partner go to complaints@lumovia.example.');
    expect(note).not.toMatch(/fraud|scam|Warning|Caution/i);
  });

  it('is not made up where the record has none', () => {
    expect(text({ kind: 'intermediary', language: 'en' })).toMatch(
      /may be a sales partner; .*(?!Complaints)/,
    );
  });
});

describe('below a warning', () => {
  it.each(BANNER_LANGUAGES)(
    'says in %s what would be normal, and names a desk where a country is set',
    (language) => {
      const plain = text({ language });
      expect(plain).toContain('lumovia.example');
      expect(plain).not.toContain('fraudehelpdesk.nl');
      expect(text({ language }, { country: 'NL' })).toContain(': fraudehelpdesk.nl.');
      expect(text({ language, kind: 'intermediary' }, { country: 'NL' })).not.toContain('fraudehelpdesk.nl');
    },
  );

  it('says it in English as a whole', () => {
    expect(text({ language: 'en' }, { country: 'BE' })).toContain(
      'This would be normal if it came from lumovia.example or lumovia.test. ',
    );
    expect(text({ language: 'en' }, { country: 'BE' })).toContain(
      'Already paid, called or installed something? Call your bank first, then report it: suspicious@safeonweb.be.',
    );
  });
});

describe('planFor', () => {
  const choices = {
    links: 'show',
    recipients: [
      { domain: 'example.be', languages: ['nl', 'fr'], treatment: { suspicious: 'observe' } },
      { domain: 'lab.example.be', links: 'leave' },
    ],
  } as const;

  it.each([
    ['nobody in particular', ['jan@example.nl'], { links: 'show', languages: [] }],
    ['a domain', ['<Jan@Example.BE>'], { links: 'show', languages: ['nl', 'fr'] }],
    ['a subdomain', ['jan@mail.example.be'], { languages: ['nl', 'fr'] }],
    ['the nearest domain above', ['jan@lab.example.be'], { links: 'leave', languages: [] }],
    ['the first listed recipient', ['a@example.nl', 'b@example.be'], { languages: ['nl', 'fr'] }],
    ['not a domain that ends alike', ['jan@notexample.be'], { languages: [] }],
  ])('for %s', (_, forwardPaths, expected) => {
    expect(planFor(choices, forwardPaths)).toMatchObject(expected);
  });

  it('overrides a treatment by verdict', () => {
    expect(planFor(choices, ['a@example.be']).treatment).toEqual({
      ...DEFAULT_PLAN.treatment,
      suspicious: 'observe',
    });
    expect(planFor({}, [])).toEqual(DEFAULT_PLAN);
  });
});
