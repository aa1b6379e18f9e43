import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brand } from '../../src/brands/brand.ts';
import { renderBanner } from '../../src/rewrite/banner.ts';
import { bannerHtmlLength, PALETTES } from '../../src/rewrite/banner-html.ts';
import { bannerTextLength } from '../../src/rewrite/banner-text.ts';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { BRAND, judged, verdict } from './judged.ts';

const KINDS = ['intermediary', 'suspicious', 'impersonation'] as const;

const EVERY = KINDS.flatMap((kind) => BANNER_LANGUAGES.map((language) => ({ kind, language })));

function rendered(changes: Partial<Verdict>, context: { brand?: Brand; senderName?: string } = {}) {
  const { brand: _, ...rest } = judged('');
  const banner = renderBanner(verdict(changes), { ...rest, brand: BRAND, ...context });
  if (!banner) throw new Error('no banner');
  return banner;
}

function text(changes: Partial<Verdict>, context?: { brand?: Brand; senderName?: string }): string {
  return rendered(changes, context).text.replace(/={72}/g, '').replace(/\s+/g, ' ');
}

const TALKATIVE: Brand = { ...BRAND, facts: [] };

describe('the words', () => {
  it('says what the level says, the brand’s own domains and its contact', () => {
    expect(text({ kind: 'suspicious', language: 'nl', asks: [] })).toContain(
      '[!] Voorzichtig – Eerst controleren: dit is misschien niet Lumovia. Antwoord niet, klik niet en bel niet het ' +
        'nummer uit deze mail. Zoek het contact van Lumovia zelf op. De afzender noemt zich “Service clientèle ' +
        'Lumovia”, maar het adres eindigt op contact-desk.example. De adressen van Lumovia die wij kennen, eindigen op ' +
        'lumovia.example of lumovia.test. Officieel contact: https://www.lumovia.example/contact Toegevoegd door uw ' +
        'mailserver, niet door de afzender.',
    );
  });

  it.each<[string, Partial<Verdict>, { brand?: Brand; senderName?: string }, string]>([
    [
      'an appointment, in its own words',
      { language: 'en' },
      {},
      'announces a visit or appointment (“se présentera chez vous le 8 février à 15h”)',
    ],
    ['a brand without a telephone', { language: 'en' }, {}, 'Lumovia has no telephone helpdesk.'],
    ['a telephone number', { language: 'de' }, { brand: TALKATIVE }, 'Sie sollen „0800 00 000“ anrufen.'],
    [
      'a lookalike',
      { language: 'et', origin: { ...verdict().origin, role: 'lookalike' } },
      {},
      'jäljendab domeeni lumovia.example või lumovia.test.',
    ],
    [
      'a free mailbox',
      { language: 'fr', origin: { ...verdict().origin, role: 'mailbox-provider' } },
      {},
      'messagerie gratuite (contact-desk.example)',
    ],
    [
      'a name in the address only',
      { kind: 'suspicious', language: 'en' },
      { senderName: 'Jan' },
      'The name of Lumovia is in the sender, but contact-desk.example',
    ],
    [
      'a code',
      { language: 'en', asks: [{ kind: 'pin', evidence: 'votre code' }] },
      {},
      'It asks for a code, PIN, password or card number.',
    ],
    [
      'gift cards',
      { language: 'en', asks: [{ kind: 'gift-card', evidence: 'cartes' }] },
      {},
      'It asks for gift cards.',
    ],
    [
      'a fee',
      { language: 'en', asks: [{ kind: 'fee', evidence: '2,99 €' }] },
      {},
      'a small payment (“2,99 €”)',
    ],
    [
      'an answer that goes elsewhere',
      {
        language: 'en',
        findings: [
          { rule: 'r', question: 'origin', weight: 1, where: 'reply-to', evidence: 'x@evil.example' },
        ],
      },
      {},
      'Your answer would go to another address: “x@evil.example”.',
    ],
    [
      'a link that leads elsewhere',
      {
        language: 'fr',
        findings: [
          {
            rule: 'r',
            question: 'origin',
            weight: 1,
            where: 'link',
            evidence: 'lumovia.example → evil.example',
          },
        ],
      },
      {},
      'Un lien affiche « lumovia.example », mais mène à evil.example.',
    ],
  ])('gives as a reason %s', (_, changes, context, words) => {
    expect(text(changes, context)).toContain(words);
  });

  it('gives two reasons at most, one against the sender first, and none for a mere information', () => {
    const origin = { ...verdict().origin, role: 'lookalike' as const };
    const loud = text({ language: 'en', origin });
    expect(loud).toContain('imitates');
    expect(loud).toContain('no telephone helpdesk');
    expect(loud).not.toContain('appointment');
    expect(text({ language: 'en', origin, kind: 'intermediary' })).not.toMatch(
      /imitates|helpdesk|appointment/,
    );
  });

  it('names no brand where none is claimed', () => {
    const { brand: _, ...context } = judged('');
    const banner = renderBanner(verdict({ kind: 'suspicious', language: 'en' }), context);
    expect(banner?.text).toContain('[!] Caution – Check first: something in this e-mail does not add up.');
    expect(banner?.text).not.toMatch(/Lumovia|\{/);
  });

  it('speaks the default language where it has no words in the message’s own', () => {
    expect(text({ language: 'und' })).toContain('Warning – Stop');
  });

  it.each(['none', 'genuine', 'unavailable'] as const)('has nothing to say about %s', (kind) => {
    expect(renderBanner(verdict({ kind }), judged(''))).toBeUndefined();
  });
});

describe('the look', () => {
  it.each(EVERY)(
    '$kind in $language is ASCII in short lines, local, and every slot is filled',
    ({ kind, language }) => {
      const { html, text: plain } = rendered({ kind, language });
      expect(html).toMatch(/^[\n\x20-\x7e]+$/);
      expect(Math.max(...html.split('\n').map((line) => line.length))).toBeLessThanOrEqual(900);
      expect(html).not.toMatch(/<(?:img|a|style|link|script|svg|h\d)\b|url\(|src=|href=|background=/);
      expect(plain).not.toMatch(/\{[a-z]+\}/);
      expect(html).not.toMatch(/\{[a-z]+\}/);
      expect(html.length).toBeLessThan(6500);
      expect(bannerHtmlLength(`${html}<p>`)).toBe(html.length);
      expect(bannerTextLength(`${plain}Hello`)).toBe(plain.length);
    },
  );

  it.each(EVERY)('$kind in $language is plain text that format=flowed leaves alone', ({ kind, language }) => {
    const lines = rendered({ kind, language }).text.split('\n');
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(72);
      expect(line).not.toMatch(/ $|^[ >]|^From /);
    }
  });

  it('declares everything twice, the second time against the sender’s style sheet', () => {
    const styles = rendered({}).html.match(/style="[^"]*"/g) ?? [];
    expect(styles.length).toBeGreaterThan(8);
    for (const style of styles) {
      const [plain = '', important = ''] = style.slice(7, -1).split(/all:(?:initial|unset) !important;/);
      const declarations = plain.split(';').filter((declaration) => declaration !== '');
      expect(important.split(';')).toEqual(declarations.map((declaration) => `${declaration} !important`));
    }
  });

  it.each([1, 2, 3] as const)('has enough contrast at level %d', (level) => {
    const { bar, background, text: ink } = PALETTES[level];
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(7);
    expect(contrast('#ffffff', bar)).toBeGreaterThanOrEqual(7);
  });

  it('keeps clients from making a link of the sender’s domain', () => {
    expect(rendered({}).html).not.toContain('contact-desk.example');
    expect(rendered({}).html).toMatch(/contact-desk<span\nstyle="[^"]+">\.<\/span>example/);
  });

  it('stays one banner whatever the sender calls itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (senderName) => {
        const { html, text: plain } = rendered({ kind: 'suspicious', language: 'en' }, { senderName });
        expect(bannerHtmlLength(`${html}</table>`)).toBe(html.length);
        expect(Math.max(...html.split('\n').map((line) => line.length))).toBeLessThanOrEqual(998);
        expect(html).toMatch(/^[\n\x20-\x7e]+$/);
        expect(bannerTextLength(`${plain}x`)).toBe(plain.length);
      }),
    );
  });
});

/** WCAG 2 contrast ratio. */
function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
