import { type FoldedText, SPACE } from './fold.ts';

/** Fewer single letters in a row are initials. */
const SHORTEST_RUN = 4;

/** More single letters in a row are only there to cost time. */
const LONGEST_RUN = 128;

/** Runs of single letters (`P a y P a l`), each joined to one word that still knows where its letters stood. */
export function spacedRuns(folded: FoldedText): FoldedText[] {
  const { codes } = folded;
  const runs: FoldedText[] = [];
  let letters: number[] = [];
  const close = (): void => {
    if (letters.length >= SHORTEST_RUN) runs.push(joinedLetters(folded, letters));
    letters = [];
  };
  for (let at = 0; at < codes.length; at++) {
    if (codes[at] === SPACE) continue;
    const single = (codes[at - 1] ?? SPACE) === SPACE && (codes[at + 1] ?? SPACE) === SPACE;
    if (!single || letters.length === LONGEST_RUN) close();
    if (single) letters.push(at);
  }
  close();
  return runs;
}

function joinedLetters(folded: FoldedText, letters: readonly number[]): FoldedText {
  return {
    ...folded,
    codes: Uint16Array.from(letters, (at) => folded.codes[at] ?? SPACE),
    starts: Uint32Array.from(letters, (at) => folded.starts[at] ?? 0),
  };
}
