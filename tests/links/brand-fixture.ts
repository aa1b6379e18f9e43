import { type BrandDirectory, buildBrandDirectory } from '../../src/brands/brand-directory.ts';
import { brand } from '../verdict/facts.ts';

/** A directory of brands that are nothing but a name and domains. */
export function brandsOf(
  ...brands: readonly (readonly [name: string, ...domains: string[]])[]
): BrandDirectory {
  return buildBrandDirectory({ brands: brands.map(([name, ...domains]) => brand(name, name, { domains })) });
}
