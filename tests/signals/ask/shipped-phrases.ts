import { readFileSync } from 'node:fs';
import { formatProblem } from '../../../src/documents/document.ts';
import { loadPhrases, type PhraseBook } from '../../../src/signals/ask/phrase-book.ts';

const FILES = ['nl', 'fr', 'de', 'et', 'en', 'es', 'pt'].map((language) => `rules/lures/${language}.yaml`);

/** The phrases that we ship, compiled. */
export function shippedPhrases(): PhraseBook {
  const loaded = loadPhrases(FILES.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
  if ('problems' in loaded) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.phrases;
}
