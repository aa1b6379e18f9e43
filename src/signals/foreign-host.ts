import type { BrandDirectory } from '../brands/brand-directory.ts';
import { organizationalDomain } from '../brands/domain.ts';
import type { Facts } from './facts.ts';

/**
 * Whether a host belongs to neither the sender nor a brand of the directory. What customers rent below a brand's domain
 * is foreign, too.
 */
export function isForeignHost(
  host: string,
  { sender }: Pick<Facts, 'sender'>,
  brands: BrandDirectory,
): boolean {
  return organizationalDomain(host) !== sender.organizationalDomain && !brands.ownerOf(host);
}
