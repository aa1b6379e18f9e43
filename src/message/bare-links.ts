import { LIMITS } from './limits.ts';
import type { Line } from './line.ts';
import { makeLink } from './link.ts';
import type { Link } from './message.ts';

/**
 * A web address in running text, as mail clients turn it into a link. The alternatives begin with different
 * characters and the length is bounded: linear.
 */
const ADDRESS = /(?<![\w.@/-])(?:h(?:tt|xx)ps?:\/\/|www\.)(?:\[\.\]|[^\s<>"'“”«»()[\]{}|\\^`]){1,2048}/gi;

const TRAILING_PUNCTUATION = /[.,;:!?…*_]{1,20}$/;

/** The bare web addresses of lines of text, each once, without those in `known` (targets and texts of anchors). */
export function bareLinks(lines: readonly Line[], known: ReadonlySet<string>): Link[] {
  const links = new Map<string, Link>();
  for (const line of lines) {
    for (const target of addressesIn(line.text)) {
      if (links.size >= LIMITS.links) break;
      if (!known.has(target) && !links.has(target)) links.set(target, bareLink(target, line));
    }
  }
  return [...links.values()].filter((link) => link.host !== undefined);
}

function bareLink(target: string, line: Line): Link {
  const link = makeLink('text', target, target);
  return line.quoted ? { ...link, quoted: true } : link;
}

function addressesIn(text: string): string[] {
  if (!/:\/\/|www\./i.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map(([address]) => address.replace(TRAILING_PUNCTUATION, ''));
}
