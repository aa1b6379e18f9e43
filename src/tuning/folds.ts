import { contentHash } from '../rules/content-hash.ts';
import type { Observation } from './observation.ts';

/** One round of the cross-check: what the weights are fitted on, and what they are then tried on. */
export interface Fold {
  readonly training: readonly Observation[];
  readonly heldOut: readonly Observation[];
}

/**
 * Deals the campaigns into so many folds, impersonations and genuine mail evenly. A campaign is never in two folds:
 * otherwise the weights would be tried on copies of what they were fitted on. The same labels give the same folds.
 */
export function foldsOf(observations: readonly Observation[], count: number): Fold[] {
  const foldOf = new Map<string, number>();
  const campaigns = [...Map.groupBy(observations, ({ campaign }) => campaign)];
  const dealt = Object.groupBy(campaigns, ([, members]) => `${members.some((each) => each.impersonation)}`);
  for (const stratum of Object.values(dealt)) {
    const keys = (stratum ?? []).map(([campaign]) => campaign).toSorted(byHash);
    for (const [index, campaign] of keys.entries()) foldOf.set(campaign, index % count);
  }
  return Array.from({ length: count }, (_, fold) => ({
    training: observations.filter(({ campaign }) => foldOf.get(campaign) !== fold),
    heldOut: observations.filter(({ campaign }) => foldOf.get(campaign) === fold),
  }));
}

/** Names of campaigns may have an order that means something, such as the date. Hashes have none. */
function byHash(left: string, right: string): number {
  const [first, second] = [contentHash(left), contentHash(right)];
  if (first === second) return left < right ? -1 : 1;
  return first < second ? -1 : 1;
}
