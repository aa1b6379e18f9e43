/** RFC 8601 §2.7, reduced to what decides. `none` also stands for "nobody we trust has looked". */
export type AuthenticationResult = 'pass' | 'fail' | 'none' | 'temporary-error' | 'neutral';

/** Who authenticated the message, and as what. Domains are lower-case, in A-label form. */
export interface Authentication {
  /** The authserv-id that was believed; absent when no result is trusted, then everything is `none`. */
  readonly authority?: string;
  readonly spf: AuthenticationResult;
  /** Domain of the reverse-path that SPF looked at; absent unless SPF passed. */
  readonly spfDomain?: string;
  readonly dkim: AuthenticationResult;
  /** The `d=` of every signature that passed. */
  readonly dkimDomains: readonly string[];
  readonly dmarc: AuthenticationResult;
}

/** Nobody that we trust has looked. */
export const UNAUTHENTICATED: Authentication = Object.freeze({
  spf: 'none',
  dkim: 'none',
  dkimDomains: Object.freeze([]),
  dmarc: 'none',
});
