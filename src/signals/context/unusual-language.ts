import { factOf } from '../../brands/published-facts.ts';
import type { Signal } from '../signal.ts';
import { usurpedBrands } from './usurped-brands.ts';

/**
 * Somebody writes as a brand without being entitled to, in a language in which the brand does not write to consumers. A weak hint:
 * plenty of companies answer in English.
 *
 * ## Fires on
 *
 * ```
 * From: Impots.gouv <info@mailing.example>
 * Subject: Your tax return
 *
 * You have received a tax refund for the last fiscal year. Please follow the instructions to receive the money soon.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Impots.gouv <info@mailing.example>
 * Subject: Votre déclaration
 *
 * Vous avez droit à un remboursement de vos impôts pour la dernière année fiscale. Suivez les instructions pour recevoir votre argent.
 * --
 * From: Impots <info@impots.gouv.fr>
 * Subject: Your tax return
 *
 * You have received a tax refund for the last fiscal year. Please follow the instructions to receive the money soon.
 * --
 * From: PayPal <info@mailing.example>
 *
 * You have received a refund for the last order. Please follow the instructions to receive the money soon.
 * ```
 *
 * ## Known limits
 *
 * Only the five languages are told apart, and only brands with the fact `writes-only-in` are compared.
 */
export const unusualLanguage: Signal = {
  id: 'unusual-language',
  question: 'context',
  description: 'The message is written in a language in which the brand does not write',

  detect(facts) {
    const { language, text, subject } = facts.message;
    if (language === 'und') return [];
    return usurpedBrands(facts).flatMap((brand) => {
      const languages = factOf(brand, 'writes-only-in')?.languages;
      if (!languages || languages.includes(language)) return [];
      return [{ where: 'body', evidence: firstLine(text) || subject, brand: brand.id }];
    });
  },
};

/** Words enough to see the language. */
const QUOTATION_LENGTH = 80;

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, QUOTATION_LENGTH);
}
