import type { Brand } from './brand.ts';
import type { MentionPlace } from './brand-mention.ts';
import type { NameSighting } from './find-names.ts';
import type { LabelName } from './label-names.ts';
import type { BrandName } from './vocabulary.ts';

/** A name that was seen, before it is decided which brand is meant and whether one is. */
export interface Clue {
  /** Every brand of that name. */
  readonly names: readonly [BrandName, ...BrandName[]];
  readonly where: MentionPlace;
  readonly written: string;
  /** Taken alone, it already says that the brand is meant. */
  readonly clear: boolean;
  /** Written as the brand writes it. */
  readonly exactCase: boolean;
  readonly disguised: boolean;
  readonly deskWord: boolean;
  /** Stands in a host, where an everyday word is one unless the From field shows the brand; absent elsewhere. */
  readonly inHost?: true;
  /** Only where a person works; absent for every other clue. */
  readonly affiliation?: true;
  /** A line at the foot names the company that writes; absent for every other clue. */
  readonly imprint?: true;
}

/** Shorter everyday words are disguised by others as well: spam hides "free" from filters. */
const SHORTEST_DISGUISE = 5;

/** What else is known of a name in a text. */
interface Circumstances {
  /** The text is nothing but the name. */
  readonly whole?: boolean;
  /** Words around it say that the brand is meant. */
  readonly hinted?: boolean;
}

/** A name in a text. */
export function clueFromText(
  where: MentionPlace,
  sighting: NameSighting,
  { whole = false, hinted = false }: Circumstances = {},
): Clue {
  const { names, written, disguised, deskWord, countryWord } = sighting;
  const exactCase = isExactCase(sighting);
  const disguise = disguised && names[0].letters.length >= SHORTEST_DISGUISE;
  const certain =
    hinted || deskWord || countryWord || disguise || (whole && (exactCase || isShouted(sighting)));
  return { names, where, written, clear: certain || !names[0].ambiguous, exactCase, disguised, deskWord };
}

/** A name in a local part or domain label, where capitals say nothing. */
export function clueFromLabel(where: MentionPlace, label: LabelName): Clue {
  const { names, written, disguised, deskWord, countryWord, tradeWord } = label;
  const clear = deskWord || countryWord || tradeWord || !names[0].ambiguous;
  return { names, where, written, clear, exactCase: true, disguised, deskWord };
}

/** A domain that the brand owns stands in the message in place of its name. */
export function clueFromOwner(where: MentionPlace, brand: Brand, written: string): Clue {
  const name: BrandName = { brand, written: brand.name, letters: '', ambiguous: false, modifier: false };
  return { names: [name], where, written, clear: true, exactCase: true, disguised: false, deskWord: false };
}

/** Whether an everyday word is written as one of its brands writes it. Disguised letters cannot be. */
export function isExactCase({ names, written }: Pick<NameSighting, 'names' | 'written'>): boolean {
  return names.some((name) => name.written === written);
}

/** Whether a name that is long enough to be meant is written in capitals. */
export function isShouted({ names, written }: Pick<NameSighting, 'names' | 'written'>): boolean {
  return names[0].letters.length >= SHORTEST_DISGUISE && written === written.toUpperCase();
}
