import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault.ts';
import { decide } from '../../src/verdict/decide.ts';
import { unavailable } from '../../src/verdict/unavailable.ts';
import { verdictJson } from '../../src/verdict/verdict-json.ts';
import { askFinding, factsOf, finding, mention, PROXIMUS } from './facts.ts';
import { POLICY } from './policy.ts';
import { smallRuleSet } from './rules.ts';

const label = { file: 'x.eml', id: '01JABC', messageId: '<1@stranger.example>', elapsedMs: 3.149 };

const verdict = decide({
  facts: factsOf({
    domain: 'contactcenter.example',
    authentication: { spf: 'pass' },
    mentions: [mention('from.local-part', PROXIMUS, { evidence: 'ServiceclienteleProximus' })],
  }),
  findings: [
    finding('claim-in-local-part', { where: 'from.local-part', evidence: 'ServiceclienteleProximus' }),
    askFinding('appointment'),
  ],
  rules: smallRuleSet(),
  policy: POLICY,
  firstContact: true,
});

describe('the JSON of a verdict', () => {
  it('is the contract to the letter, keys in order', () => {
    expect(JSON.stringify(verdictJson(verdict, label))).toBe(
      '{"version":1,"file":"x.eml","id":"01JABC","messageId":"<1@stranger.example>",' +
        '"verdict":"impersonation","score":5.5,"disposition":"quarantine","brand":"proximus","language":"fr",' +
        '"claims":[{"brand":"proximus","where":"from.local-part","evidence":"ServiceclienteleProximus"}],' +
        '"origin":{"domain":"contactcenter.example","role":"stranger",' +
        '"authentication":{"spf":"pass","dkim":"none","dmarc":"none"},"firstContact":true},' +
        '"asks":[{"kind":"appointment","evidence":"ask-appointment"}],' +
        '"findings":[{"rule":"local-part","question":"claim","weight":3.5,' +
        '"evidence":"ServiceclienteleProximus","where":"from.local-part"},' +
        '{"rule":"appointment","question":"ask","weight":2,"evidence":"ask-appointment","where":"body"}],' +
        '"counterfactual":"This would be genuine if it came from proximus.example or proximus.test with valid authentication.",' +
        '"elapsedMs":3.1}',
    );
  });

  it('keeps the key of a brand that nobody claims', () => {
    const { file, ...withoutFile } = label;
    const json = verdictJson(unavailable('the analysis took too long', 'nl'), withoutFile);
    expect(json).toMatchObject({ brand: null, verdict: 'unavailable' });
    expect(json).not.toHaveProperty('file', file);
  });
});

describe('unavailable', () => {
  it('says why, in words that may be shown to anyone', () => {
    const { outside } = new Fault('deadline-passed', 'thread 3 stopped after 10 s');
    expect(unavailable(outside)).toMatchObject({
      kind: 'unavailable',
      score: 0,
      disposition: 'deliver',
      language: 'und',
      counterfactual: 'No analysis was possible: the analysis took too long.',
    });
  });

  it('does what the policy says', () => {
    expect(unavailable('the analysis failed', 'et', 'quarantine')).toMatchObject({
      language: 'et',
      disposition: 'quarantine',
    });
  });
});
