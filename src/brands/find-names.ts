import { type OverriddenRun, showOverrides } from './bidi-override.ts';
import { isDisguised } from './disguise.ts';
import { asWritten, type FoldedText, fold, SPACE, stringOf } from './fold.ts';
import { isHint } from './hint.ts';
import { namesInTokens } from './label-names.ts';
import { findPatternsAt, type NameAutomaton, type Visit } from './name-automaton.ts';
import { segmentFolded } from './segmentation.ts';
import { foldToSkeleton, mayReadAs } from './skeleton.ts';
import { spacedRuns } from './spaced-letters.ts';
import type { BrandName, Vocabulary, Word, WordTable } from './vocabulary.ts';

/** A name in a text. */
export interface NameSighting {
  /** Every brand of that name. */
  readonly names: readonly [BrandName, ...BrandName[]];
  /** Places in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly disguised: boolean;
  /** A desk word stands beside it. */
  readonly deskWord: boolean;
  /** The name of a country stands beside it. */
  readonly countryWord: boolean;
}

/** Texts longer than this are bodies: there the rough reading finds more by chance than by intent. */
const SLOT_LENGTH = 1_000;

/** Letters between a name and the desk word "beside" it: "Klantendienst van Proximus". */
const BESIDE = 8;

type Hit = Omit<NameSighting, 'deskWord' | 'countryWord'>;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A desk or country word in the text. */
interface Hint extends Place {
  readonly word: Word;
}

interface Scan {
  readonly hits: Hit[];
  readonly deskWords: Hint[];
  readonly countries: Hint[];
}

/**
 * Every brand name in a text, in the order of the text; of overlapping names the longest.
 *
 * First read plainly, then through confusable and invisible characters if there are any, then with spaced
 * letters joined; in short texts at last with digits for letters. Each reading only adds what the ones
 * before did not see. A text that is shown the other way round is read as it is shown.
 */
export function findNames(vocabulary: Vocabulary, text: string): NameSighting[] {
  const shown = showOverrides(text);
  if (!shown) return namesAsWritten(vocabulary, text);
  return namesAsWritten(vocabulary, shown.text).map((sighting) => placeBack(sighting, text, shown.runs));
}

/** A name that is turned round, or partly, is quoted with all that is. */
function placeBack(sighting: NameSighting, text: string, runs: readonly OverriddenRun[]): NameSighting {
  const turned = runs.filter(({ start, end }) => start < sighting.end && end > sighting.start);
  if (turned.length === 0) return { ...sighting, written: text.slice(sighting.start, sighting.end) };
  const start = Math.min(sighting.start, ...turned.map((run) => run.start));
  const end = Math.max(sighting.end, ...turned.map((run) => run.end));
  return { ...sighting, start, end, written: text.slice(start, end), disguised: true };
}

function namesAsWritten(vocabulary: Vocabulary, text: string): NameSighting[] {
  const folded = fold(text);
  const scan = scanWords(vocabulary.text, folded);
  const readable = folded.confusable ? fold(text, 'confusable') : folded;
  if (readable !== folded) {
    // Also what was found plainly: an invisible space parts "Pay" and "Pal" like any other.
    const hits = [...scan.hits, ...scanWords(vocabulary.text, readable).hits];
    scan.hits.splice(0, scan.hits.length, ...hits.map((hit) => markDisguise(hit, text)));
  }
  scan.hits.push(...spacedNames(vocabulary, readable));
  if (text.length <= SLOT_LENGTH) scan.hits.push(...skeletonNames(vocabulary, readable));
  return withoutOverlaps(scan.hits).map((hit) => ({
    ...hit,
    deskWord: hasBeside(text, hit, scan.deskWords),
    countryWord: hasBeside(text, hit, scan.countries),
  }));
}

function scanWords({ automaton, words }: WordTable, folded: FoldedText): Scan {
  const scan: Scan = { hits: [], deskWords: [], countries: [] };
  visitWords(automaton, folded.codes, (pattern, start, end) => {
    const word = words[pattern];
    if (!word || !endsWord(word, folded, start, end)) return;
    if (word.kind === 'name') scan.hits.push(hitOf(word.names, folded, start, end));
    else
      (word.kind === 'desk' ? scan.deskWords : scan.countries).push({ word, ...placeOf(folded, start, end) });
  });
  scan.deskWords.sort(byEnd);
  scan.countries.sort(byEnd);
  return scan;
}

function byEnd(left: Place, right: Place): number {
  return left.end - right.end;
}

/** Only where a word begins can one of the table begin, so most letters of a text are not looked at. */
function visitWords(automaton: NameAutomaton, codes: Uint16Array, visit: Visit): void {
  for (let at = 0; at < codes.length; at++) {
    if (codes[at] !== SPACE && isEdge(codes, at - 1)) findPatternsAt(automaton, codes, at, visit);
  }
}

/** Case endings and genitives: "Swedbankist", "Netflixs"; only of names long enough to be no other word. */
const ENDINGS = new Set('s i is it ist ile iga ilt isse il le lt l ga st sse ks ni na ta'.split(' '));
const LONGEST_ENDING = 4;
const SHORTEST_INFLECTED = 5;

function endsWord(word: Word, folded: FoldedText, start: number, end: number): boolean {
  if (isEdge(folded.codes, end)) return true;
  if (word.kind !== 'name' || word.names[0].ambiguous || end - start < SHORTEST_INFLECTED) return false;
  for (let length = 1; length <= LONGEST_ENDING; length++) {
    if (isEdge(folded.codes, end + length)) return ENDINGS.has(stringOf(folded, end, end + length));
  }
  return false;
}

const AMPERSAND = 0x26;
const PLUS = 0x2b;

/** Whether a unit is outside of words; beyond the ends of the text as well. */
function isEdge(codes: Uint16Array, at: number): boolean {
  const code = codes[at] ?? SPACE;
  return code === SPACE || code === AMPERSAND || code === PLUS;
}

function placeOf(folded: FoldedText, start: number, end: number): Place {
  const from = folded.starts[start] ?? 0;
  return { start: from, end: from + asWritten(folded, start, end).length };
}

function hitOf(names: Hit['names'], folded: FoldedText, start: number, end: number): Hit {
  return {
    names,
    ...placeOf(folded, start, end),
    written: asWritten(folded, start, end),
    disguised: false,
  };
}

function markDisguise(hit: Hit, text: string): Hit {
  return { ...hit, disguised: isDisguised(hit.written, text) };
}

/** "P a y P a l", "A.m.a.z.o.n": the joined letters are read like a mailbox name. */
function spacedNames({ label, countryCodes }: Vocabulary, folded: FoldedText): Hit[] {
  return spacedRuns(folded).flatMap((run) => {
    const written = asWritten(run, 0, run.codes.length);
    const names = namesInTokens(segmentFolded(label, run), countryCodes);
    return names.map((name) => ({
      ...hitOf(name.names, run, 0, run.codes.length),
      written,
      disguised: true,
    }));
  });
}

function skeletonNames({ skeleton }: Vocabulary, folded: FoldedText): Hit[] {
  const rough = foldToSkeleton(folded);
  const hits: Hit[] = [];
  visitWords(skeleton.automaton, rough.codes, (pattern, start, end) => {
    const word = skeleton.words[pattern];
    if (word?.kind !== 'name' || !isEdge(rough.codes, end)) return;
    if (!mayReadAs(word.names[0].letters, rough, start)) return;
    hits.push({ ...hitOf(word.names, rough, start, end), disguised: true });
  });
  return hits;
}

/** The longest of overlapping hits; of equally long ones the first, which is the plainer reading. */
function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const sorted = hits.toSorted((left, right) => left.start - right.start || right.end - left.end);
  const kept: Hit[] = [];
  for (const hit of sorted) {
    const last = kept.at(-1);
    if (!last || hit.start >= last.end) kept.push(hit);
    else if (hit.end - hit.start > last.end - last.start) kept[kept.length - 1] = hit;
  }
  return kept;
}

/** `words` are in the order of their ends, so that only the few near the hit are looked at. */
function hasBeside(text: string, hit: Hit, words: readonly Hint[]): boolean {
  for (let at = firstEndingFrom(words, hit.start - BESIDE); at < words.length; at++) {
    const word = words[at];
    if (!word || word.start > hit.end + BESIDE) return false;
    if (isBeside(text, hit, word) && isHint(word.word, hit.names)) return true;
  }
  return false;
}

function firstEndingFrom(words: readonly Place[], place: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBeside(text: string, hit: Place, word: Place): boolean {
  const [first, second] = hit.start < word.start ? [hit, word] : [word, hit];
  const gap = second.start - first.end;
  return gap >= 0 && gap <= BESIDE && !/[\n!?;]|\.\s/.test(text.slice(first.end, second.start));
}
