import type { InkShape } from './ink-shape.ts';
import { intricacyOf } from './intricacy.ts';
import { likeness } from './likeness.ts';

/** A logo has to come nearer than any distractor by so much. */
const MARGIN = 0.04;
/** Below this no shape is taken for another, however lonely it is. */
const LEAST_THRESHOLD = 0.87;
/**
 * What a shape without any edge would need, and what each edge takes off. Of 16 things in 6,500 photographs, charts and
 * pieces of clip art that were wrongly taken for logos at 0.87 every one was taken for a logo of few edges: a potato for
 * a bank's.
 */
const PLAIN_THRESHOLD = 0.975;
const PER_EDGE = 0.03;
/** Below this a shape is a bar, a shield or a cut gem, which no threshold makes a logo. */
const LEAST_INTRICACY = 0.9;
/** A view that would need more is no view: something else looks just so. */
const MOST_THRESHOLD = 0.96;

/** A shape with a name, which a view is told apart from. */
export interface NamedShape extends InkShape {
  readonly name: string;
}

/** How near the nearest other shape comes, and from where on the view is itself. */
export interface Calibration {
  readonly nearest: string;
  readonly likeness: number;
  readonly threshold: number;
  /** Something else looks the same, or nearly everything could: a view that would be found everywhere. */
  readonly generic: boolean;
}

/**
 * Sets the threshold of one view by the distractor that comes nearest. This is the whole trick of the method: one
 * threshold for all finds a quarter of what a threshold for each finds, at the same number of false alarms.
 */
export function calibrate(view: InkShape, distractors: readonly NamedShape[]): Calibration {
  let nearest = '';
  let most = -1;
  for (const distractor of distractors) {
    const alike = likeness(view, distractor);
    if (alike <= most) continue;
    most = alike;
    nearest = distractor.name;
  }
  const intricacy = intricacyOf(view.vector);
  const plain = PLAIN_THRESHOLD - PER_EDGE * intricacy;
  const threshold = Math.max(LEAST_THRESHOLD, plain, most + MARGIN);
  return {
    nearest,
    likeness: most,
    threshold,
    generic: threshold > MOST_THRESHOLD || intricacy < LEAST_INTRICACY,
  };
}
