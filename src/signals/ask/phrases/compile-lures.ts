import type { Document, Problem } from '../../../documents/document.ts';
import { type Located, readYaml } from '../../../documents/yaml-document.ts';
import type { Path } from '../../../documents/yaml-place.ts';
import { anchorsOf } from './anchor.ts';
import type { Lure } from './lure.ts';
import { LureFile } from './lure-file.ts';
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
  readonly problems: readonly Problem[];
}

/** A phrase as written, where it stands, and what it is there for. */
interface WrittenPhrase {
  readonly text: string;
  readonly path: Path;
  readonly of: Lure;
}

/** Reads, checks and compiles one `rules/lures/<language>.yaml`. */
export function compileLures(source: Document): CompiledLures {
  const reading = readYaml(LureFile, source);
  if (!reading.ok) return { phrases: [], problems: reading.problems };
  const { document } = reading;
  const problems: Problem[] = duplicateIds(document);
  const vocabulary = readVocabulary(document, source, problems);
  const phrases: IndexedPhrase<Lure>[] = [];
  for (const { text, path, of } of writtenPhrases(document.value)) {
    const compiled = readPhrase({ text, path, vocabulary, document, source, problems });
    if (compiled) phrases.push({ ...compiled, of });
  }
  return { phrases: problems.length > 0 ? [] : phrases, problems };
}

function writtenPhrases({ language, unless, reports, asks, amplifiers }: LureFile): WrittenPhrase[] {
  return [
    ...listed(unless, ['unless'], { role: 'unless', language }),
    ...listed(reports, ['reports'], { role: 'report', language }),
    ...asks.flatMap(({ id, kind, phrases, near, unless: except }, index) => [
      ...listed(phrases, ['asks', index, 'phrases'], {
        role: 'ask',
        language,
        id,
        kind,
        needsNear: near.length > 0,
      }),
      ...listed(near, ['asks', index, 'near'], { role: 'near', language, id }),
      ...listed(except, ['asks', index, 'unless'], { role: 'unless', language, id }),
    ]),
    ...amplifiers.flatMap(({ id, phrases }, index) =>
      listed(phrases, ['amplifiers', index, 'phrases'], { role: 'amplifier', language, id }),
    ),
  ];
}

function listed(texts: readonly string[], path: Path, of: Lure): WrittenPhrase[] {
  return texts.map((text, index) => ({ text, path: [...path, index], of }));
}

function duplicateIds(document: Located<LureFile>): Problem[] {
  const seen = new Set<string>();
  return document.value.asks.flatMap(({ id }, index) => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [document.problemAt(['asks', index, 'id'], `two asks "${id}"`, 'join them')] : [];
  });
}

/** Word lists know no other lists: the map stays empty until all are read. */
function readVocabulary(document: Located<LureFile>, source: Document, problems: Problem[]): Vocabulary {
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
  readonly document: Located<LureFile>;
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
