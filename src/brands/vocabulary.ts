import type { Brand } from './brand.ts';
import { type DeskWords, WORD_LANGUAGES, type WordLanguage } from './desk-words.ts';
import { foldedString } from './fold.ts';
import { buildAutomaton, type NameAutomaton } from './name-automaton.ts';
import { indexNearNames, type NearNames } from './near-names.ts';
import { skeletonOf } from './skeleton.ts';

/** One name of one brand. */
export interface BrandName {
  readonly brand: Brand;
  /** As the brand writes it. */
  readonly written: string;
  /** Folded, without spaces. */
  readonly letters: string;
  /** Also an everyday word, a first name or a homonym. */
  readonly ambiguous: boolean;
  /** An everyday word that goes with every noun: "free delivery". */
  readonly modifier: boolean;
}

/**
 * What a word of a text or label means to us; `name` has every brand of that name, desk and trade words the
 * languages that have the word.
 */
export type Word =
  | { readonly kind: 'name'; readonly names: readonly [BrandName, ...BrandName[]] }
  | { readonly kind: 'desk' | 'trade'; readonly languages: readonly WordLanguage[] }
  | { readonly kind: 'phone' | 'country' | 'neutral' };

/** Patterns of an automaton with their meanings, index by index. */
export interface WordTable {
  readonly automaton: NameAutomaton;
  readonly words: readonly Word[];
}

/** Everything that names are recognised by. */
export interface Vocabulary {
  /** For texts: words parted by spaces. */
  readonly text: WordTable;
  /** For local parts and domain labels: without spaces, with trade, phone and neutral words. */
  readonly label: WordTable;
  /** For texts whose letters are digits and the like: see `skeleton.ts`. */
  readonly skeleton: WordTable;
  /** Local parts that a mailbox provider keeps for itself, folded, without spaces. */
  readonly roles: ReadonlySet<string>;
  /** `be`, `nl` …: what stands glued to a name in `swedbankee`. */
  readonly countryCodes: ReadonlySet<string>;
  /** Parts of words that make a domain of desk words bait, folded, without spaces. */
  readonly bait: { readonly customers: readonly string[]; readonly helplines: readonly string[] };
  /** Folded words that may stand between a name and a desk or trade word. */
  readonly connectors: ReadonlySet<string>;
  /** What a person is, folded: manager. */
  readonly titles: ReadonlySet<string>;
  /** Names that a word misspells. */
  readonly nearNames: NearNames;
}

/** Single letters are everywhere. */
const SHORTEST_NAME = 2;
/** Shorter names are found by chance in skeletons. */
const SHORTEST_SKELETON = 5;

/**
 * Gathers the words; their automatons are built with the first text.
 *
 * @param realWords words that are one letter from a name and imitate nobody
 */
export function buildVocabulary(
  brands: readonly Brand[],
  deskWords: DeskWords,
  realWords: readonly string[] = [],
): Vocabulary {
  const modifiers = foldedSet(deskWords.modifiers);
  const names = brands.flatMap((brand) => namesOf(brand, modifiers));
  const text = new Map<string, Word>();
  const label = new Map<string, Word>();
  const skeleton = new Map<string, Word>();
  for (const { name, spellings } of names) {
    for (const pattern of spellings) addName(text, pattern, name);
    addName(label, name.letters, name);
    if (!name.ambiguous && name.brand.layer !== 'generated' && name.letters.length >= SHORTEST_SKELETON) {
      addName(skeleton, skeletonOf(name.letters), name);
    }
  }
  for (const { word, meaning } of listedWords(deskWords)) {
    const folded = foldedString(word);
    addWord(label, squeezed(folded), meaning);
    if (meaning.kind === 'desk' || meaning.kind === 'country') {
      addWord(text, folded, meaning);
      addWord(text, squeezed(folded), meaning);
    }
  }
  return {
    text: tableOf(text),
    label: tableOf(label),
    skeleton: tableOf(skeleton),
    roles: foldedSet(deskWords.roles),
    countryCodes: new Set(Object.keys(deskWords.countries).map((code) => code.toLowerCase())),
    bait: {
      customers: [...foldedSet(deskWords.bait.customers)],
      helplines: [...foldedSet(deskWords.bait.helplines)],
    },
    connectors: foldedSet(Object.values(deskWords.connectors).flat()),
    titles: foldedSet(deskWords.titles),
    // A generated name is too little to call another word its misspelling.
    nearNames: indexNearNames(
      names.flatMap(({ name }) => (name.brand.layer === 'generated' ? [] : [name])),
      [...realWords, ...label.keys()],
    ),
  };
}

function foldedSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => squeezed(foldedString(word))));
}

/** Folded words without the spaces between them. */
export function squeezed(folded: string): string {
  return folded.replaceAll(' ', '');
}

/** A name with the ways in which texts write it: as its words, and as one word ("Crédit Agricole", "CreditAgricole"). */
interface Spelled {
  readonly name: BrandName;
  readonly spellings: readonly string[];
}

function namesOf(brand: Brand, modifiers: ReadonlySet<string>): Spelled[] {
  return brand.names.map((written) => {
    const words = foldedString(written);
    const letters = squeezed(words);
    const ambiguous = brand.ambiguousNames.includes(written);
    const name = { brand, written, letters, ambiguous, modifier: ambiguous && modifiers.has(letters) };
    return { name, spellings: words === letters ? [letters] : [words, letters] };
  });
}

interface ListedWord {
  readonly word: string;
  readonly meaning: ListedMeaning;
}

type ListedMeaning = Exclude<Word, { readonly kind: 'name' }>;

function* listedWords({ desk, trade, phone, neutral, countries }: DeskWords): Generator<ListedWord> {
  for (const language of WORD_LANGUAGES) {
    for (const word of desk[language]) yield { word, meaning: { kind: 'desk', languages: [language] } };
  }
  for (const word of Object.values(phone).flat()) yield { word, meaning: { kind: 'phone' } };
  for (const word of Object.values(countries).flat()) yield { word, meaning: { kind: 'country' } };
  for (const language of WORD_LANGUAGES) {
    for (const word of trade[language]) yield { word, meaning: { kind: 'trade', languages: [language] } };
  }
  for (const word of Object.values(neutral).flat()) yield { word, meaning: { kind: 'neutral' } };
}

function addName(table: Map<string, Word>, pattern: string, name: BrandName): void {
  if (pattern.length < SHORTEST_NAME) return;
  const known = table.get(pattern);
  if (known?.kind !== 'name') table.set(pattern, { kind: 'name', names: [name] });
  else if (!known.names.some(({ brand }) => brand === name.brand)) {
    table.set(pattern, { kind: 'name', names: [...known.names, name] });
  }
}

/** A name that is also a listed word stays a name, and the first list that has a word decides its kind. */
function addWord(table: Map<string, Word>, pattern: string, word: ListedMeaning): void {
  const known = table.get(pattern);
  if (pattern !== '' && !known) table.set(pattern, word);
  if (known && 'languages' in known && 'languages' in word && known.kind === word.kind) {
    const languages = [...new Set([...known.languages, ...word.languages])];
    table.set(pattern, { kind: known.kind, languages });
  }
}

function tableOf(table: ReadonlyMap<string, Word>): WordTable {
  let automaton: NameAutomaton | undefined;
  return {
    // Built when the first text is read: the thread that only checks the files has no use for it.
    get automaton() {
      automaton ??= buildAutomaton([...table.keys()]);
      return automaton;
    },
    words: [...table.values()],
  };
}
