import { byteAt, countAt } from './element.ts';
import type { InkMap } from './ink-map.ts';
import type { Box } from './logo-pixels.ts';

/** Blocks of one picture: a page of text has a thousand words. */
const MOST_BLOCKS = 48;
/** Cuts within cuts: header, logo in it, pictogram in that, and one more. */
const DEPTH = 5;
/** Pixels below which a block is not cut and not looked at. */
export const SMALLEST_SIDE = 12;
/** Gaps nearly as wide as the widest one separate, too: the lines of a paragraph. */
const SIMILAR = 0.6;

/** Narrower gaps side by side, in heights of the block, separate letters of a word and not a pictogram from its name. */
const LETTER_GAP = 0.2;

/** A block with how deep it lies; 0 is all the ink of the picture. */
export interface Block extends Box {
  readonly depth: number;
}

/**
 * Cuts a picture into blocks where empty rows or columns separate its ink (recursive XY-cut, Nagy and Seth 1984), each
 * trimmed to its ink, the ones around before the ones within.
 */
export function cutBlocks(map: InkMap): Block[] {
  const whole = trim(map, { left: 0, top: 0, width: map.width, height: map.height });
  if (!whole) return [];
  const blocks: Block[] = [];
  let level: Box[] = [whole];
  for (let depth = 0; depth <= DEPTH && level.length > 0; depth++) {
    // Large ones first: of a thousand words none is the logo.
    const ordered = level.toSorted((left, right) => areaOf(right) - areaOf(left));
    blocks.push(...ordered.slice(0, MOST_BLOCKS - blocks.length).map((box) => ({ ...box, depth })));
    if (blocks.length >= MOST_BLOCKS) break;
    level = level.flatMap((box) => cut(map, box));
  }
  return blocks;
}

function areaOf({ width, height }: Box): number {
  return width * height;
}

/** The parts on both sides of the widest gaps; empty for what is one piece. */
function cut(map: InkMap, box: Box): Box[] {
  if (Math.min(box.width, box.height) < SMALLEST_SIDE) return [];
  const { rows, columns } = projections(map, box);
  const across = gapsOf(rows);
  const along = gapsOf(columns).filter((gap) => lengthOf(gap) >= box.height * LETTER_GAP);
  const widest = Math.max(0, ...across.map(lengthOf), ...along.map(lengthOf));
  if (widest < 2) return [];
  const horizontal = across.some((gap) => lengthOf(gap) === widest);
  const gaps = (horizontal ? across : along).filter((gap) => lengthOf(gap) >= widest * SIMILAR);
  return between(gaps, horizontal ? box.height : box.width)
    .map(([from, to]) => part(box, from, to, horizontal))
    .flatMap((each) => trim(map, each) ?? [])
    .filter(({ width, height }) => Math.min(width, height) >= SMALLEST_SIDE);
}

/** From the first empty row or column to the first full one behind it. */
type Span = readonly [from: number, to: number];

function lengthOf([from, to]: Span): number {
  return to - from;
}

function part(box: Box, from: number, to: number, horizontal: boolean): Box {
  return horizontal
    ? { ...box, top: box.top + from, height: to - from }
    : { ...box, left: box.left + from, width: to - from };
}

function between(gaps: readonly Span[], length: number): Span[] {
  const starts = [0, ...gaps.map(([, to]) => to)];
  const ends = [...gaps.map(([from]) => from), length];
  return starts.map((start, index): Span => [start, ends[index] ?? length]);
}

/** The block without empty rows and columns around it; undefined without ink. */
function trim(map: InkMap, box: Box): Box | undefined {
  const { rows, columns } = projections(map, box);
  const [top, bottom] = inked(rows);
  const [left, right] = inked(columns);
  if (bottom <= top || right <= left) return undefined;
  return { left: box.left + left, top: box.top + top, width: right - left, height: bottom - top };
}

interface Projections {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

/** Which rows and columns of a box have ink. */
function projections({ ink, width, floor }: InkMap, box: Box): Projections {
  const inRows = new Uint32Array(box.height);
  const inColumns = new Uint32Array(box.width);
  for (let y = 0; y < box.height; y++) {
    const start = (box.top + y) * width + box.left;
    let count = 0;
    for (let x = 0; x < box.width; x++) {
      if (byteAt(ink, start + x) <= floor) continue;
      count++;
      inColumns[x] = countAt(inColumns, x) + 1;
    }
    inRows[y] = count;
  }
  return { rows: marked(inRows, box.width), columns: marked(inColumns, box.height) };
}

/** A single pixel among hundreds is a speck. */
function marked(counts: Uint32Array, length: number): Uint8Array {
  const speck = length * 0.004;
  return Uint8Array.from(counts, (count) => (count > speck ? 1 : 0));
}

function inked(marks: Uint8Array): Span {
  return [Math.max(0, marks.indexOf(1)), marks.lastIndexOf(1) + 1];
}

function gapsOf(marks: Uint8Array): Span[] {
  const gaps: Span[] = [];
  let from = marks.indexOf(0);
  while (from !== -1) {
    const next = marks.indexOf(1, from);
    if (next === -1) break;
    gaps.push([from, next]);
    from = marks.indexOf(0, next);
  }
  return gaps;
}
