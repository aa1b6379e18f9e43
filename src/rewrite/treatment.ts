import type { VerdictKind } from '../verdict/verdict.ts';
import type { BannerLanguage } from './banner-texts.ts';

/**
 * What is done with the body of a message that gets a banner.
 *
 * - `observe`: nothing; the header fields tell
 * - `annotate`: the banner is put in, every other byte stays
 * - `contain`: besides, the sender's HTML can no longer reach the banner, and links and invites are made harmless
 */
export type Treatment = 'observe' | 'annotate' | 'contain';

/**
 * What is done with links where the sender's HTML is contained: `show` writes the real domain beside them, `remove`
 * takes their targets as well where the verdict is `impersonation`, `leave` does neither.
 */
type LinkTreatment = 'show' | 'remove' | 'leave';

/** The verdicts that can get a banner. */
export type BannerKind = Extract<VerdictKind, 'intermediary' | 'suspicious' | 'impersonation'>;

export function isBannerKind(kind: VerdictKind): kind is BannerKind {
  return kind === 'intermediary' || kind === 'suspicious' || kind === 'impersonation';
}

/** What an administrator can choose for everybody, and for the people of one domain. */
interface BannerChoice {
  readonly treatment?: Readonly<Partial<Record<BannerKind, Treatment | undefined>>> | undefined;
  readonly links?: LinkTreatment | undefined;
  /** Spoken instead of the message's language; two stand one above the other. Empty: the message's. */
  readonly languages?: readonly BannerLanguage[] | undefined;
  /** Country whose desk for victims is named, ISO 3166-1 alpha-2; empty for none. */
  readonly country?: string | undefined;
}

/** The choice for recipients below a domain. */
interface RecipientChoice extends BannerChoice {
  readonly domain: string;
}

/** All choices. */
export interface BannerChoices extends BannerChoice {
  readonly recipients?: readonly RecipientChoice[] | undefined;
}

/** A choice with everything decided. */
export interface BannerPlan {
  readonly treatment: Readonly<Record<BannerKind, Treatment>>;
  readonly links: LinkTreatment;
  readonly languages: readonly BannerLanguage[];
  readonly country: string;
}

export const DEFAULT_PLAN: BannerPlan = {
  treatment: { intermediary: 'annotate', suspicious: 'contain', impersonation: 'contain' },
  links: 'remove',
  languages: [],
  country: '',
};

/** What holds for a message: the choice for the first recipient whose domain has one, over that for everybody. */
export function planFor(choices: BannerChoices, forwardPaths: readonly string[]): BannerPlan {
  const special: BannerChoice | undefined = forwardPaths
    .map((path) => choiceFor(choices.recipients ?? [], path))
    .find((choice) => choice !== undefined);
  return {
    treatment: {
      intermediary: treatmentOf('intermediary', special, choices),
      suspicious: treatmentOf('suspicious', special, choices),
      impersonation: treatmentOf('impersonation', special, choices),
    },
    links: special?.links ?? choices.links ?? DEFAULT_PLAN.links,
    languages: special?.languages ?? choices.languages ?? DEFAULT_PLAN.languages,
    country: special?.country ?? choices.country ?? DEFAULT_PLAN.country,
  };
}

function treatmentOf(kind: BannerKind, special: BannerChoice | undefined, all: BannerChoice): Treatment {
  return special?.treatment?.[kind] ?? all.treatment?.[kind] ?? DEFAULT_PLAN.treatment[kind];
}

function choiceFor(choices: readonly RecipientChoice[], forwardPath: string): RecipientChoice | undefined {
  const domain = forwardPath.replace(/^.*@/, '').replace(/>$/, '').toLowerCase();
  return choices
    .filter((choice) => domain === choice.domain || domain.endsWith(`.${choice.domain}`))
    .toSorted((left, right) => right.domain.length - left.domain.length)[0];
}
