import type { BrandMention } from '../../brands/brand-mention.ts';
import { isEntitled } from '../claim/unentitled-mentions.ts';
import type { Facts } from '../facts.ts';
import type { Observation, Signal } from '../signal.ts';

/** A line of text is quoted up to this many characters. */
const QUOTED = 80;

/** A mention that claims the brand. Whoever is known to write for it knows its customers. */
function claimedBrand(facts: Facts): BrandMention | undefined {
  return facts.mentions.find(
    (mention) => mention.where.startsWith('from.') && !mention.ambiguous && !isEntitled(facts, mention),
  );
}

function servesNobodyIn(country: string, { brand }: BrandMention): boolean {
  const countries: readonly string[] = brand.countries;
  return countries.length > 0 && !countries.includes(country) && !countries.includes('world');
}

function foreignLanguage({ message, recipientLocale }: Facts): Observation | undefined {
  const { language } = message;
  if (language === 'und' || language === 'en' || recipientLocale?.languages.includes(language))
    return undefined;
  const line = message.subject === '' ? message.text : message.subject;
  return {
    where: message.subject === '' ? 'body' : 'subject',
    evidence: (line.split('\n', 1)[0] ?? '').slice(0, QUOTED),
  };
}

/**
 * A company is claimed that has no customers where the recipient lives, or that writes in a language which nobody speaks
 * there. Where the recipient lives is known from the country of the domain or from `rules/local/recipients.yaml`.
 *
 * ## Fires on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * To: <jaan@firma.ee>
 *
 * Votre facture est prête. Merci de la payer sans tarder, sans quoi votre ligne sera coupée demain.
 * --
 * From: Sparkasse <info@mailing.example>
 * To: <jan@bedrijf.nl>
 *
 * Hello
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Proximus <info@mailing.example>
 * To: <jan@bedrijf.be>
 *
 * Votre facture est prête. Merci de la payer sans tarder, sans quoi votre ligne sera coupée demain.
 * --
 * From: Proximus <info@proximus.be>
 * To: <jaan@firma.ee>
 *
 * Votre facture est prête. Merci de la payer sans tarder, sans quoi votre ligne sera coupée demain.
 * --
 * From: PayPal <info@mailing.example>
 * To: <jan@bedrijf.nl>
 *
 * Your account is limited. Please confirm your details within two days, or it will be closed.
 * --
 * From: Proximus <info@mailing.example>
 * To: <jan@example.com>
 *
 * Votre facture est prête. Merci de la payer sans tarder, sans quoi votre ligne sera coupée demain.
 * ```
 *
 * ## Known limits
 *
 * People move and keep their addresses; people order abroad.
 */
export const foreignRecipient: Signal = {
  id: 'foreign-recipient',
  question: 'context',
  description: 'The company that is claimed, or its language, is of another country than the recipient',

  detect(facts) {
    const { recipientLocale } = facts;
    const claimed = recipientLocale && claimedBrand(facts);
    if (!claimed) return [];
    const { where, evidence, brand } = claimed;
    if (servesNobodyIn(recipientLocale.country, claimed)) return [{ where, evidence, brand: brand.id }];
    const foreign = foreignLanguage(facts);
    return foreign ? [{ ...foreign, brand: brand.id }] : [];
  },
};
