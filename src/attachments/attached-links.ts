import { LIMITS } from '../message/limits.ts';
import { makeLink } from '../message/link.ts';
import type { Link } from '../message/message.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';

/** Links found in a file, as links of the message: each target once. */
export function attachedLinks(links: readonly Pick<Link, 'text' | 'target' | 'host'>[]): Link[] {
  const byTarget = new Map<string, Link>();
  for (const { text, target, host } of links) {
    if (byTarget.size >= ATTACHMENT_LIMITS.links) break;
    const link = makeLink('attachment', text.slice(0, LIMITS.linkTextLength), target);
    // A host is known already where the page has a base that its targets are relative to.
    const led = host === undefined ? link : { ...link, host };
    // Text that breaks off at the edge of a page leaves hosts such as `ww`.
    if (led.host?.includes('.') && !byTarget.has(led.target)) byTarget.set(led.target, led);
  }
  return [...byTarget.values()];
}
