import type { Color } from './css-color.ts';
import type { Attributes, HtmlElement } from './html-element.ts';
import { LIMITS } from './limits.ts';

/** Elements of which rectangles are made. */
const CELLS = new Set(['td', 'th', 'div', 'span']);

/** Parts of a colour differ by this much in everything that is not a shade of grey, a tint or the night. */
const VIVID = 100;

/** Collects the vivid colours that cells are filled with, in their order: a logo that is drawn without a picture. */
export class CellColors {
  readonly colors: Color[] = [];

  open(name: string, attributes: Attributes, { background }: HtmlElement): void {
    if (background === undefined || !CELLS.has(name) || this.colors.length >= LIMITS.cellColors) return;
    const isOwn = attributes.has('bgcolor') || attributes.get('style')?.includes('background') === true;
    if (isOwn && isVivid(background)) this.colors.push(background);
  }
}

function isVivid(color: Color): boolean {
  const parts = [color >> 16, (color >> 8) & 0xff, color & 0xff];
  return Math.max(...parts) - Math.min(...parts) >= VIVID;
}
