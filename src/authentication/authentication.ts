/** RFC 8601 §2.7, reduced to what decides. `none` also stands for "nobody we trust has looked". */
export type AuthenticationResult = 'pass' | 'fail' | 'none' | 'temporary-error' | 'neutral';

/** How near two domains must be to each other (RFC 7489 §3.1): the same organizational domain, or the same. */
type AlignmentMode = 'relaxed' | 'strict';

/** What DMARC compared, as far as it was evaluated here. */
export interface Alignment {
  /** The methods whose domain is aligned with the author's under the domain's own policy. */
  readonly methods: readonly ('dkim' | 'spf')[];
  /** What the policy asks for, `adkim` and `aspf`. */
  readonly dkimMode: AlignmentMode;
  readonly spfMode: AlignmentMode;
}

/** An Authenticated Received Chain (RFC 8617) that was looked at. */
interface Chain {
  readonly result: 'pass' | 'fail';
  /** The domain that sealed last, lower case. */
  readonly sealer: string;
  /** True when spf, dkim and dmarc beside it are those that the first hop saw and trusted sealers passed on. */
  readonly restored: boolean;
}

/** Who authenticated the message, and as what. Domains are lower-case, in A-label form. */
export interface Authentication {
  /**
   * The authserv-id that was believed, or `VERIFIED_HERE`; absent when no result is trusted, then everything is
   * `none`.
   */
  readonly authority?: string;
  readonly spf: AuthenticationResult;
  /** Domain of the reverse-path that SPF looked at; absent unless SPF passed. */
  readonly spfDomain?: string;
  readonly dkim: AuthenticationResult;
  /** The `d=` of every signature that passed and covers the whole body. */
  readonly dkimDomains: readonly string[];
  readonly dmarc: AuthenticationResult;
  /** The author's domain that the DMARC result is about; absent where the mail server does not say. */
  readonly dmarcDomain?: string;
  /** Absent where it was not evaluated here, or the domain publishes no policy. */
  readonly alignment?: Alignment;
  /** Absent without a chain, and for one that no trusted sealer has closed. */
  readonly arc?: Chain;
  /** Present when the author's domain shows a Verified Mark Certificate for its logo (BIMI) and it holds. */
  readonly bimi?: 'pass';
}

/** The `authority` of what was verified here: parentheses are no part of any authserv-id. */
export const VERIFIED_HERE = '(verified here)';

/** The `authority` of a field that names no authserv-id. */
export const UNNAMED_AUTHORITY = '(unnamed)';

/** Nobody that we trust has looked. */
export const UNAUTHENTICATED: Authentication = Object.freeze({
  spf: 'none',
  dkim: 'none',
  dkimDomains: Object.freeze([]),
  dmarc: 'none',
});
