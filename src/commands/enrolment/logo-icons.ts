import { join } from 'node:path';
import { z } from 'zod';
import { readDocument } from '../../documents/read-documents.ts';
import { Fault } from '../../fault.ts';

/** One icon of a set: its name in the set, and the SVG that draws it. */
export interface Icon {
  /** `simple-icons:proximus`. */
  readonly name: string;
  readonly svg: string;
}

const size = z.number().positive().optional();
const place = z.number().optional();

/** `icons.json` of a package of Iconify; the rest of it is not looked at. */
const IconSet = z.object({
  prefix: z.string(),
  width: size,
  height: size,
  icons: z.record(
    z.string(),
    z.object({ body: z.string(), width: size, height: size, left: place, top: place }),
  ),
});

/** Sides of an icon that says nothing else (Iconify's default). */
const DEFAULT_SIDE = 16;

/** The icons of a package, also the hidden ones: logos whose owners no longer want them offered. */
export function readIcons(folder: string): Icon[] {
  const parsed = IconSet.safeParse(JSON.parse(readDocument(join(folder, 'icons.json')).text));
  if (!parsed.success) throw new Fault('input-unreadable', `${folder} is no set of icons that is understood`);
  const { prefix, icons, ...common } = parsed.data;
  return Object.entries(icons).map(([name, { body, ...own }]) => {
    const width = own.width ?? common.width ?? DEFAULT_SIDE;
    const height = own.height ?? common.height ?? DEFAULT_SIDE;
    const box = `${own.left ?? 0} ${own.top ?? 0} ${width} ${height}`;
    return { name: `${prefix}:${name}`, svg: svgOf(body, width, height, box) };
  });
}

function svgOf(body: string, width: number, height: number, box: string): string {
  const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return `<svg ${spaces} viewBox="${box}" width="${width}" height="${height}" color="#222222">${body}</svg>`;
}
