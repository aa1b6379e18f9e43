import { type Document, isLocal, type Problem } from '../../../documents/document.ts';
import { type Located, readYaml } from '../../../documents/yaml-document.ts';
import type { Path } from '../../../documents/yaml-place.ts';
import { anchorsOf } from './anchor.ts';
import type { Lure } from './lure.ts';
import { LocalLureFile, LureFile, type LureLanguage } from './lure-file.ts';
import {
  buildAutomaton,
  countPositions,
  countSteps,
  MOST_POSITIONS,
  MOST_STEPS,
} from './phrase-automaton.ts';
import type { IndexedPhrase } from './phrase-index.ts';
import type { PhraseNode } from './phrase-node.ts';
import { PhraseSyntaxError, parsePhrase, type Vocabulary } from './phrase-syntax.ts';

/** The phrases of one file, or everything that is wrong with it. */
export interface CompiledLures {
  readonly phrases: readonly IndexedPhrase<Lure>[];
  /** The word lists, for the administrator's own file of the same language. */
  readonly vocabulary: Vocabulary;
  /** Asks and amplifiers of the shipped file that the administrator switches off. */
  readonly off: readonly SwitchedOff[];
  readonly problems: readonly Problem[];
}

/** An ask or an amplifier that is looked for no more, and how to say that there is none. */
export interface SwitchedOff {
  readonly language: LureLanguage;
  readonly id: string;
  problem(message: string, cure: string): Problem;
}

/** A phrase as written, where it stands, and what it is there for. */
interface WrittenPhrase {
  readonly text: string;
  readonly path: Path;
  readonly of: Lure;
}

/**
 * Reads, checks and compiles one `rules/lures/<language>.yaml`, or one of the administrator's own.
 *
 * @param inherited word lists of the shipped file, which the administrator's phrases may name
 */
export function compileLures(source: Document, inherited: Vocabulary = new Map()): CompiledLures {
  const reading = readYaml(isLocal(source) ? LocalLureFile : LureFile, source);
  if (!reading.ok) return { phrases: [], vocabulary: inherited, off: [], problems: reading.problems };
  const document: Located<LocalLureFile> = reading.document;
  const problems: Problem[] = duplicateIds(document);
  const vocabulary = new Map([...inherited, ...readVocabulary(document, source, problems)]);
  const phrases: IndexedPhrase<Lure>[] = [];
  for (const { text, path, of } of writtenPhrases(document.value)) {
    const compiled = readPhrase({ text, path, vocabulary, document, source, problems });
    if (compiled) phrases.push({ ...compiled, of });
  }
  return { phrases: problems.length > 0 ? [] : phrases, vocabulary, off: switchedOff(document), problems };
}

function switchedOff({ value, problemAt }: Located<LocalLureFile>): SwitchedOff[] {
  return (['asks', 'amplifiers'] as const).flatMap((list) =>
    value[list].flatMap((entry, index) => {
      if (!('status' in entry)) return [];
      const problem = (message: string, cure: string): Problem =>
        problemAt([list, index, 'id'], message, cure);
      return [{ language: value.language, id: entry.id, problem }];
    }),
  );
}

function writtenPhrases({ language, unless, reports, asks, amplifiers }: LocalLureFile): WrittenPhrase[] {
  return [
    ...listed(unless, ['unless'], { role: 'unless', language }),
    ...listed(reports, ['reports'], { role: 'report', language }),
    ...asks.flatMap((ask, index) => ('status' in ask ? [] : phrasesOfAsk(ask, index, language))),
    ...amplifiers.flatMap((amplifier, index) => {
      if ('status' in amplifier) return [];
      const { id, phrases } = amplifier;
      return listed(phrases, ['amplifiers', index, 'phrases'], { role: 'amplifier', language, id });
    }),
  ];
}

function phrasesOfAsk(
  { id, kind, phrases, near, unless }: LureFile['asks'][number],
  index: number,
  language: LureLanguage,
): WrittenPhrase[] {
  const ask: Lure = { role: 'ask', language, id, kind, needsNear: near.length > 0 };
  return [
    ...listed(phrases, ['asks', index, 'phrases'], ask),
    ...listed(near, ['asks', index, 'near'], { role: 'near', language, id }),
    ...listed(unless, ['asks', index, 'unless'], { role: 'unless', language, id }),
  ];
}

function listed(texts: readonly string[], path: Path, of: Lure): WrittenPhrase[] {
  return texts.map((text, index) => ({ text, path: [...path, index], of }));
}

function duplicateIds(document: Located<LocalLureFile>): Problem[] {
  const seen = new Set<string>();
  return document.value.asks.flatMap(({ id }, index) => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [document.problemAt(['asks', index, 'id'], `two asks "${id}"`, 'join them')] : [];
  });
}

/** Word lists know no other lists: the map stays empty until all are read. */
function readVocabulary(document: Located<LocalLureFile>, source: Document, problems: Problem[]): Vocabulary {
  const vocabulary = new Map<string, PhraseNode>();
  const none: Vocabulary = new Map();
  for (const [name, texts] of Object.entries(document.value.words)) {
    const options = texts.flatMap((text, index) => {
      const path = ['words', name, index];
      return readNode({ text, path, vocabulary: none, document, source, problems }) ?? [];
    });
    vocabulary.set(name, { kind: 'choice', options, optional: false });
  }
  return vocabulary;
}

interface Reading {
  readonly text: string;
  readonly path: Path;
  readonly vocabulary: Vocabulary;
  readonly document: Located<LocalLureFile>;
  readonly source: Document;
  readonly problems: Problem[];
}

function readPhrase(reading: Reading): Omit<IndexedPhrase<Lure>, 'of'> | undefined {
  const phrase = readNode(reading);
  if (!phrase) return undefined;
  const { document, path, problems } = reading;
  if (anchorsOf(phrase, new Map()).length === 0) {
    const cure = 'add a word outside [ ] and outside < >';
    problems.push(document.problemAt(path, 'a phrase without a word that must occur', cure));
    return undefined;
  }
  const count = countPositions(phrase);
  if (count > MOST_POSITIONS) {
    const cure = `split it: at most ${MOST_POSITIONS} words, lists included`;
    problems.push(document.problemAt(path, `a phrase of ${count} words`, cure));
    return undefined;
  }
  const positions = buildAutomaton(phrase);
  const steps = countSteps(positions);
  if (steps <= MOST_STEPS) return { phrase, positions };
  const cure = `split it: at most ${MOST_STEPS}, and every optional word adds some`;
  problems.push(document.problemAt(path, `a phrase with ${steps} ways from word to word`, cure));
  return undefined;
}

function readNode({ text, path, vocabulary, document, source, problems }: Reading): PhraseNode | undefined {
  try {
    return parsePhrase(text, vocabulary, document.value.language === 'de' ? 'umlaut' : 'plain');
  } catch (error) {
    if (!(error instanceof PhraseSyntaxError)) throw error;
    const at = document.problemAt(path, error.message, error.cure);
    problems.push({ ...at, column: at.column + quoteWidth(source, at) + error.offset });
    return undefined;
  }
}

/** A quoted YAML scalar starts at its quote, its text one column later. */
function quoteWidth({ text }: Document, { line, column }: Problem): number {
  const sign = text.split('\n')[line - 1]?.[column - 1] ?? '';
  return sign === '"' || sign === "'" ? 1 : 0;
}
