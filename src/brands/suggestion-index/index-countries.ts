import type { Country } from '../brand.ts';
import type { IndexItem } from './suggestion-index.ts';

/** Where the readers are for whom generated records are made. */
const AT_HOME: readonly Country[] = ['BE', 'NL', 'LU', 'FR', 'DE', 'AT', 'EE'];

/** Other countries that a record can name. */
const ABROAD: readonly Country[] = ['US', 'BR', 'PT', 'ES', 'IT', 'PL', 'GB', 'CH', 'CA', 'AU'];

/** UN M49 codes of the world, Europe and its parts. */
const WIDE_AREAS: ReadonlySet<string> = new Set(['001', '150', '151', '154', '155']);

/**
 * The countries of an item as our records write them: `world` where it is in the whole of a continent, and
 * nothing where none of its places is at home. Regions count as their country.
 */
export function countriesOf({ locationSet: { include, exclude = [] } }: IndexItem): Country[] {
  const places = include.filter((place) => typeof place === 'string').map((place) => place.toLowerCase());
  const excluded = new Set(exclude.map(String));
  const codes = new Set(places.filter((place) => !excluded.has(place)).map(countryCode));
  const home = AT_HOME.filter((country) => codes.has(country));
  if (places.some((place) => WIDE_AREAS.has(place))) return ['world'];
  return home.length > 0 ? [...home, ...ABROAD.filter((country) => codes.has(country))] : [];
}

/** `de-by.geojson` is in Germany; `fx` is France without its overseas departments. */
function countryCode(place: string): string {
  const code = place.replace(/-.*$/, '').toUpperCase();
  return code === 'FX' ? 'FR' : code;
}
