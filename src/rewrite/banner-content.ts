import type { Brand } from '../brands/brand.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { BannerBook } from './banner-book.ts';
import { bannerReasons } from './banner-reasons.ts';
import { BANNER_LANGUAGES, type BannerLanguage, type BannerTexts } from './banner-texts.ts';
import { levelOf } from './level.ts';
import { type Fillings, fill, foreign, own, type Phrase, plainText } from './phrase.ts';
import { quotablePreview, quotableWords, shownDomain } from './quoted-words.ts';
import type { BannerPlan } from './treatment.ts';

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
  /** Languages and country that were chosen; the message's own where there is no plan. */
  readonly plan?: Pick<BannerPlan, 'languages' | 'country'>;
  /** The first words of the message, which lists of messages show below the subject. */
  readonly preview?: string;
  /** Whether the message is attached to the banner. */
  readonly wrapped?: boolean;
}

/** What a banner says, independent of how it looks. */
export interface BannerContent {
  readonly level: 1 | 2 | 3;
  readonly language: BannerLanguage;
  readonly label: string;
  readonly headline: Phrase;
  /** Why: the sentence of the level, then reasons. */
  readonly statements: readonly Phrase[];
  /** What to do; shown right below the headline, where a telephone shows it without scrolling. */
  readonly action: Phrase;
  /** What lists of messages show in place of a mere note; absent where they shall show the warning. */
  readonly preview?: string;
  /** Where the message itself is; absent where it stands below the banner. */
  readonly attached?: Phrase;
  /** For those who already did what the message wants. */
  readonly victims?: Phrase;
  readonly closing: readonly string[];
  /** The gist in another language, for countries that have two. */
  readonly second?: Gist;
}

/** The least that somebody has to know. */
export interface Gist {
  readonly language: BannerLanguage;
  readonly label: string;
  readonly headline: Phrase;
  readonly action: Phrase;
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
  const [language, other] = languagesOf(verdict, context);
  const texts = context.banners[language];
  const fillings = levelFillings(verdict, context, language);
  const victims = forVictims(level, texts, context.plan?.country);
  return {
    level,
    ...gist(level, language, fillings, context),
    statements: statements(verdict, level, texts, fillings, context),
    ...(level === 1 && { preview: quotablePreview(context.preview ?? '') }),
    ...(context.wrapped === true && { attached: fill(texts.wrapped, {}) }),
    ...(victims && { victims }),
    closing: closingLines(texts, language, context),
    ...(other && { second: gist(level, other, levelFillings(verdict, context, other), context) }),
  };
}

function gist(level: 1 | 2 | 3, language: BannerLanguage, fillings: Fillings, context: BannerContext): Gist {
  const { label, headline, action } = levelTexts(level, context.banners[language], context.brand);
  return { language, label, headline: fill(headline, fillings), action: fill(action, fillings) };
}

function statements(
  verdict: Verdict,
  level: 1 | 2 | 3,
  texts: BannerTexts,
  fillings: Fillings,
  { brand }: BannerContext,
): Phrase[] {
  const { partner } = verdict.origin;
  const { sentence } = levelTexts(level, texts, brand);
  return [
    level === 1 && brand && partner
      ? fill(texts.partner, { ...fillings, x: foreign(shownDomain(partner.domain)) })
      : fill(sentence, fillings),
    ...bannerReasons(verdict, texts, fillings, brand),
    ...(level === 1 && partner?.complaints ? [fill(texts.complaints, { y: own(partner.complaints) })] : []),
    ...(level === 3 && brand ? [fill(texts.counterfactual, fillings)] : []),
  ];
}

/** Never below a mere note; below a caution only where a desk can be named, since most of them are no fraud. */
function forVictims(level: 1 | 2 | 3, texts: BannerTexts, country = ''): Phrase | undefined {
  const desk = texts.desks[country];
  if (level > 1 && desk !== undefined) return fill(texts.desk, { x: own(desk) });
  return level === 3 ? fill(texts.victim, {}) : undefined;
}

/** Those that were chosen, the message's own first among them; else the message's, else the default. */
function languagesOf(
  { language }: Verdict,
  { defaultLanguage, plan }: BannerContext,
): readonly [BannerLanguage, BannerLanguage?] {
  const spoken = BANNER_LANGUAGES.find((known) => known === language);
  const [first, second] = plan?.languages ?? [];
  if (first === undefined) return [spoken ?? defaultLanguage];
  if (second === undefined || second === first) return [first];
  return spoken === second ? [second, first] : [first, second];
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

function closingLines(
  { closing }: BannerTexts,
  language: BannerLanguage,
  { brand, reportAddress }: BannerContext,
): string[] {
  return [
    ...(brand?.contactUrl
      ? [`${closing.contact} ${brand.contactUrl}${checkedOn(closing, language, brand)}`]
      : []),
    reportAddress ? `${closing.addedBy} ${closing.reportTo} ${reportAddress}` : closing.addedBy,
  ];
}

/** Nothing where nobody has looked: a date that is only that of the entry would be a false assurance. */
function checkedOn(
  { checked }: BannerTexts['closing'],
  language: BannerLanguage,
  { contactChecked }: Brand,
): string {
  if (contactChecked === undefined) return '';
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const day = date.format(new Date(contactChecked));
  return ` ${plainText(fill(checked, { x: own(day) }))}`;
}
