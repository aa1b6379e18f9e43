import { type Colour, dominantColour, edgePixels } from './background.ts';
import { byteAt } from './element.ts';
import type { LogoPixels } from './logo-pixels.ts';

/** How far each pixel is from the background, 0 to 255: whatever the colours, a logo is what differs. */
export interface InkMap {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
  /** Ink up to here is noise: artefacts of JPEG, gradients behind a logo. */
  readonly floor: number;
  /** The colours themselves, three bytes per pixel, on an opaque background. */
  readonly rgb: Uint8Array;
}

/** From this opacity on a pixel is seen. */
const OPAQUE = 128;
/** Drawings that are lighter than this on average are shown on black: white ink on nothing would vanish on white. */
const LIGHT = 190;

/** Measures the ink of a picture against the colour that its edge has. */
export function inkMap(pixels: LogoPixels): InkMap {
  const { width, height } = pixels;
  const rgb = opaque(pixels);
  const { colour } = dominantColour(rgb, edgePixels(width, height));
  const map = inkAgainst(rgb, width, height, colour);
  return { ...map, floor: Math.max(map.floor, edgeNoise(map)) };
}

/** Edge pixels further from the background than this are ink that touches the edge. */
const FARTHEST_NOISE = 64;

/** What the background itself strays from its colour: grain, a gradient. */
function edgeNoise({ ink, width, height }: InkMap): number {
  const strays = edgePixels(width, height)
    .map((pixel) => byteAt(ink, pixel))
    .filter((distance) => distance < FARTHEST_NOISE)
    .sort((left, right) => left - right);
  return (strays[Math.floor(strays.length * 0.98)] ?? 0) + 2;
}

/** Measures the ink against a given colour. */
function inkAgainst(rgb: Uint8Array, width: number, height: number, [red, green, blue]: Colour): InkMap {
  const ink = new Uint8Array(width * height);
  let most = 0;
  for (let pixel = 0, offset = 0; pixel < ink.length; pixel++, offset += 3) {
    const distance = Math.max(
      Math.abs(byteAt(rgb, offset) - red),
      Math.abs(byteAt(rgb, offset + 1) - green),
      Math.abs(byteAt(rgb, offset + 2) - blue),
    );
    ink[pixel] = distance;
    if (distance > most) most = distance;
  }
  return { width, height, ink, floor: noiseFloor(most), rgb };
}

/** A fifth of the strongest ink, within bounds: pale logos count, ringing around letters does not. */
function noiseFloor(most: number): number {
  return Math.min(28, Math.max(8, most * 0.2));
}

/** Without transparency: on white, or on black for what is drawn in white. */
function opaque({ data, width, height }: LogoPixels): Uint8Array {
  const count = width * height;
  const paper = paperFor(data);
  const rgb = new Uint8Array(count * 3);
  for (let pixel = 0, from = 0, to = 0; pixel < count; pixel++, from += 4, to += 3) {
    const alpha = byteAt(data, from + 3) / 255;
    const ground = paper * (1 - alpha);
    rgb[to] = byteAt(data, from) * alpha + ground;
    rgb[to + 1] = byteAt(data, from + 1) * alpha + ground;
    rgb[to + 2] = byteAt(data, from + 2) * alpha + ground;
  }
  return rgb;
}

function paperFor(data: Uint8Array): 0 | 255 {
  let [light, seen] = [0, 0];
  for (let offset = 0; offset < data.length; offset += 4) {
    if (byteAt(data, offset + 3) < OPAQUE) continue;
    seen++;
    light += (byteAt(data, offset) + 2 * byteAt(data, offset + 1) + byteAt(data, offset + 2)) / 4;
  }
  const hasHoles = seen * 4 < data.length;
  return hasHoles && light > LIGHT * seen ? 0 : 255;
}
