import type { Brand } from '../../brands/brand.ts';
import { factOf } from '../../brands/published-facts.ts';
import type { TelephoneNumber } from '../../message/telephone/telephone-number.ts';
import type { Facts } from '../facts.ts';
import type { Observation } from '../signal.ts';
import { usurpedBrands } from './usurped-brands.ts';

/**
 * What is known about a number that stands under a brand's name.
 *
 * - `official`: the brand publishes it
 * - `no-desk`: the brand has no telephone service at all
 * - `unofficial`: the brand's numbers in that country are on record, this one is not among them
 * - `unknown`: none of its numbers there are on record
 */
type NumberStanding = 'official' | 'no-desk' | 'unofficial' | 'unknown';

/** A number that the sender offers under the name of a brand for which it may not speak. */
interface OfferedNumber {
  readonly telephone: TelephoneNumber;
  readonly brand: Brand;
  readonly standing: NumberStanding;
}

/** Every number under every usurped brand's name; nobody is asked to call a fax. */
export function offeredNumbers(facts: Facts): readonly OfferedNumber[] {
  const telephones = facts.telephones.filter(({ purpose }) => purpose !== 'fax');
  if (telephones.length === 0) return [];
  return usurpedBrands(facts).flatMap((brand) =>
    telephones.map((telephone) => ({ telephone, brand, standing: standingOf(telephone, brand) })),
  );
}

/** Whether a brand publishes a number. */
export function isOfficial({ number }: TelephoneNumber, { telephones }: Brand): boolean {
  return telephones.some((official) => official.number === number);
}

function standingOf(telephone: TelephoneNumber, brand: Brand): NumberStanding {
  if (isOfficial(telephone, brand)) return 'official';
  if (factOf(brand, 'no-phone-support')) return 'no-desk';
  return isCovered(telephone, brand) ? 'unofficial' : 'unknown';
}

/** The record has numbers of the same country, or the brand is nowhere near this one. */
function isCovered({ number, country }: TelephoneNumber, { telephones, countries }: Brand): boolean {
  if (telephones.length === 0) return false;
  const isLocal = countries.some((each) => each === 'world' || each === country);
  return (
    !isLocal || !number.startsWith('+') || telephones.some((official) => sameCountry(official.number, number))
  );
}

/** By the first digits of two E.164 numbers; the few countries that share three of them are neighbours. */
function sameCountry(left: string, right: string): boolean {
  const length = left.startsWith('+1') || left.startsWith('+7') ? 2 : 3;
  return left.slice(0, length) === right.slice(0, length);
}

/** One finding for each brand and number, with the words beside it. */
export function numberObservations(offered: readonly OfferedNumber[]): Observation[] {
  const first = new Map<string, OfferedNumber>();
  for (const each of offered) {
    const key = `${each.brand.id} ${each.telephone.number}`;
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()].map(({ telephone, brand }) => telephoneObservation(telephone, brand));
}

/** A number in the words of a finding. */
function telephoneObservation({ where, quotation }: TelephoneNumber, brand: Brand): Observation {
  return { where, evidence: quotation, brand: brand.id };
}
