import { type Calibration, calibrate, type NamedShape } from '../../logos/calibrate.ts';
import { featuresOf, type InkShape } from '../../logos/ink-shape.ts';
import type { LogoView } from '../../logos/logo-catalogue.ts';
import type { LogoViewRecord } from '../../logos/logo-record.ts';
import { logoViews } from '../../logos/logo-views.ts';
import { encodeShape } from '../../logos/shape-code.ts';
import { drawLogo } from './logo-drawings.ts';

/** A look of a logo, with what it can be told apart from. */
export interface EnrolledView {
  readonly drawing: string;
  readonly shape: InkShape;
  readonly calibration: Calibration;
}

/** Draws a logo, finds its looks and sets the threshold of each. */
export async function enrol(
  drawing: string,
  bytes: Uint8Array,
  others: readonly NamedShape[],
): Promise<EnrolledView[]> {
  const shapes = logoViews(await drawLogo(bytes));
  return shapes.map((shape) => ({ drawing, shape, calibration: calibrate(shape, others) }));
}

/** Enrolled views of other brands are distractors, too. */
export function otherLogos(views: readonly LogoView[], brand: string): NamedShape[] {
  return views
    .filter((view) => view.brand !== brand)
    .map(({ vector, aspect, fill, brand: name }) => ({
      vector,
      features: featuresOf(vector),
      aspect,
      fill,
      name,
    }));
}

/** A view as its file has it. */
export function viewRecord({ drawing, shape, calibration }: EnrolledView): LogoViewRecord {
  const { nearest, likeness, threshold } = calibration;
  return {
    drawing,
    aspect: rounded(shape.aspect),
    fill: rounded(shape.fill),
    threshold: rounded(threshold),
    nearest: `${nearest} ${likeness.toFixed(2)}`,
    vector: encodeShape(shape.vector),
  };
}

function rounded(number: number): number {
  return Number(number.toFixed(3));
}
