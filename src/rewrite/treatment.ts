import type { VerdictKind } from '../verdict/verdict.ts';
import type { BannerLanguage } from './banner-texts.ts';

/**
 * What is done with the body of a message that gets a banner.
 *
 * - `observe`: nothing; the header fields tell
 * - `annotate`: the banner is put in, every other byte stays
 * - `contain`: besides, the sender's HTML can no longer reach the banner, and links and invites are made harmless
 * - `wrap`: the banner is all that the reader sees; the message as it came is attached to it, byte for byte
 * - `quarantine`: contained, and held by the mail server where it can do that
 */
export type Treatment = 'observe' | 'annotate' | 'contain' | 'wrap' | 'quarantine';

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
  /** Whether `wrap` also wraps what is signed or encrypted; what is attached stays whole. */
  readonly wrapSigned?: boolean | undefined;
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
  readonly wrapSigned: boolean;
  readonly languages: readonly BannerLanguage[];
  readonly country: string;
}

export const DEFAULT_PLAN: BannerPlan = {
  treatment: { intermediary: 'annotate', suspicious: 'contain', impersonation: 'contain' },
  links: 'remove',
  wrapSigned: false,
  languages: [],
  country: '',
};

/** How much each treatment takes from the reader. `quarantine` stands apart: it takes the message away. */
const BODY_TREATMENTS = ['observe', 'annotate', 'contain', 'wrap'] as const satisfies readonly Treatment[];

const LINK_TREATMENTS = ['leave', 'show', 'remove'] as const satisfies readonly LinkTreatment[];

/**
 * What holds for a message, which a mail server has changed once for all its recipients. Each recipient has the choice
 * for his domain over that for everybody. The strictest treatment counts: otherwise one more recipient, of a domain that
 * only observes, would take the banner from all others. `quarantine` counts only where all recipients have it, for
 * nobody's mail is held who did not choose that; the others' is contained. Languages and country are those of the first
 * recipient who has a choice.
 */
export function planFor(choices: BannerChoices, forwardPaths: readonly string[]): BannerPlan {
  const special = specialChoices(choices, forwardPaths);
  const first = special.find((choice) => choice !== undefined);
  const plans = special.map((choice) => planOf(choice, choices));
  return {
    treatment: {
      intermediary: strictestTreatment(plans.map(({ treatment }) => treatment.intermediary)),
      suspicious: strictestTreatment(plans.map(({ treatment }) => treatment.suspicious)),
      impersonation: strictestTreatment(plans.map(({ treatment }) => treatment.impersonation)),
    },
    links: strictest(
      LINK_TREATMENTS,
      plans.map(({ links }) => links),
    ),
    wrapSigned: plans.every(({ wrapSigned }) => wrapSigned),
    languages: first?.languages ?? choices.languages ?? DEFAULT_PLAN.languages,
    country: first?.country ?? choices.country ?? DEFAULT_PLAN.country,
  };
}

/** One for each domain of the recipients; undefined where there is none but that for everybody. */
function specialChoices(
  { recipients = [] }: BannerChoices,
  forwardPaths: readonly string[],
): readonly (BannerChoice | undefined)[] {
  const domains = [...new Set(forwardPaths.map(domainOf))];
  if (domains.length === 0 || !recipients?.length) return [undefined];
  return domains.map((domain) => choiceFor(recipients, domain));
}

function planOf(
  special: BannerChoice | undefined,
  all: BannerChoice,
): Pick<BannerPlan, 'treatment' | 'links' | 'wrapSigned'> {
  return {
    treatment: {
      intermediary: treatmentOf('intermediary', special, all),
      suspicious: treatmentOf('suspicious', special, all),
      impersonation: treatmentOf('impersonation', special, all),
    },
    links: special?.links ?? all.links ?? DEFAULT_PLAN.links,
    wrapSigned: special?.wrapSigned ?? all.wrapSigned ?? DEFAULT_PLAN.wrapSigned,
  };
}

function treatmentOf(kind: BannerKind, special: BannerChoice | undefined, all: BannerChoice): Treatment {
  return special?.treatment?.[kind] ?? all.treatment?.[kind] ?? DEFAULT_PLAN.treatment[kind];
}

function strictestTreatment(treatments: readonly Treatment[]): Treatment {
  if (treatments.every((treatment) => treatment === 'quarantine')) return 'quarantine';
  return strictest(
    BODY_TREATMENTS,
    treatments.map((treatment) => (treatment === 'quarantine' ? 'contain' : treatment)),
  );
}

/** The last in an order, of those that occur. */
function strictest<Item>(order: readonly [Item, ...Item[]], items: readonly Item[]): Item {
  return order.findLast((each) => items.includes(each)) ?? order[0];
}

function domainOf(forwardPath: string): string {
  return forwardPath.replace(/^.*@/, '').replace(/>$/, '').toLowerCase();
}

function choiceFor(choices: readonly RecipientChoice[], domain: string): RecipientChoice | undefined {
  return choices
    .filter((choice) => domain === choice.domain || domain.endsWith(`.${choice.domain}`))
    .toSorted((left, right) => right.domain.length - left.domain.length)[0];
}
