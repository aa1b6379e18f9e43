import type { Message } from '../message/message.ts';
import { mainLabel } from './domain.ts';
import { foldedString } from './fold.ts';
import { segmentLabel } from './segmentation.ts';
import { squeezed, type Vocabulary } from './vocabulary.ts';

/** A display-name as that of an organisation: what is left when the words of every desk and trade are taken out. */
export interface OrganisationName {
  /** Folded, without marks: `trust` of "Trust® Wallet Support". */
  readonly ownWords: readonly string[];
  /** Whether a desk or trade word stands beside them. */
  readonly deskWord: boolean;
}

/** Display-names are short; longer ones are there to cost time. */
const NAME_LENGTH = 128;

/** "of", "PC" and initials are in every domain by chance. */
const SHORTEST_WORD = 3;

const SEPARATORS = /[\s@|,()[\]{}"'“”/\\_*#~•:;.–—-]+/u;

/** Takes a display-name apart. */
export function organisationName(displayName: string, vocabulary: Vocabulary): OrganisationName {
  const words = displayName
    .slice(0, NAME_LENGTH)
    .split(SEPARATORS)
    .filter((word) => word !== '');
  const ownWords = new Set<string>();
  let deskWord = false;
  for (const word of words) {
    const kinds = segmentLabel(vocabulary, word)
      .flat()
      .map((segment) => segment.word.kind);
    deskWord ||= kinds.includes('desk') || kinds.includes('trade');
    const letters = squeezed(foldedString(word, 'confusable'));
    const isOwn = kinds.some((kind) => kind === 'unknown' || kind === 'name');
    if (isOwn && letters.length >= SHORTEST_WORD && /\p{L}/u.test(letters)) ownWords.add(letters);
  }
  return { ownWords: [...ownWords], deskWord };
}

/** A mailing names its sender early; a longer text is there to cost time. */
const TEXT_LENGTH = 20_000;

/** "Your Musterbau account", "votre compte Musterbau": the author's text has the name beside a desk or trade word. */
export function speaksOfItself(
  { ownWords }: OrganisationName,
  { text }: Pick<Message, 'text'>,
  vocabulary: Vocabulary,
): boolean {
  const words = foldedString(text.slice(0, TEXT_LENGTH), 'confusable').split(' ');
  const own = new Set(ownWords);
  const isTrade = (word: string | undefined): boolean =>
    word !== undefined && !own.has(word) && isDeskOrTrade(word, vocabulary);
  return words.some((word, at) => own.has(word) && (isTrade(words[at - 1]) || isTrade(words[at + 1])));
}

function isDeskOrTrade(word: string, vocabulary: Vocabulary): boolean {
  const [segment, ...others] = segmentLabel(vocabulary, word).flat();
  return others.length === 0 && (segment?.word.kind === 'desk' || segment?.word.kind === 'trade');
}

/** Whether a domain bears a word of the name, or a shortening of the whole: `delta.example`, `kfw.example`. */
export function bearsName(domain: string, { ownWords }: OrganisationName): boolean {
  const letters = squeezed(foldedString(domain, 'confusable'));
  const label = squeezed(foldedString(mainLabel(domain), 'confusable')).replace(/\d/g, '');
  return ownWords.some((word) => letters.includes(word)) || isShortening(label, ownWords.join(''));
}

/** All letters of the label come in this order in the name, the first one first: `vobamu` of Volksbank Musterstadt. */
function isShortening(label: string, name: string): boolean {
  if (label === '' || label[0] !== name[0]) return false;
  let at = 0;
  for (const letter of label) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
