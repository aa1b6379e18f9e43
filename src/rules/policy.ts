import { z } from 'zod';
import type { Document, Problem } from '../documents/document.ts';
import { type Located, readYaml } from '../documents/yaml-document.ts';

const Disposition = z.enum(['deliver', 'annotate', 'quarantine', 'reject']);

const Score = z.number().positive().max(100);

const Thresholds = z.strictObject({ suspicious: Score, impersonation: Score });

const Caps = z.strictObject({ claim: Score, origin: Score, ask: Score, context: Score });

const Dispositions = z.strictObject({
  genuine: Disposition,
  none: Disposition,
  intermediary: Disposition,
  suspicious: Disposition,
  impersonation: Disposition,
  unavailable: Disposition,
});

/** `rules/policy.yaml`: when a score becomes a verdict, and what is done then. */
export const Policy = z.strictObject({
  thresholds: Thresholds.describe('Scores from which on a message is suspicious, and an impersonation'),
  /** The most that the rules of one question add to a score, and the most that they take from it. */
  caps: Caps.describe('The most that the rules of one question add to a score, or take from it'),
  dispositions: Dispositions.describe('What is done with a message of each verdict'),
});
export type Policy = z.infer<typeof Policy>;

/** `rules/local/policy.yaml`: any part of a policy, merged over the shipped one. */
export const PolicyOverride = z.strictObject({
  thresholds: Thresholds.partial().optional(),
  caps: Caps.partial().optional(),
  dispositions: Dispositions.partial().optional(),
});

export type PolicyLoading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Loads the shipped policy and, where there is one, the administrator's own over it. */
export function loadPolicy(shipped: Document, local?: Document): PolicyLoading {
  const base = readYaml(Policy, shipped);
  const override = local && readYaml(PolicyOverride, local);
  const problems = [base, override].flatMap((reading) => (reading && !reading.ok ? reading.problems : []));
  if (!base.ok || problems.length > 0) return { ok: false, problems };
  const change = override?.ok ? override.document : undefined;
  const policy = merged(base.document.value, change?.value);
  const contradictions = policyProblems(policy, change ?? base.document);
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, policy };
}

function merged(base: Policy, change: z.infer<typeof PolicyOverride> | undefined): Policy {
  return {
    thresholds: { ...base.thresholds, ...defined(change?.thresholds) },
    caps: { ...base.caps, ...defined(change?.caps) },
    dispositions: { ...base.dispositions, ...defined(change?.dispositions) },
  };
}

/** A key whose value is undefined is a key that was not written. */
function defined<T extends object>(part: T | undefined): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const entries = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

function policyProblems({ thresholds, caps }: Policy, document: Located<unknown>): Problem[] {
  const problems: Problem[] = [];
  if (thresholds.impersonation <= thresholds.suspicious) {
    const message = `impersonation (${thresholds.impersonation}) is not above suspicious (${thresholds.suspicious})`;
    problems.push(document.problemAt(['thresholds', 'impersonation'], message, 'raise impersonation'));
  }
  for (const [question, cap] of Object.entries(caps)) {
    if (cap < thresholds.impersonation) continue;
    const message = `the cap of ${question} (${cap}) alone reaches the threshold of impersonation (${thresholds.impersonation})`;
    const cure = 'lower the cap: one question alone must not convict';
    problems.push(document.problemAt(['caps', question], message, cure));
  }
  return problems;
}
