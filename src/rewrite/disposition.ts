import type { Disposition, Verdict } from '../verdict/verdict.ts';
import { levelOf } from './level.ts';
import { type BannerChoices, isBannerKind, planFor, type Treatment } from './treatment.ts';

/** What decides about a message beside its verdict. */
export interface TreatmentInput {
  readonly verdict: Pick<Verdict, 'kind' | 'disposition'>;
  /** The mildest verdict that gets a banner. */
  readonly bannerFrom: 'intermediary' | 'suspicious' | 'impersonation' | 'never';
  /** How the message is treated beyond that; what is missing is `DEFAULT_PLAN`. */
  readonly choices?: BannerChoices | undefined;
  /** Of the envelope: whose choices hold. */
  readonly forwardPaths?: readonly string[];
  /** Whether the mail server can hold a message; false makes `quarantine` mean `contain`. */
  readonly canQuarantine?: boolean | undefined;
}

/** What is done with the body. The policy decides whether anything is, `banner.treatment` what. */
export function treatmentFor(input: TreatmentInput): Treatment {
  const { kind, disposition } = input.verdict;
  const { bannerFrom } = input;
  if (!isBannerKind(kind) || disposition === 'deliver' || bannerFrom === 'never') return 'observe';
  if (levelOf(kind) < levelOf(bannerFrom)) return 'observe';
  const treatment = planFor(input.choices ?? {}, input.forwardPaths ?? []).treatment[kind];
  return treatment === 'quarantine' && input.canQuarantine === false ? 'contain' : treatment;
}

/**
 * What is done with the message, as the JSON tells: what the policy says, `quarantine` where the treatment does, and
 * `deliver` where nothing but header fields comes of it. A mail server that can hold nothing lets the message pass with
 * its banner.
 */
export function dispositionFor(input: TreatmentInput): Disposition {
  const { disposition } = input.verdict;
  if (disposition === 'deliver' || disposition === 'reject') return disposition;
  const treatment = treatmentFor(input);
  const held = disposition === 'quarantine' || treatment === 'quarantine';
  if (held && input.canQuarantine !== false) return 'quarantine';
  return treatment === 'observe' ? 'deliver' : 'annotate';
}
