import type { Language } from '../message/message.ts';
import type { BrandMention } from './brand-mention.ts';

/** Where a language is written by people and companies who telephone in national notation, most likely first. */
const BY_LANGUAGE: Readonly<Record<Language, readonly string[]>> = {
  nl: ['NL', 'BE'],
  fr: ['FR', 'BE', 'LU'],
  de: ['DE', 'AT', 'LU'],
  et: ['EE'],
  en: ['GB', 'US'],
  und: [],
};

/** Where nothing is known. Germany is missing: there nearly everything with a zero in front is a number. */
const ANYWHERE = ['BE', 'NL', 'FR', 'LU', 'EE', 'GB'];

/** A message that names brands of every country says nothing about its own. */
const BRANDS_ASKED = 3;
const COUNTRIES_TRIED = 6;

/**
 * The countries by which "056 12 34 56" is to be understood, in the order in which they are tried: those of the
 * message's language where the claimed brands or the recipient live as well, the rest of the language's, those of the
 * brands, that of the recipient.
 *
 * @param recipient ISO 3166-1 alpha-2, where it is known
 */
export function telephoneCountries(
  language: Language,
  mentions: readonly BrandMention[],
  recipient: string | undefined,
): readonly string[] {
  const brands = [...new Set(mentions.filter(({ ambiguous }) => !ambiguous).map(({ brand }) => brand))];
  const ofBrands = brands
    .slice(0, BRANDS_ASKED)
    .flatMap(({ countries }) => countries.filter((each) => each !== 'world'));
  const ofRecipient = recipient === undefined ? [] : [recipient];
  const ofLanguage = BY_LANGUAGE[language];
  const both = ofLanguage.filter((country) => [...ofBrands, ...ofRecipient].includes(country));
  const countries = [...new Set([...both, ...ofLanguage, ...ofBrands, ...ofRecipient])];
  return countries.length > 0 ? countries.slice(0, COUNTRIES_TRIED) : ANYWHERE;
}
