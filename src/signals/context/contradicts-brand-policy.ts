import type { Brand, BrandFact, PublishedFact } from '../../brands/brand.ts';
import type { AskHit } from '../ask/phrases/hit.ts';
import type { Facts } from '../facts.ts';
import type { Knowledge } from '../knowledge.ts';
import type { AskKind, Observation, Signal } from '../signal.ts';
import { announcedCall } from './announced-call.ts';
import { forgedBrands, usurpedBrands } from './usurped-brands.ts';

/** The ask by which a message breaks the word of a brand, and the words without which it does not. */
interface Breach {
  readonly kind: AskKind;
  readonly words?: RegExp;
}

/** A brand may well say "update your wallet"; what it never asks for has to be named. */
const SECRETS =
  /passw|wachtwoord|mot de passe|kennwort|parool|salas[oõ]n|log-?in|inlog|anmelde|identifiant|zugangsdaten|benutzername|gebruikersnaam|user ?name|phrase|fraas|seed|mnemonic|(?:private|priv[eé]e?) ?(?:key|sleutel)|schl[uü]ssel|clé|herstelzin|\d words/i;
const NUMBERS = /num[bm]|numéro|nummer|numb|CVC|CVV|cryptogram|IBAN/i;

const BROKEN_BY: Readonly<Partial<Record<BrandFact, Breach>>> = {
  'never-asks-pin': { kind: 'pin' },
  'never-asks-password': { kind: 'credentials', words: SECRETS },
  'never-asks-card-details': { kind: 'card', words: NUMBERS },
  'never-asks-remote-access': { kind: 'remote-access' },
  'never-asks-gift-cards': { kind: 'gift-card' },
};

/**
 * The message does in the name of a brand what the brand, its association or the police publishes that it never does: it asks for
 * a PIN, a password, remote access or gift cards, or announces a call that nobody asked for.
 *
 * ## Fires on
 *
 * ```
 * From: Amazon Kundenservice <info@mailing.example>
 *
 * Es gibt ein Problem mit Ihrer Bestellung. Ein Mitarbeiter ruft Sie heute um 15 Uhr an.
 * --
 * From: KBC <info@mailing.example>
 *
 * Voer uw pincode in om uw rekening te deblokkeren.
 * --
 * From: Swedbank <info@mailing.example>
 *
 * Palun sisestage oma PIN1 ja PIN2 koodid.
 * --
 * From: Proximus <info@mailing.example>
 *
 * Betaal uw factuur met cadeaukaarten.
 * --
 * From: Ledger <info@mailing.example>
 *
 * Please confirm your recovery phrase.
 * --
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=fail
 * From: KBC <info@kbc.be>
 *
 * Voer uw pincode in om uw rekening te deblokkeren.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: KBC <info@kbc.be>
 *
 * Voer uw pincode in de app in.
 * --
 * From: KBC <info@mailing.example>
 *
 * KBC vraagt nooit om uw pincode.
 * --
 * From: Amazon <info@mailing.example>
 *
 * We will never call you about your order.
 * --
 * From: MetaMask <info@mailing.example>
 *
 * Please update your wallet to the new version.
 * --
 * From: Netflix <info@mailing.example>
 *
 * Please update your payment method.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * Een medewerker van Amazon belt u morgen.
 * ```
 *
 * ## Known limits
 *
 * A brand can change its ways: every fact has the day on which somebody read it. Reports about fraud quote what they warn of; the
 * phrase files know the usual words of warning.
 */
export const contradictsBrandPolicy: Signal = {
  id: 'contradicts-brand-policy',
  question: 'context',
  description: 'The message does what the brand publishes that it never does',

  detect(facts, knowledge) {
    const brands = [...usurpedBrands(facts), ...forgedBrands(facts)];
    return brands.flatMap((brand) =>
      brand.facts.flatMap((fact) => contradiction(brand, fact, facts, knowledge) ?? []),
    );
  },
};

function contradiction(
  brand: Brand,
  { fact, source }: PublishedFact,
  { message }: Facts,
  { phrases }: Knowledge,
): Observation | undefined {
  const where = 'body';
  const page = source === 'public' ? {} : { source };
  if (fact === 'calls-only-on-request') {
    const evidence = announcedCall(message.text);
    return evidence === undefined ? undefined : { where, evidence, brand: brand.id, ...page };
  }
  const breach = BROKEN_BY[fact];
  const isBreach = ({ kind, evidence }: AskHit): boolean =>
    kind === breach?.kind && (breach.words?.test(evidence) ?? true);
  const ask = breach && phrases.hits(message).asks.find(isBreach);
  return ask && { where: ask.where, evidence: ask.evidence, brand: brand.id, ...page };
}
