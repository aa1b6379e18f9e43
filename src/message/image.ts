import type { Attributes } from './html-element.ts';
import { LIMITS } from './limits.ts';
import { hostOf } from './link.ts';
import type { Image } from './message.ts';

/** Largest side in px of a picture that counts readers and shows nothing. */
const TRACKER = 3;

/** The picture that a tag shows, if it shows one: `<img>`, `<input type=image>`, or the background of an element. */
export function readImage(name: string, attributes: Attributes, base: string | undefined): Image | undefined {
  const isImage = name === 'img' || (name === 'input' && attributes.get('type')?.toLowerCase() === 'image');
  const written = isImage ? attributes.get('src') : backgroundOf(attributes);
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

/** `background: #fff url('…')`. What is no `url(` cannot begin one again: linear. */
const BACKGROUND = /background(?:-image)?\s{0,9}:[^;(]{0,200}url\(\s{0,9}['"]?([^'")]{1,4096})/i;

function backgroundOf(attributes: Attributes): string | undefined {
  const style = attributes.get('style');
  if (!style?.includes('url(')) return attributes.get('background');
  return attributes.get('background') ?? BACKGROUND.exec(style)?.[1];
}

function isTracker(attributes: Attributes): boolean {
  return ['width', 'height'].some((side) => {
    const size = Number.parseInt(attributes.get(side) ?? '', 10);
    return size <= TRACKER;
  });
}
