import { z } from 'zod';

/** The languages that words are listed in: the five of messages, and those of many brands known everywhere. */
export const WORD_LANGUAGES = ['nl', 'fr', 'de', 'et', 'en', 'es', 'pt', 'it'] as const;
export type WordLanguage = (typeof WORD_LANGUAGES)[number];

const words = z.array(z.string().trim().min(3, 'a word has at least three letters'));
const shortWords = z.array(z.string().trim().min(1));

/** Words per language; every language has its key, so that none is forgotten. */
const WordsByLanguage = z.strictObject({
  nl: words,
  fr: words,
  de: words,
  et: words,
  en: words,
  es: words,
  pt: words,
  it: words,
});
type WordsByLanguage = z.infer<typeof WordsByLanguage>;

/**
 * `rules/lists/desk-words.yaml`: the words around a brand's name that tell a claim from a mention, and a
 * mailbox name or domain made of them from an ordinary one.
 */
export const DeskWords = z.strictObject({
  /** Service desks: "klantenservice", "service client". */
  desk: WordsByLanguage,
  /** What a company does for its customers: "factuur", "rewards". Beside an everyday word it means the brand. */
  trade: WordsByLanguage,
  /** Telephone and number words. */
  phone: WordsByLanguage,
  /** What mailboxes and domains say besides. */
  neutral: WordsByLanguage,
  /** Parts of words without which a domain of such words is the name of a firm: "Telefonservice". */
  bait: z.strictObject({ customers: words, helplines: words }),
  /** Small words between a name and a desk or trade word, of any length. */
  connectors: z.record(z.enum(WORD_LANGUAGES), shortWords),
  /** Names of brands that go with every noun: free, next. */
  modifiers: shortWords,
  /** What a person is: manager, director. */
  titles: words,
  /** Names of countries by ISO 3166-1 alpha-2. */
  countries: z.record(z.string().regex(/^[A-Z]{2}$/), words),
  /** Local parts that a mailbox provider keeps for itself. */
  roles: words,
});
export type DeskWords = z.infer<typeof DeskWords>;

const NO_WORDS: WordsByLanguage = { nl: [], fr: [], de: [], et: [], en: [], es: [], pt: [], it: [] };

/** No words at all: names are then found, but not what stands around them. */
export const NO_DESK_WORDS: DeskWords = {
  desk: NO_WORDS,
  trade: NO_WORDS,
  phone: NO_WORDS,
  neutral: NO_WORDS,
  bait: { customers: [], helplines: [] },
  connectors: NO_WORDS,
  modifiers: [],
  titles: [],
  countries: {},
  roles: [],
};
