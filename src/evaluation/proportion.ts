/** How many of how many, with the 95 % interval by Wilson (1927), which also holds for 0 of n. */
export interface Proportion {
  readonly hits: number;
  readonly total: number;
  /** hits / total; 0 when total is 0. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile for 95 %, two-sided. */
const Z = 1.959964;

/** The share of hits and its Wilson interval; for a total of 0 the interval is everything. */
export function proportion(hits: number, total: number): Proportion {
  if (total === 0) return { hits, total, share: 0, low: 0, high: 1 };
  const share = hits / total;
  const denominator = 1 + Z ** 2 / total;
  const centre = (share + Z ** 2 / (2 * total)) / denominator;
  const margin = (Z / denominator) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  return { hits, total, share, low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}
