import type { Attributes } from './html-element.ts';
import { LIMITS } from './limits.ts';
import { hostOf } from './link.ts';
import type { Image } from './message.ts';

/** Largest side in px of a picture that counts readers and shows nothing. */
const TRACKER = 3;

/** The picture that a tag shows, if it shows one: `<img>`, `<input type=image>`, or the background of a cell. */
export function readImage(name: string, attributes: Attributes, base: string | undefined): Image | undefined {
  const isImage = name === 'img' || (name === 'input' && attributes.get('type')?.toLowerCase() === 'image');
  const written = isImage ? attributes.get('src') : attributes.get('background');
  if (!written || isTracker(attributes)) return undefined;
  const source = written.trim();
  const data = /^(?:data|cid):/i.test(source);
  const host = data ? undefined : hostOf(source, base);
  return {
    source: data ? source : source.slice(0, LIMITS.linkLength),
    ...(host !== undefined && { host }),
    alternativeText: attributes.get('alt')?.trim() ?? '',
    title: attributes.get('title')?.trim() ?? '',
  };
}

function isTracker(attributes: Attributes): boolean {
  return ['width', 'height'].some((side) => {
    const size = Number.parseInt(attributes.get(side) ?? '', 10);
    return size <= TRACKER;
  });
}
