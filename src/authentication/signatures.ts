import type { DKIMResult, DKIMVerifyResult } from 'mailauth';
import type { AuthenticationResult } from './authentication.ts';
import type { MailauthResolver } from './mailauth-resolver.ts';
import { resultNamed } from './result-name.ts';
import { VERIFICATION_LIMITS } from './verification-limits.ts';

/** One verified DKIM signature (RFC 6376). */
export interface Signature {
  /** The `d=` tag, lower case. */
  readonly domain: string;
  readonly result: AuthenticationResult;
  /** False when `l=` leaves a part of the body unsigned: anybody could have appended that part. */
  readonly wholeBody: boolean;
}

/** The signatures of a message, and what the chain and the logo need of the same parse; absent where nothing is signed. */
export interface Signatures {
  readonly signatures: readonly Signature[];
  readonly verified?: DKIMVerifyResult;
}

/**
 * Verifies every DKIM signature, and the newest signature of a chain if one is there.
 *
 * @param now signatures whose `x=` is before it prove nothing
 */
export async function verifySignatures(
  content: Buffer,
  resolver: MailauthResolver,
  now: Date,
): Promise<Signatures> {
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const verified = await dkimVerify(content, {
    resolver,
    curTime: now,
    minBitLength: VERIFICATION_LIMITS.keyBits,
    rejectRsaSha1: true,
  });
  return { verified, signatures: verified.results.flatMap(signatureOf) };
}

function signatureOf({ signingDomain, status }: DKIMResult): Signature[] {
  if (signingDomain === undefined) return [];
  return [
    { domain: signingDomain.toLowerCase(), result: signatureResult(status), wholeBody: !status.underSized },
  ];
}

/** RFC 6376 §6.1.3 and RFC 8601 §2.7.1: a body that was changed is a failure; mailauth says `neutral`. */
function signatureResult({ result, comment }: DKIMResult['status']): AuthenticationResult {
  return comment === 'body hash did not verify' ? 'fail' : resultNamed(result);
}
