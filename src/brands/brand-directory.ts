import { isDeskOnlyLabel } from './bait-label.ts';
import type { Brand } from './brand.ts';
import { type DeskWords, NO_DESK_WORDS } from './desk-words.ts';
import { type DomainOwners, indexDomains } from './domain-owners.ts';
import { countLetterPairs, type LetterPairs } from './letter-pairs.ts';
import { indexLookalikes, type Lookalike } from './lookalike.ts';
import { type CommonPictures, NO_PICTURES } from './pictures.ts';
import type { SenderLists } from './sender-lists.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

/** Everything known about brands and senders. Immutable; replaced as a whole on reload. */
export interface BrandDirectory extends DomainOwners {
  readonly brands: readonly Brand[];
  readonly vocabulary: Vocabulary;
  readonly senderLists: SenderLists;
  readonly pictures: CommonPictures;
  /** How the letters of names and words follow each other. */
  readonly letterPairs: LetterPairs;
  byId(id: string): Brand | undefined;
  /** The brand that an organizational domain imitates; undefined for a domain that a brand owns. */
  lookalikeOf(organizationalDomain: string): Lookalike | undefined;
  /** True for a domain label made of desk, telephone and country words only: `klantenservicenummer`. */
  isDeskOnlyDomain(label: string): boolean;
}

/** What a directory is made of; `brands` without duplicate ids or domains (see `load-brands.ts`). */
export interface DirectoryParts {
  readonly brands: readonly Brand[];
  readonly deskWords?: DeskWords;
  readonly senderLists?: SenderLists;
  readonly pictures?: CommonPictures;
  readonly realWords?: readonly string[];
}

const NO_SENDERS: SenderLists = {
  mailboxProviders: new Set(),
  relays: new Set(),
  customerDomains: new Map(),
};

/** Builds every index once. */
export function buildBrandDirectory(parts: DirectoryParts): BrandDirectory {
  const { brands, deskWords = NO_DESK_WORDS, senderLists = NO_SENDERS, realWords = [] } = parts;
  const { pictures = NO_PICTURES } = parts;
  const ids = new Map(brands.map((brand) => [brand.id, brand]));
  const owners = indexDomains(brands, senderLists.customerDomains);
  const lookalikes = indexLookalikes(brands, realWords);
  const vocabulary = buildVocabulary(brands, deskWords, realWords);
  return {
    ...owners,
    brands,
    vocabulary,
    senderLists,
    pictures,
    letterPairs: countLetterPairs([...brands.flatMap(({ names }) => names), ...realWords]),
    byId: (id) => ids.get(id),
    lookalikeOf: (domain) => (owners.ownerOf(domain) ? undefined : lookalikes.lookalikeOf(domain)),
    isDeskOnlyDomain: (label) => isDeskOnlyLabel(vocabulary, label),
  };
}
