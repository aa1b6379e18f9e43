import type { NamedShape } from '../../logos/calibrate.ts';
import { type DistractorFile, packShape } from '../../logos/distractor-bank.ts';
import { correlation } from '../../logos/ink-shape.ts';
import { likeness } from '../../logos/likeness.ts';
import { coarseVector } from '../../logos/logo-catalogue.ts';
import { pictureShapes } from '../../logos/picture-shapes.ts';
import { distractorDrawings } from './distractor-drawings.ts';
import { type Assignment, iconKey } from './logo-assignments.ts';
import { drawOnWhite } from './logo-drawings.ts';
import type { Icon } from './logo-icons.ts';

/** Icons nearer to each other than this are one distractor. What is drawn for the purpose stays: logos come near it. */
const SAME = 0.88;
const SAME_DRAWING = 0.97;
/** Names shorter than this begin too many others. */
const LONG_NAME = 4;

/** Draws geometric shapes, letters, words, and the icons of nobody in the directory. */
export async function buildBank(
  icons: readonly Icon[],
  assignments: readonly Assignment[],
): Promise<NamedShape[]> {
  const drawings = [...distractorDrawings(), ...foreignIcons(icons, assignments)];
  const bank: (NamedShape & { readonly coarse: Float32Array })[] = [];
  for (const { name, svg } of drawings) {
    const same = isIcon(name) ? SAME : SAME_DRAWING;
    for (const { vector, features, aspect, fill } of pictureShapes(await drawOnWhite(Buffer.from(svg)))) {
      const shape = { name, vector, features, aspect, fill, coarse: coarseVector(vector) };
      const isKnown = bank.some(
        (other) => correlation(shape.coarse, other.coarse) > same && likeness(shape, other) > same,
      );
      if (!isKnown) bank.push(shape);
    }
  }
  return bank;
}

/** Icons are named `set:icon`. */
function isIcon(name: string): boolean {
  return name.includes(':');
}

/** Every second icon of nobody in the directory; the others are there to measure with. Products of a brand look like it. */
function foreignIcons(icons: readonly Icon[], assignments: readonly Assignment[]): Icon[] {
  return unassignedIcons(icons, assignments).filter((_, index) => index % 2 === 0);
}

/** The other half: a benchmark that asked for what the thresholds were set by would ask nothing. */
export function unseenIcons(icons: readonly Icon[], assignments: readonly Assignment[]): Icon[] {
  return unassignedIcons(icons, assignments).filter((_, index) => index % 2 === 1);
}

function unassignedIcons(icons: readonly Icon[], assignments: readonly Assignment[]): Icon[] {
  const keys = assignments.flatMap((assignment) => assignment.icons.map(iconKey));
  const assigned = new Set(keys);
  const names = keys.filter((key) => key.length >= LONG_NAME);
  return icons.filter((icon) => {
    const key = iconKey(icon);
    return !assigned.has(key) && !names.some((name) => key.startsWith(name) || key.endsWith(name));
  });
}

/** Shapes that are shipped for the administrator's own logos: the drawn ones and an even choice of the rest. */
const SHIPPED = 2_400;

/** The bank as its file has it. */
export function distractorFile(bank: readonly NamedShape[], source: string, licence: string): string {
  const drawn = bank.filter(({ name }) => !isIcon(name));
  const icons = bank.filter(({ name }) => isIcon(name));
  const step = Math.ceil(icons.length / Math.max(1, SHIPPED - drawn.length));
  const chosen = [...drawn, ...icons.filter((_, index) => index % step === 0)];
  const shapes: DistractorFile['shapes'] = chosen.map(({ name, aspect, fill, vector }) => [
    name,
    Number(aspect.toFixed(3)),
    Number(fill.toFixed(3)),
    packShape(vector),
  ]);
  const lines = shapes.map((shape) => JSON.stringify(shape)).join(',\n');
  return `{"source":${JSON.stringify(source)},"licence":${JSON.stringify(licence)},"shapes":[\n${lines}\n]}\n`;
}
