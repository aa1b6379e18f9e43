import { z } from 'zod';

/** The languages that a banner speaks (BCP 47). */
export const BANNER_LANGUAGES = ['nl', 'fr', 'de', 'et', 'en'] as const;

export type BannerLanguage = (typeof BANNER_LANGUAGES)[number];

const sentence = z.string().trim().min(1);

const LevelTexts = z.strictObject({
  /** One word that names the level. */
  label: sentence,
  headline: sentence,
  sentence,
  /** What to do, as imperative sentences. */
  action: sentence,
});

/** One language of the banner: `rules/banners/<language>.yaml`. */
export const BannerTexts = z.strictObject({
  language: z.enum(BANNER_LANGUAGES),
  levels: z.strictObject({ intermediary: LevelTexts, suspicious: LevelTexts, impersonation: LevelTexts }),
  unbranded: LevelTexts.omit({ label: true }),
  reasons: z.strictObject({
    'name-mismatch': sentence,
    lookalike: sentence,
    freemail: sentence,
    'reply-to': sentence,
    link: sentence,
    phone: sentence,
    remote: sentence,
    gift: sentence,
    pin: sentence,
    appointment: sentence,
    fee: sentence,
  }),
  noTelephone: sentence,
  /** Of an intermediary whose partner is on record. */
  partner: sentence,
  complaints: sentence,
  counterfactual: sentence,
  /** What victims do, where nobody is known who takes their report. */
  victim: sentence,
  /** What victims do, and who takes their report, by country. */
  desk: sentence,
  desks: z.record(z.string().regex(/^[A-Z]{2}$/), sentence),
  /** Where the message as it came is attached. */
  wrapped: sentence,
  /** `checked` stands behind the contact page, with a date for {x}. */
  closing: z.strictObject({
    contact: sentence,
    checked: sentence,
    addedBy: sentence,
    reportTo: sentence,
  }),
  /** Behind a link, where {y} is the domain it leads to. */
  links: z.strictObject({ shown: sentence, removed: sentence }),
  /** With the spaces that belong to them. */
  quotes: z.strictObject({ open: z.string().min(1), close: z.string().min(1) }),
});
export type BannerTexts = z.infer<typeof BannerTexts>;

/** What is said behind links. */
export type LinkWords = BannerTexts['links'];

export type ReasonKey = keyof BannerTexts['reasons'];
