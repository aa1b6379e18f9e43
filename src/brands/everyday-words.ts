import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { Document, Problem } from '../documents/document.ts';
import { readYaml } from '../documents/yaml-document.ts';
import { DeskWords, NO_DESK_WORDS } from './desk-words.ts';
import { foldedString } from './fold.ts';

const words = z.array(z.string().regex(/^[a-z]+$/, 'a word is lower-case, without accents: ete'));

/**
 * `rules/lists/everyday-words.yaml`: words of our languages, and names of people and places, that companies
 * have for a name, too. `brands sync` and `brands check` read it; messages are judged without it.
 */
export const EverydayWords = z.strictObject({ everydayWords: words, peopleAndPlaces: words });
type EverydayWords = z.infer<typeof EverydayWords>;

/** What the words of a name are, whoever has it. */
export interface EverydayNames {
  /** A single word of the dictionary: "orange", "new". */
  isWord(name: string): boolean;
  /** A single word that people or places are called: "Müller", "Arnhem". */
  isProper(name: string): boolean;
  /** So short, or so made of dictionary words and names of people and places, that others have it, too. */
  isCommon(name: string): boolean;
}

/** Names up to this length are abbreviations of many things. */
const SHORT_NAME = 3;

/** Gathers the words of the list and of the desk words. */
function everydayNames(
  list: EverydayWords,
  { desk, trade, phone, neutral, modifiers }: DeskWords,
): EverydayNames {
  const listed = [desk, trade, phone, neutral].flatMap((words) => Object.values(words).flat());
  const dictionary = new Set([
    ...list.everydayWords,
    ...[...listed, ...modifiers].map((word) => foldedString(word)),
  ]);
  const proper = new Set(list.peopleAndPlaces);
  const isKnown = (word: string): boolean => dictionary.has(word) || proper.has(word);
  return {
    isWord: (name) => dictionary.has(foldedString(name)),
    isProper: (name) => proper.has(foldedString(name)),
    isCommon(name) {
      const folded = foldedString(name);
      const parts = folded.split(' ');
      if (folded.length <= SHORT_NAME) return true;
      return parts.some(isKnown) && parts.every((part) => part.length <= SHORT_NAME || isKnown(part));
    },
  };
}

export type EverydayReading =
  | { readonly ok: true; readonly names: EverydayNames }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the two lists of `rules/lists/` that it takes; a list that is not there has no words. */
export function readEverydayNames(lists: readonly Document[]): EverydayReading {
  const named = (name: string): Document[] => lists.filter(({ file }) => basename(file) === name);
  const everyday = named('everyday-words.yaml').map((document) => readYaml(EverydayWords, document));
  const desk = named('desk-words.yaml').map((document) => readYaml(DeskWords, document));
  const problems = [...everyday, ...desk].flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0) return { ok: false, problems };
  const words = everyday.flatMap((reading) => (reading.ok ? [reading.document.value] : []));
  const list = {
    everydayWords: words.flatMap(({ everydayWords }) => everydayWords),
    peopleAndPlaces: words.flatMap(({ peopleAndPlaces }) => peopleAndPlaces),
  };
  const deskWords = desk.flatMap((reading) => (reading.ok ? [reading.document.value] : [])).at(-1);
  return { ok: true, names: everydayNames(list, deskWords ?? NO_DESK_WORDS) };
}
