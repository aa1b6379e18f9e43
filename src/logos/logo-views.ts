import type { InkShape } from './ink-shape.ts';
import { likeness } from './likeness.ts';
import type { LogoPixels } from './logo-pixels.ts';
import { type PictureShape, pictureShapes } from './picture-shapes.ts';

/** Shapes as alike as this are one. */
const SAME = 0.95;
/** Parts of a logo smaller than this share of it are letters and dots. */
const SMALLEST_PART = 0.18;
/** What is longer than this is a line of text. */
const LONGEST = 9;
/** Specks on an empty tile: anything looks like them. */
const SPARSEST = 0.12;
/** Looks of one drawing. */
const MOST_VIEWS = 6;

/** The looks of a logo that are worth enrolling: the whole, what stands on its tile, pictogram and name by themselves. */
export function logoViews(drawings: readonly LogoPixels[]): InkShape[] {
  const kept: InkShape[] = [];
  for (const drawing of drawings) {
    for (const shape of viewsIn(drawing)) if (!kept.some((other) => isSame(shape, other))) kept.push(shape);
  }
  return kept.slice(0, MOST_VIEWS);
}

function viewsIn(drawing: LogoPixels): PictureShape[] {
  const shapes = pictureShapes(drawing);
  const whole = shapes.find(({ depth, onTile }) => depth === 0 && !onTile);
  return whole ? shapes.filter((shape) => isView(shape, whole)) : [];
}

function isView({ box, depth, aspect, fill }: PictureShape, whole: PictureShape): boolean {
  if (fill < SPARSEST || aspect > LONGEST || aspect < 1 / LONGEST || depth > 1) return false;
  return depth === 0 || box.width * box.height >= SMALLEST_PART * whole.box.width * whole.box.height;
}

function isSame(left: InkShape, right: InkShape): boolean {
  return likeness(left, right) > SAME;
}
