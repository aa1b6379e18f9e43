import type { Brand } from './brand.ts';
import { mainLabel, toUnicode } from './domain.ts';
import { foldedString } from './fold.ts';
import { indexOneEdit, type OneEditIndex } from './one-edit.ts';
import { skeletonOf } from './skeleton.ts';
import { indexTwoEdits, type TwoEditIndex } from './two-edits.ts';
import { squeezed } from './vocabulary.ts';

/** A domain that is easily taken for a brand's. */
export interface Lookalike {
  readonly brand: Brand;
  /**
   * `homoglyph`: other characters that look the same. `typo`: one letter more, less, other or swapped, or two in a long
   * name if they are easily overlooked.
   */
  readonly how: 'homoglyph' | 'typo';
}

export interface LookalikeIndex {
  /** The brand that a domain imitates; expects a domain that no brand owns. Linear in the label's length. */
  lookalikeOf(organizationalDomain: string): Lookalike | undefined;
}

/** Shorter labels have real words all around them: ebay and bay, ziggo and zingo. */
const SHORTEST_LABEL = 6;
/** Labels in other scripts are no accident: four letters are enough for them. */
const SHORTEST_INTERNATIONAL = 4;
/** Up to this length one other first letter makes another word: vinted and minted, binance and finance. */
const SAME_INITIAL = 7;

interface Imitable {
  readonly label: string;
  /** Also an everyday word, so that it has everyday neighbours; only letters of other scripts imitate it. */
  readonly everyday: boolean;
  readonly brand: Brand;
}

/**
 * Indexes the main labels of all owned domains by how they look and by what a typing error leaves of them. The
 * domains of generated brands imitate nobody, and nobody is said to imitate them.
 *
 * @param realWords labels that are one letter from a brand's and still their own: luminous, telecom
 */
export function indexLookalikes(brands: readonly Brand[], realWords: readonly string[]): LookalikeIndex {
  const owned = ownedLabels(brands);
  const excepted = new Set(realWords);
  const bySkeleton = new Map<string, Imitable>();
  const imitables = [...owned.values()].filter(({ brand }) => brand.layer !== 'generated');
  for (const imitable of imitables) {
    bySkeleton.set(skeletonOf(squeezed(foldedString(imitable.label))), imitable);
  }
  const named = imitables.filter(({ label, everyday }) => label.length >= SHORTEST_LABEL && !everyday);
  const misspelt = indexOneEdit(named, ({ label }) => label);
  const misspeltTwice = indexTwoEdits(named, ({ label }) => label);
  return {
    lookalikeOf(domain) {
      const label = mainLabel(domain);
      if (owned.has(label) || excepted.has(label)) return undefined;
      return homoglyph(label, bySkeleton) ?? typo(label, misspelt) ?? typo(label, misspeltTwice);
    },
  };
}

/** Main labels with their brand. */
function ownedLabels(brands: readonly Brand[]): Map<string, Imitable> {
  const owned = new Map<string, Imitable>();
  for (const brand of brands) {
    const everyday = new Set(brand.ambiguousNames.map((name) => squeezed(foldedString(name))));
    for (const domain of brand.domains) {
      const label = mainLabel(domain);
      if (label.length >= SHORTEST_INTERNATIONAL && !owned.has(label)) {
        owned.set(label, { label, brand, everyday: everyday.has(label) });
      }
    }
  }
  return owned;
}

/** Whole labels and their hyphenated parts: `paypa1`, `paypa1-secure`, `xn--pypal-4ve`. */
function homoglyph(label: string, bySkeleton: ReadonlyMap<string, Imitable>): Lookalike | undefined {
  const written = toUnicode(label);
  for (const part of new Set([written, ...written.split('-')])) {
    const read = squeezed(foldedString(part, 'confusable'));
    const imitable = bySkeleton.get(skeletonOf(read));
    if (imitable && isImitation(part, read, imitable, written !== label)) {
      return { brand: imitable.brand, how: 'homoglyph' };
    }
  }
  return undefined;
}

function isImitation(
  part: string,
  read: string,
  { label, brand, everyday }: Imitable,
  international: boolean,
): boolean {
  if (part === label || !looksAs(squeezed(foldedString(label)), read)) return false;
  if (!international) return !everyday && label.length >= SHORTEST_LABEL;
  return !brand.names.some((name) => squeezedSpelling(name) === squeezedSpelling(part));
}

/** Letters and digits with their accents: a brand may have `crédit-agricole` beside `credit-agricole`. */
function squeezedSpelling(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Skeletons have small L and I fall together; in a lower-case domain only 1 looks like either. */
function looksAs(label: string, read: string): boolean {
  const target = label.replaceAll('rn', 'm').replaceAll('vv', 'w');
  const source = read.replaceAll('rn', 'm').replaceAll('vv', 'w');
  return Array.from(target).every((letter, at) => letter !== 'l' || source[at] !== 'i');
}

function typo(
  label: string,
  misspelt: OneEditIndex<Imitable> | TwoEditIndex<Imitable>,
): Lookalike | undefined {
  if (label.length < SHORTEST_LABEL - 1 || label.length > 63 || label.startsWith('xn--')) return undefined;
  const near = misspelt
    .nearest(label)
    .find((imitable) => imitable.label.length > SAME_INITIAL || imitable.label[0] === label[0]);
  return near && { brand: near.brand, how: 'typo' };
}
