import type { Edit, Outcome } from '../../src/engine/engine.ts';

export const VERDICT_FIELD: Edit = {
  kind: 'insert-field',
  name: 'X-Counterfoil-Verdict',
  value: 'impersonation; score=7.5;\n brand=proximus; id=01K; v=1',
};

export const LEVEL_FIELD: Edit = { kind: 'insert-field', name: 'X-Counterfoil-Level', value: '3' };

/** An outcome as the engine has it for a message with this verdict. */
export function ratedOutcome(
  verdict: string,
  score: number,
  edits: readonly Edit[] = [LEVEL_FIELD, VERDICT_FIELD],
  disposition = 'annotate',
): Outcome {
  const findings = [
    { rule: 'claim-in-local-part', question: 'claim', weight: 3.5 },
    { rule: 'ask-appointment', question: 'ask', weight: 2 },
    { rule: 'on-trial', question: 'ask', weight: 0 },
  ];
  const report = { version: 1, messageId: '<1@b.example>', verdict, score, disposition, findings };
  return { kind: 'edits', edits, report };
}
