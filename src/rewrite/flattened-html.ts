import { readHtml } from '../message/html-content.ts';
import { escapeText } from './html-escape.ts';
import { switchOffAddresses } from './text-addresses.ts';

/**
 * The text that HTML shows, a paragraph for each line: for HTML that is beyond the limits of a tree, or that would not
 * stay in its box. Links are only what they show, and no longer links.
 */
export function flattenedHtml(html: string): string {
  return readHtml(html)
    .lines.map(({ text }) => `<p>${escapeText(switchOffAddresses(text))}</p>`)
    .join('');
}
