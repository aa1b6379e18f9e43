import type { Problem } from '../../documents/document.ts';
import { mainLabel } from '../domain.ts';
import { foldedString } from '../fold.ts';
import { indexOneEdit } from '../one-edit.ts';
import type { PlacedRecord } from '../record-places.ts';
import { skeletonOf } from '../skeleton.ts';
import { squeezed } from '../vocabulary.ts';
import type { CheckedDirectory } from './directory-report.ts';

/** Shorter labels have real words all around them. */
const SHORTEST_LABEL = 6;
/** Up to this length one other first letter makes another word. */
const SAME_INITIAL = 7;

interface OwnedLabel {
  readonly label: string;
  readonly domain: string;
  readonly placed: PlacedRecord;
  readonly index: number;
}

/**
 * Domains that would be taken for an imitation of another brand’s, were they not on the record: a slip of the
 * pen, or somebody who wants to be on the record.
 */
export function checkLookalikes({ placed, realWords }: CheckedDirectory): Problem[] {
  const excepted = new Set(realWords);
  const labels = placed
    .filter(({ layer }) => layer !== 'generated')
    .flatMap(labelsOf)
    .filter(({ label }) => !excepted.has(label));
  const near = indexOneEdit(distinct(labels), ({ label }) => label);
  const bySkeleton = Map.groupBy(labels, ({ label }) => skeletonOf(squeezed(foldedString(label))));
  return labels.flatMap(({ label, domain, placed: own, index }) => {
    const same = bySkeleton.get(skeletonOf(squeezed(foldedString(label)))) ?? [];
    const others = [...same, ...near.nearest(label)].filter(
      (other) => other.label !== label && other.placed.record.id !== own.record.id,
    );
    const imitated = others.find((other) => other.label.length > SAME_INITIAL || other.label[0] === label[0]);
    if (!imitated || ownsBoth(labels, own, imitated)) return [];
    const message = `${domain} is one letter from ${imitated.domain} of "${imitated.placed.record.id}"`;
    return [
      own.problemAt(['domains', index], message, `correct it, or add ${label} to lists/real-words.yaml`),
    ];
  });
}

/** `amazone.fr` of Amazon stands beside `amazon.fr`, so that it is no other brand’s. */
function ownsBoth(labels: readonly OwnedLabel[], own: PlacedRecord, { label }: OwnedLabel): boolean {
  return labels.some((each) => each.label === label && each.placed.record.id === own.record.id);
}

function labelsOf(placed: PlacedRecord): OwnedLabel[] {
  return placed.record.domains.flatMap(({ domain }, index) => {
    const label = mainLabel(domain);
    return label.length >= SHORTEST_LABEL ? [{ label, domain, placed, index }] : [];
  });
}

function distinct(labels: readonly OwnedLabel[]): OwnedLabel[] {
  return [...new Map(labels.map((each) => [each.label, each])).values()];
}
