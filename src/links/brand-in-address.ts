import type { Brand } from '../brands/brand.ts';
import type { BrandDirectory } from '../brands/brand-directory.ts';
import { isHostName, organizationalDomain } from '../brands/domain.ts';
import { addressOf } from '../message/link.ts';

/** A domain of a brand that stands in an address, but not where the domain of its owner stands. */
export interface BrandInAddress {
  readonly brand: Brand;
  readonly place: 'user' | 'subdomain' | 'path';
}

/** Segments of a path that are looked at. */
const SEGMENTS = 4;

/** Labels that are looked at on the left of a domain, and in a user name. */
const LABELS = 6;

/**
 * Finds the domain of a brand in front of the real domain of an address, or as a segment of its path where the path is
 * to be read as well.
 */
export function brandInAddress(
  address: { readonly target: string; readonly host: string },
  directory: BrandDirectory,
  withPath: boolean,
): BrandInAddress | undefined {
  const sub = brandAmong(labelsInFront(address.host), directory);
  if (sub) return { brand: sub, place: 'subdomain' };
  const url = withPath || address.target.includes('@') ? addressOf(address) : undefined;
  if (!url) return undefined;
  const user = url.username === '' ? undefined : brandAmong(url.username.toLowerCase().split('.'), directory);
  if (user) return { brand: user, place: 'user' };
  const path = withPath ? brandInPath(url.pathname, directory) : undefined;
  return path && { brand: path, place: 'path' };
}

function labelsInFront(host: string): string[] {
  const labels = host.split('.');
  if (labels.length < 4) return [];
  return labels.slice(0, -organizationalDomain(host).split('.').length);
}

/** Two or three labels side by side that are a brand's domain: `proximus.be` in `www.proximus.be.login`. */
function brandAmong(labels: readonly string[], directory: BrandDirectory): Brand | undefined {
  const read = labels.slice(0, LABELS);
  for (const length of [3, 2]) {
    for (let start = 0; start + length <= read.length; start += 1) {
      const domain = read.slice(start, start + length).join('.');
      const owner = isHostName(domain) ? directory.ownerOf(domain) : undefined;
      if (owner) return owner;
    }
  }
  return undefined;
}

function brandInPath(path: string, directory: BrandDirectory): Brand | undefined {
  for (const segment of path.toLowerCase().split('/', SEGMENTS + 1)) {
    const owner = isHostName(segment) ? directory.ownerOf(segment) : undefined;
    if (owner) return owner;
  }
  return undefined;
}
