import type { Verdict } from './verdict.ts';

/** Counts up when the shape of the JSON changes in a way that breaks a reader. */
const VERSION = 1;

/** What is told about an analysis beside its verdict. */
export interface AnalysisLabel {
  readonly file?: string;
  readonly id: string;
  readonly messageId: string;
  readonly elapsedMs: number;
  /** The version of all rules, brands and lists that the verdict rests on. */
  readonly rulesVersion?: string;
}

/**
 * The public JSON of a verdict: the same keys in the same order for every message. `file` is left out where
 * there is none, `brand` is null when no brand is claimed, `origin.firstContact` is left out when nothing
 * is remembered about correspondents, `origin.partner` where none is on the record, `exceptions` and `silencedBy`
 * where the administrator has made no exception for the sender, `rulesVersion` where nothing was analysed.
 */
export function verdictJson(verdict: Verdict, label: AnalysisLabel): object {
  const { file, id, messageId, elapsedMs, rulesVersion } = label;
  const { domain, role, authentication, firstContact, partner } = verdict.origin;
  const { spf, dkim, dmarc } = authentication;
  return {
    version: VERSION,
    ...(file !== undefined && { file }),
    id,
    messageId,
    verdict: verdict.kind,
    score: verdict.score,
    disposition: verdict.disposition,
    brand: verdict.brand ?? null,
    language: verdict.language,
    claims: verdict.claims.map(({ brand, where, evidence }) => ({ brand, where, evidence })),
    origin: {
      domain,
      role,
      authentication: { spf, dkim, dmarc },
      ...(firstContact !== undefined && { firstContact }),
      ...(partner && { partner }),
    },
    asks: verdict.asks.map(({ kind, evidence }) => ({ kind, evidence })),
    findings: verdict.findings.map(({ rule, question, weight, evidence, where, silencedBy }) => ({
      rule,
      question,
      weight,
      evidence,
      where,
      ...(silencedBy !== undefined && { silencedBy }),
    })),
    ...(verdict.exceptions && { exceptions: verdict.exceptions }),
    counterfactual: verdict.counterfactual,
    elapsedMs: Math.round(elapsedMs * 10) / 10,
    ...(rulesVersion !== undefined && { rulesVersion }),
  };
}
