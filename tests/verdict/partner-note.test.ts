import { describe, expect, it } from 'vitest';
import type { Partner } from '../../src/brands/brand.ts';
import { verdictJson } from '../../src/verdict/verdict-json.ts';
import { brand, mention } from './facts.ts';
import { failed, verdictOn } from './scenes.ts';

const SALES: Partner = {
  domain: 'callcentre.example',
  role: 'sales',
  evidence: 'https://proximus.example/partners',
  complaints: 'complaints@callcentre.example',
  owner: 'postmaster@example.com',
  expires: '2030-01-01',
};

function verdictFor(partners: readonly Partner[], domain = 'mail.callcentre.example') {
  const proximus = brand('proximus', 'Proximus', { partners });
  return verdictOn({ domain, mentions: [mention('from.display-name', proximus)] });
}

describe('an intermediary', () => {
  it('is named with its role and where to complain, and nobody of the house is', () => {
    const verdict = verdictFor([SALES]);
    const partner = {
      domain: 'callcentre.example',
      role: 'sales',
      complaints: 'complaints@callcentre.example',
    };
    expect(verdict).toMatchObject({ kind: 'intermediary', origin: { role: 'partner' } });
    expect(verdict.origin.partner).toEqual(partner);
    expect(verdict.counterfactual).toContain('(sales; complaints to complaints@callcentre.example)');
    const json = verdictJson(verdict, { id: '1', messageId: '', elapsedMs: 1 });
    expect(json).toMatchObject({ origin: { partner } });
    expect(JSON.stringify(json)).not.toContain('postmaster');
  });

  it('needs no place to complain', () => {
    const { complaints: _, ...quiet } = SALES;
    expect(verdictFor([quiet]).origin.partner).toEqual({ domain: 'callcentre.example', role: 'sales' });
    expect(verdictFor([quiet]).counterfactual).toContain('writes on behalf of Proximus (sales).');
  });

  it('is named by the entry that counts longest', () => {
    const renewed = { ...SALES, role: 'surveys', expires: '2031-01-01' };
    expect(verdictFor([SALES, renewed]).origin.partner?.role).toBe('surveys');
    expect(verdictFor([renewed, SALES]).origin.partner?.role).toBe('surveys');
  });
});

it('a stranger has no note', () => {
  expect(verdictFor([SALES], 'stranger.example').origin.partner).toBeUndefined();
  expect(verdictOn({ ...failed, domain: 'stranger.example' }).origin.partner).toBeUndefined();
});
