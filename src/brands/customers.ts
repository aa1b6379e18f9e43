import type { Language } from '../message/message.ts';
import type { Brand, Country } from './brand.ts';
import type { WordLanguage } from './desk-words.ts';

/** Where the readers of a language are customers. English is everybody's. */
const COUNTRIES_OF: Readonly<Record<Language | WordLanguage, readonly Country[]>> = {
  nl: ['NL', 'BE', 'world'],
  fr: ['FR', 'BE', 'LU', 'CH', 'CA', 'world'],
  de: ['DE', 'AT', 'LU', 'BE', 'CH', 'world'],
  et: ['EE', 'world'],
  en: ['GB', 'US', 'CA', 'AU', 'world'],
  es: ['ES', 'US', 'world'],
  pt: ['PT', 'BR', 'world'],
  it: ['IT', 'CH', 'world'],
  und: [],
};

/** Whether a brand writes to its customers in a language. */
export function isSpokenTo({ countries }: Brand, language: Language | WordLanguage): boolean {
  return countries.some((country) => COUNTRIES_OF[language].includes(country));
}
