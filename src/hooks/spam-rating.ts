import { z } from 'zod';

/** What the dialects of spam filters need of the public JSON of a verdict. */
const Report = z.object({
  messageId: z.string().default(''),
  verdict: z.string(),
  score: z.number().default(0),
  disposition: z.string().default('annotate'),
  findings: z.array(z.object({ rule: z.string(), weight: z.number() })).default([]),
});

/** A rule that fired, under a name as spam filters write them: `COUNTERFOIL_CLAIM_IN_LOCAL_PART`. */
interface SpamSymbol {
  readonly name: string;
  readonly weight: number;
}

/** A verdict in the one number that spam filters know. */
export interface SpamRating {
  /** `impersonation` … `unavailable`. */
  readonly verdict: string;
  /** True for `impersonation` only; then, and only then, `score` reaches REQUIRED_SCORE. */
  readonly flagged: boolean;
  readonly score: number;
  readonly disposition: string;
  readonly messageId: string;
  readonly symbols: readonly SpamSymbol[];
}

/** The score from which clients of spam filters take a message for spam. */
export const REQUIRED_SCORE = 5;

/** The score from which a message is suspicious. */
const SUSPICIOUS_SCORE = 3;

const ONE_STEP = 0.1;

/**
 * Reads the report of an outcome. Mail servers compare score and threshold themselves, while a verdict takes more
 * than a sum; so the score is moved to the side of the threshold on which the verdict stands:
 * `impersonation` ≥ 5.0 > `suspicious` ≥ 3.0 > everything else. The header field has the sum as it is.
 */
export function rateSpam(report: object): SpamRating {
  const { verdict, score, findings, disposition, messageId } = Report.parse(report);
  const symbols = findings
    .filter(({ weight }) => weight !== 0)
    .map(({ rule, weight }) => ({ name: symbolName(rule), weight }));
  const flagged = verdict === 'impersonation';
  return { verdict, flagged, score: scoreOnItsSide(verdict, score), disposition, messageId, symbols };
}

function scoreOnItsSide(verdict: string, score: number): number {
  if (verdict === 'impersonation') return Math.max(score, REQUIRED_SCORE);
  if (verdict !== 'suspicious') return Math.min(score, SUSPICIOUS_SCORE - ONE_STEP);
  return Math.min(Math.max(score, SUSPICIOUS_SCORE), REQUIRED_SCORE - ONE_STEP);
}

function symbolName(rule: string): string {
  return `COUNTERFOIL_${rule.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}
