import type { BIMIData, DKIMVerifyResult, DMARCResult } from 'mailauth';
import type { MailauthResolver } from './mailauth-resolver.ts';

/** Fetches the certificate at an `https:` address; undefined when it cannot be had. Never rejects. */
export type MarkFetcher = (url: string) => Promise<Uint8Array | undefined>;

/** What the logo of the author's domain is looked up with. */
export interface MarkMeans {
  readonly resolver: MailauthResolver;
  readonly fetchMark: MarkFetcher;
  readonly now: Date;
}

/** The one kind whose logo is a registered trademark; a Common Mark Certificate only proves that it was in use. */
const VERIFIED_MARK = 'VMC';

/**
 * Whether the author's domain publishes a logo with a Verified Mark Certificate (BIMI) that holds: issued for that
 * domain, in force, by an authority that mailauth knows. Asks for an aligned DKIM signature and a DMARC policy that
 * is enforced, as BIMI does.
 */
export async function hasVerifiedMark(
  dmarc: DMARCResult,
  { headers }: DKIMVerifyResult,
  { resolver, fetchMark, now }: MarkMeans,
): Promise<boolean> {
  const { bimi, validateVMC } = await import('mailauth/lib/bimi/index.js');
  const record = (await bimi({ dmarc, headers, resolver, bimiWithAlignedDkim: true })) || undefined;
  if (record?.status.result !== 'pass' || !record.authority) return false;
  const certificate = await fetchMark(record.authority);
  if (!certificate) return false;
  const { location: _, ...withoutLogo } = record;
  // Without the address of the logo, and with the certificate at hand, mailauth fetches nothing itself.
  const data: BIMIData = { ...withoutLogo, authorityPath: Buffer.from(certificate) };
  const validation = await validateVMC(data, { now });
  const authority = validation ? validation.authority : undefined;
  return (
    authority?.success === true && authority.domainVerified === true && authority.vmc?.type === VERIFIED_MARK
  );
}
