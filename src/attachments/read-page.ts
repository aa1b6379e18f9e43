import { decodeBytes } from '../message/charset.ts';
import { readHtml } from '../message/html-content.ts';
import { LIMITS } from '../message/limits.ts';
import { attachedLinks } from './attached-links.ts';
import type { Inside } from './attachment-content.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';
import { readActiveContent } from './page-tags.ts';
import { scriptTraits } from './script-traits.ts';

/**
 * Reads HTML and SVG as the text that they are: forms, scripts, links and what a reader sees. Nothing is run and
 * nothing is drawn: 1.6 kB of nested `<use>` keep a renderer of SVG busy for ten seconds.
 */
export function readPage(bytes: Uint8Array): Inside {
  const source = decodeText(bytes).slice(0, LIMITS.htmlLength);
  const { lines, links } = readHtml(source);
  const { forms, script, refresh } = readActiveContent(source);
  const targets = [...links.map(({ link }) => link), ...(refresh ? [refresh] : [])];
  return {
    text: lines
      .map(({ text }) => text)
      .join('\n')
      .slice(0, ATTACHMENT_LIMITS.textLength),
    links: attachedLinks(targets),
    forms,
    scripts: scriptTraits(script, refresh !== undefined),
    problems: bytes.length > LIMITS.htmlLength ? ['too-large'] : [],
  };
}

/** UTF-16 with a byte order mark, which no filter for words in ASCII reads and every browser does. */
function decodeText(bytes: Uint8Array): string {
  const start = bytes.subarray(0, LIMITS.htmlLength * 2);
  if (start[0] === 0xff && start[1] === 0xfe) return decodeBytes(start, 'utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return decodeBytes(start, 'utf-16be');
  return decodeBytes(start);
}
