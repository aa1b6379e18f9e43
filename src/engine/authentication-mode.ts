import { type TrustedAuthorities, trustIn } from '../authentication/read-authentication.ts';
import type { Configuration } from '../config/configuration.ts';
import type { VerificationSettings } from './verifier.ts';

/** Whom the configuration believes, and whether it has us verify. */
export interface AuthenticationMode {
  readonly trusted: TrustedAuthorities;
  /** Used where no trusted mail server has reported; absent when nothing is verified here. */
  readonly verification?: VerificationSettings;
}

/** What `authentication.mode` and the settings beside it mean. */
export function authenticationMode(settings: Configuration['authentication']): AuthenticationMode {
  const { mode, trustedAuthservIds, trustFieldsWithoutId, trustedArcSealers } = settings;
  const trusts = mode === 'trust' || mode === 'trust-then-verify';
  const verifies = mode === 'verify' || mode === 'trust-then-verify';
  const options = { unnamed: trustFieldsWithoutId, arcSealers: trustedArcSealers };
  return {
    trusted: trusts ? trustIn(trustedAuthservIds, options) : { kind: 'none' },
    ...(verifies && { verification: verificationSettings(settings) }),
  };
}

/** The settings of the verification alone, whatever the mode. */
export function verificationSettings(settings: Configuration['authentication']): VerificationSettings {
  const { dnsServers, dnsBudgetMs, dnsCacheEntries, trustedArcSealers, verifyMarks } = settings;
  return { dnsServers, dnsBudgetMs, dnsCacheEntries, trustedArcSealers, verifyMarks };
}
