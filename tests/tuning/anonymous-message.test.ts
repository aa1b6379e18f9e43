import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/message/parse-message.ts';
import { anonymousMessage, type Point } from '../../src/tuning/anonymous-message.ts';
import { anonymousText } from '../../src/tuning/anonymous-text.ts';
import { distinguishingCondition } from '../../src/tuning/rule-draft.ts';

const MESSAGE = [
  'From: "Service client Proximus" <ServiceProximus@contactcenter.be>',
  'Reply-To: jean.dupont@mailbox-sales.be',
  'To: Patrick Lenoir <plenoir@firma.lu>',
  'Subject: Contrat 4402998817 de Patrick Lenoir',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Bonjour Patrick Lenoir, votre conseiller se présentera le 08.02.2026 à 15h.</p>',
  '<p>Appelez le +32 475 12 34 56 ou écrivez à plenoir@firma.lu, dossier AX77-9912Q, 49,90 EUR.</p>',
  '<p><a href="https://track.contactcenter.be/c/a9f3b2c77d1e/confirmer?u=plenoir&t=8812736">Confirmer</a></p>',
  '<p><a href="https://www.proximus.be/fr/aide">Aide</a></p>',
].join('\r\n');

const NOTHING: Point = { domains: new Set(), localParts: new Set() };

async function anonymous(point: Point = NOTHING): Promise<string> {
  const content = new TextEncoder().encode(MESSAGE);
  return anonymousMessage(await parseMessage({ client: {}, envelope: { forwardPaths: [] }, content }), point);
}

describe('an anonymous message', () => {
  it('names neither reader nor address, number, code or token', async () => {
    const text = await anonymous();
    for (const secret of [
      'Lenoir',
      'plenoir',
      'firma',
      'dupont',
      'mailbox-sales',
      'contactcenter',
      '4402998817',
      '12 34 56',
      '9912',
      'a9f3',
      'u=',
      '881',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('keeps the words that ask, the claim, dates, amounts and the kind of number', async () => {
    const text = await anonymous();
    for (const kept of [
      'Service client Proximus',
      'se présentera le 08.02.2026 à 15h',
      '+32 47',
      '49,90 EUR',
      '>Confirmer</a>',
      '/confirmer"',
    ]) {
      expect(text).toContain(kept);
    }
  });

  it('keeps what belongs together together, on reserved domains', async () => {
    const text = await anonymous();
    expect(text).toContain('@sender.example');
    expect(text).toContain('https://www.sender.example/c/x/confirmer');
    expect(text).toContain('@other-b.example');
  });

  it('keeps domains and local parts that are the point', async () => {
    const text = await anonymous({
      domains: new Set(['proximus.be']),
      localParts: new Set(['ServiceProximus']),
    });
    expect(text).toContain('<ServiceProximus@sender.example>');
    expect(text).toContain('https://www.proximus.be/fr/aide');
  });

  it('takes time in proportion to a hostile text', () => {
    const disguise = { domain: () => 'a.example', localPart: () => 'name', readers: [] };
    for (const piece of ['1', 'a1', '@a.', 'https://', '1 ', '.-', 'a@']) {
      const started = performance.now();
      anonymousText(piece.repeat(100_000 / piece.length), disguise);
      expect(performance.now() - started, piece).toBeLessThan(5_000);
    }
  });
});

describe('the condition of a draft', () => {
  it('is what the hit has and the near miss has not, asks first', () => {
    const hit = { signals: ['a', 'b', 'c', 'd'], asks: ['pay', 'call'] };
    const miss = { signals: ['b'], asks: ['call'] };
    expect(distinguishingCondition(hit, miss)).toBe('asked("pay") && seen("a") && seen("c")');
  });

  it('is nothing where nothing tells them apart', () => {
    const same = { signals: ['a'], asks: ['pay'] };
    expect(distinguishingCondition(same, same)).toBeUndefined();
  });
});
