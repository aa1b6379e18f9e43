import { croppedCorrelation } from './cropped.ts';
import { correlation, featuresOf } from './ink-shape.ts';
import { ASPECT_TOLERANCE, FILL_TOLERANCE } from './likeness.ts';
import { coarseVector, type LogoCatalogue, type LogoRole, type LogoView } from './logo-catalogue.ts';
import type { Box, LogoPixels } from './logo-pixels.ts';
import { type PictureShape, pictureShapes } from './picture-shapes.ts';

/** A logo that a picture shows. */
export interface LogoMatch {
  /** Id of the brand. */
  readonly brand: string;
  readonly role: LogoRole;
  /** Correlation of the shapes, `threshold` to 1. */
  readonly score: number;
  readonly threshold: number;
  /** Where, in pixels of the reduced picture. */
  readonly box: Box;
}

/** A first look that finds less in common ends there. */
const COARSE_LEAST = 0.6;
/** A shape of fewer pixels than this within a larger picture has to fit better. */
const SMALL_SIDE = 24;
/** Square pixels below which a shape within a larger picture, or at its edge, is a sign to click on or a letter. */
const SMALLEST_AREA = 600;
const SMALL_SURPLUS = 0.03;
const MOST_THRESHOLD = 0.97;

/** Every logo in a picture, each brand once in each role, the best match first. */
export function matchLogos(pixels: LogoPixels, catalogue: LogoCatalogue): LogoMatch[] {
  const best = new Map<string, LogoMatch>();
  for (const shape of pictureShapes(pixels)) {
    for (const match of matchShape(shape, catalogue)) {
      const key = `${match.brand} ${match.role}`;
      if (match.score > (best.get(key)?.score ?? 0)) best.set(key, match);
    }
  }
  return [...best.values()].toSorted((left, right) => right.score - left.score);
}

function matchShape(shape: PictureShape, catalogue: LogoCatalogue): LogoMatch[] {
  const { box, depth } = shape;
  const isCut = Object.values(shape.touches).includes(true);
  // All the ink there is may be a speck in a corner, too.
  if ((depth > 0 || isCut) && box.width * box.height < SMALLEST_AREA) return [];
  const isSmall = depth > 0 && Math.min(box.width, box.height) < SMALL_SIDE;
  return candidates(shape, isCut, catalogue).flatMap((view) => {
    const { brand, role } = view;
    const score = scoreOf(shape, view, isCut);
    const threshold = Math.min(MOST_THRESHOLD, view.threshold + (isSmall ? SMALL_SURPLUS : 0));
    return score >= threshold ? [{ brand, role, score, threshold, box }] : [];
  });
}

/** The views that a first look does not rule out. */
function candidates(shape: PictureShape, isCut: boolean, catalogue: LogoCatalogue): LogoView[] {
  const first = coarseVector(shape.vector);
  const logarithm = Math.log(shape.aspect);
  const tolerance = ASPECT_TOLERANCE + (isCut ? CUT_TOLERANCE : 0);
  return catalogue.views.filter((view, index) => {
    if (Math.abs((catalogue.aspects[index] ?? 0) - logarithm) > tolerance) return false;
    if (Math.abs(view.fill - shape.fill) > FILL_TOLERANCE) return false;
    const look = catalogue.coarse[index];
    return look !== undefined && correlation(first, look) >= COARSE_LEAST;
  });
}

/** What is cut off on one side changes the proportions of the rest. */
const CUT_TOLERANCE = 0.1;
/** A shape that is completed by trying has to fit better, and has to be like the logo to begin with. */
const CUT_SURPLUS = 0.02;
const CUT_LEAST = 0.55;

function scoreOf(shape: PictureShape, view: LogoView, isCut: boolean): number {
  const whole = correlation(shape.features, featuresOfView(view));
  if (!isCut || whole >= view.threshold || whole < CUT_LEAST) return whole;
  return Math.max(whole, croppedCorrelation(shape, view.vector) - CUT_SURPLUS);
}

/** Few views of a catalogue are ever looked at twice: their features are computed when they are. */
const KNOWN_FEATURES = new WeakMap<LogoView, Float32Array>();

function featuresOfView(view: LogoView): Float32Array {
  const known = KNOWN_FEATURES.get(view) ?? featuresOf(view.vector);
  KNOWN_FEATURES.set(view, known);
  return known;
}
