import type { Brand } from '../brands/brand.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { BannerBook } from './banner-book.ts';
import { bannerReasons } from './banner-reasons.ts';
import { BANNER_LANGUAGES, type BannerLanguage, type BannerTexts } from './banner-texts.ts';
import { levelOf } from './level.ts';
import { type Fillings, fill, foreign, own, type Phrase } from './phrase.ts';
import { quotableWords, shownDomain } from './quoted-words.ts';

/** Everything that a banner depends on beside the verdict. */
export interface BannerContext {
  readonly banners: BannerBook;
  /** The brand of `verdict.brand`. Without it the banner names none. */
  readonly brand?: Brand;
  /** The author's display-name, which the reader sees above the message. */
  readonly senderName?: string;
  /** Spoken where the verdict's language is none of the five. */
  readonly defaultLanguage: BannerLanguage;
  /** Where readers report a mistaken banner. */
  readonly reportAddress?: string;
}

/** What a banner says, independent of how it looks. */
export interface BannerContent {
  readonly level: 1 | 2 | 3;
  readonly language: BannerLanguage;
  readonly label: string;
  readonly headline: Phrase;
  /** Why: the sentence of the level, then reasons. */
  readonly statements: readonly Phrase[];
  /** What to do. */
  readonly action: Phrase;
  readonly closing: readonly string[];
}

/** “a or b” in each language: making one of these costs more than the rest of the banner. */
const alternatives = Object.fromEntries(
  BANNER_LANGUAGES.map((language) => [language, new Intl.ListFormat(language, { type: 'disjunction' })]),
) as Readonly<Record<BannerLanguage, Intl.ListFormat>>;

/** Longest list of a brand's own domains in a sentence. */
const DOMAIN_LIMIT = 2;

/** The words of the banner, or undefined for verdicts that get none. */
export function bannerContent(verdict: Verdict, context: BannerContext): BannerContent | undefined {
  const level = levelOf(verdict.kind);
  if (level === 0) return undefined;
  const language = languageOf(verdict, context.defaultLanguage);
  const texts = context.banners[language];
  const fillings = levelFillings(verdict, context, language);
  const { label, headline, sentence, action } = levelTexts(level, texts, context.brand);
  return {
    level,
    language,
    label,
    headline: fill(headline, fillings),
    statements: [fill(sentence, fillings), ...bannerReasons(verdict, texts, fillings, context.brand)],
    action: fill(action, fillings),
    closing: closingLines(texts, context),
  };
}

function languageOf({ language }: Verdict, defaultLanguage: BannerLanguage): BannerLanguage {
  return BANNER_LANGUAGES.find((known) => known === language) ?? defaultLanguage;
}

function levelTexts(level: 1 | 2 | 3, texts: BannerTexts, brand: Brand | undefined) {
  const { intermediary, suspicious, impersonation } = texts.levels;
  const branded = level === 1 ? intermediary : level === 2 ? suspicious : impersonation;
  return brand ? branded : { label: branded.label, ...texts.unbranded };
}

function levelFillings(verdict: Verdict, context: BannerContext, language: BannerLanguage): Fillings {
  const { brand } = context;
  const domain = shownDomain(verdict.origin.domain);
  return {
    name: foreign(senderName(verdict, context)),
    from: foreign(domain === '' ? '?' : domain),
    ...(brand && { brand: own(brand.name), own: own(ownDomains(brand, language)) }),
  };
}

/** What the sender calls itself: the display-name, else the claim in the address, else the claimed brand. */
function senderName(verdict: Verdict, { senderName = '', brand }: BannerContext): string {
  const inAddress = verdict.claims.find(
    ({ where }) => where === 'from.display-name' || where === 'from.local-part',
  );
  return quotableWords(senderName) || quotableWords(inAddress?.evidence ?? '') || (brand?.name ?? '');
}

function ownDomains({ domains, domainSuffixes, name }: Brand, language: BannerLanguage): string {
  const known = [...domains, ...domainSuffixes].slice(0, DOMAIN_LIMIT);
  return alternatives[language].format(known) || name;
}

function closingLines({ closing }: BannerTexts, { brand, reportAddress }: BannerContext): string[] {
  return [
    ...(brand?.contactUrl ? [`${closing.contact} ${brand.contactUrl}`] : []),
    reportAddress ? `${closing.addedBy} ${closing.reportTo} ${reportAddress}` : closing.addedBy,
  ];
}
