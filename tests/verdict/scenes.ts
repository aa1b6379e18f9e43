import type { Finding } from '../../src/signals/signal.ts';
import { decide } from '../../src/verdict/decide.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { factsOf, finding, mention, PROXIMUS, type Scene } from './facts.ts';
import { POLICY } from './policy.ts';
import { smallRuleSet } from './rules.ts';

export const rules = smallRuleSet();

export function verdictOn(scene: Scene, ...findings: Finding[]): Verdict {
  return decide({ facts: factsOf(scene), findings, rules, policy: POLICY });
}

export const claimed = finding('claim-in-local-part', {
  where: 'from.local-part',
  evidence: 'ServiceclienteleProximus',
  brand: 'proximus',
});
export const stranger: Scene = {
  domain: 'contactcenter.example',
  mentions: [
    mention('from.local-part', PROXIMUS, { evidence: 'ServiceclienteleProximus', deskWord: true }),
    mention('body', PROXIMUS),
  ],
};
export const own: Scene = {
  domain: 'mail.proximus.example',
  kind: 'brand',
  owner: PROXIMUS,
  mentions: [mention('from.display-name', PROXIMUS)],
};
export const partner: Scene = {
  domain: 'mail.callcentre.example',
  mentions: [mention('from.display-name', PROXIMUS)],
};
export const failed = { authentication: { spf: 'fail', dmarc: 'fail' } } as const;
