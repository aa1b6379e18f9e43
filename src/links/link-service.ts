/**
 * How a redirector writes down where it leads:
 *
 * - `parameter`: in a parameter of the query, as it is or percent-encoded
 * - `base64`: the same in base64, behind `a1` where Bing wrote it
 * - `path`: in the path, as it is or percent-encoded (`/L0/https:%2F%2Fexample.org`)
 * - `proofpoint`: one of the three ways of URL Defense
 * - `amp`: host and path follow `/amp/s/` or `/c/s/`
 * - `host`: in its own first label (`www-example-org.translate.goog`)
 * - `secret`: not at all; only the service knows
 */
export const TARGET_PLACES = ['parameter', 'base64', 'path', 'proofpoint', 'amp', 'host', 'secret'] as const;
type TargetPlace = (typeof TARGET_PLACES)[number];

/**
 * Why a redirector stands in between.
 *
 * - `protection`: the recipient's own mail gateway wrapped the link
 * - `tracking`: the mailing platform counts clicks
 * - `forwarding`: a known site sends anybody anywhere
 */
export const PURPOSES = ['protection', 'tracking', 'forwarding'] as const;

/** Passes its visitors on to another address. */
export interface Redirector {
  readonly kind: 'redirector';
  readonly name: string;
  readonly purpose: (typeof PURPOSES)[number];
  readonly target: TargetPlace;
  readonly parameters: readonly string[];
}

/** Gives a long address a short name that tells nothing of it. */
interface Shortener {
  readonly kind: 'shortener';
  readonly name: string;
}

/** Lets anybody put up a page, and gives it a name below a domain that everybody knows. */
interface FreeHosting {
  readonly kind: 'hosting';
  readonly name: string;
}

/** Lets anybody put questions to visitors and reads the answers. */
interface FormService {
  readonly kind: 'form';
  readonly name: string;
}

/** A service behind a link that anybody can use for anything. */
export type LinkService = Redirector | Shortener | FreeHosting | FormService;

/** A service with the addresses where it is found. */
export interface PlacedService {
  readonly service: LinkService;
  /** Subdomains included. */
  readonly domains: readonly string[];
  /** Beginnings of the path; any path where there is none. */
  readonly paths: readonly string[];
}
