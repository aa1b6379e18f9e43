import type { Document } from '../../src/documents/document.ts';
import { compileRules } from '../../src/rules/compile-rules.ts';
import type { RuleContext } from '../../src/rules/fact-model.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { Question } from '../../src/signals/signal.ts';

export const KNOWN = {
  signals: ['claim-in-local-part', 'lookalike-domain', 'visit-announced', 'payment-demand'],
  brands: ['proximus', 'kpn'],
};

export interface RuleWords {
  readonly question?: Question;
  readonly status?: 'experimental' | 'stable';
  readonly weight?: number;
}

/** A complete rule file that differs from others only in what a test is about. */
export function ruleDocument(id: string, when: string, words: RuleWords = {}): Document {
  const { question = 'claim', status = 'stable', weight = 2.5 } = words;
  return {
    file: `rules/${question}/${id}.yaml`,
    text: `id: ${id}
question: ${question}
status: ${status}
when: ${when}
weight: ${weight}
reason:
  nl: "{brand} schrijft niet vanuit {domain}."
  fr: "{brand} n'écrit pas depuis {domain}."
  de: "{brand} schreibt nicht von {domain}."
  et: "{brand} ei kirjuta aadressilt {domain}."
  en: "{brand} does not write from {domain}."
falsePositives:
  - mail: A call centre that writes for the brand.
    remedy: Register it in the partners of the brand.
references: [https://www.rfc-editor.org/rfc/rfc5322]
tests:
  hits:
    - name: from a stranger
      message: |
        From: Proximus <service@stranger.example>

        Bonjour
  misses:
    - name: from the brand
      authentication: pass
      message: |
        From: Proximus <service@proximus.example>

        Bonjour
`,
  };
}

/** Compiles documents that are meant to be right. */
export function ruleSetOf(...documents: Document[]): RuleSet {
  const compilation = compileRules(documents, KNOWN);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems, null, 2));
  return compilation.rules;
}

/** A message from a stranger that claims Proximus in its local part and announces a visit. */
export const CONTEXT: RuleContext = {
  claim: {
    brand: 'proximus',
    places: ['from.local-part', 'signature'],
    disguised: false,
    deskWord: true,
    made: true,
    ambiguous: false,
  },
  origin: {
    domain: 'contactcenter.example',
    role: 'stranger',
    authenticated: false,
    spf: 'pass',
    dkim: 'none',
    dmarc: 'none',
    verifiedMark: false,
    firstContact: true,
  },
  message: {
    language: 'fr',
    linkCount: 1,
    imageCount: 0,
    attachmentCount: 0,
    recipientCount: 1,
    textLength: 200,
    fromDefects: ['undotted-host'],
    limitsReached: [],
    subject: 'Votre rendez-vous',
    linkHosts: ['pay.stranger.example'],
    attachmentTypes: [],
  },
  envelope: { senderDomain: 'contactcenter.example', recipientCount: 1, recipientDomains: ['example.be'] },
  recipients: { domains: ['example.be'], country: 'BE', languages: ['nl', 'fr', 'de'] },
  context: { remembered: true, recipientWroteBefore: false, knownTo: 'nobody' },
  findings: [
    {
      signal: 'claim-in-local-part',
      where: 'from.local-part',
      evidence: 'ServiceclienteleProximus',
      brand: 'proximus',
    },
    { signal: 'visit-announced', where: 'body', evidence: 'se présentera chez vous', ask: 'appointment' },
  ],
  claimed: { where: 'from.local-part', evidence: 'ServiceclienteleProximus', brand: 'proximus' },
};
