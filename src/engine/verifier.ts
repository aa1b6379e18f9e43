import type { Verify } from '../authentication/authenticate.ts';
import type { Resolver } from '../authentication/resolver.ts';
import { VERIFICATION_LIMITS } from '../authentication/verification-limits.ts';
import type { MarkFetcher } from '../authentication/verified-mark.ts';
import { verifyAuthentication } from '../authentication/verify-authentication.ts';
import { cachedResolver } from './dns-cache.ts';
import { dnsResolver } from './dns-resolver.ts';
import { lookupBudget } from './lookup-budget.ts';
import { markFetcher } from './mark-fetcher.ts';

/** How authentication is verified here. Plain data: every thread makes its own verifier of it. */
export interface VerificationSettings {
  /** Name servers; none means those of the system. */
  readonly dnsServers: readonly string[];
  /** Milliseconds that all look-ups for one message together may take. */
  readonly dnsBudgetMs: number;
  /** Answers of the DNS that one thread remembers. */
  readonly dnsCacheEntries: number;
  /** Domains whose seals (ARC) are believed, lower case. */
  readonly trustedArcSealers: readonly string[];
  /** Whether certificates of logos (BIMI) are fetched. */
  readonly verifyMarks: boolean;
}

/** A verifier that asks the DNS and, if the settings say so, fetches certificates. */
export function createVerifier(settings: VerificationSettings): Verify {
  const { dnsServers, dnsBudgetMs, verifyMarks } = settings;
  const fetchMark = verifyMarks ? markFetcher(dnsBudgetMs) : undefined;
  return verifierWith(settings, dnsResolver(dnsServers, dnsBudgetMs), fetchMark);
}

/** A verifier on any resolver. Answers are remembered from one message to the next. */
export function verifierWith(
  { dnsBudgetMs, dnsCacheEntries, trustedArcSealers }: VerificationSettings,
  resolver: Resolver,
  fetchMark?: MarkFetcher,
): Verify {
  const cached = cachedResolver(resolver, dnsCacheEntries, () => performance.now());
  return async (message, transaction) => {
    const limits = { milliseconds: dnsBudgetMs, questions: VERIFICATION_LIMITS.questions };
    const budget = lookupBudget(cached, limits);
    try {
      return await verifyAuthentication(message, transaction, {
        resolver: budget.resolver,
        now: new Date(),
        trustedArcSealers,
        ...(fetchMark && { fetchMark }),
      });
    } finally {
      budget.end();
    }
  };
}
