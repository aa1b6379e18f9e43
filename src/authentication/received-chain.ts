import { unfold } from '../message/header.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { type AuthenticationResults, parseAuthenticationResults } from './authentication-results.ts';
import { fieldTags, hasDuplicateTags } from './field-tags.ts';

/** One set of an Authenticated Received Chain (RFC 8617 §4): who sealed it, and what that host had seen. */
export interface ChainSet {
  /** The `d=` of the ARC-Seal, lower case. */
  readonly sealer: string;
  readonly seen: AuthenticationResults;
}

/**
 * The sets of the chain, oldest first; empty when there is none, or when anything about it could be read in two
 * ways. The chain has still to be verified.
 */
export function receivedChain({ header }: Pick<Message, 'header'>): readonly ChainSet[] {
  const seals = numbered(header, 'arc-seal', sealInstance);
  const reports = numbered(header, 'arc-authentication-results', reportInstance);
  if (seals === undefined || reports === undefined || seals.length !== reports.length) return [];
  return seals.map((seal, index) => ({
    sealer: fieldTags(seal).get('d')?.toLowerCase() ?? '',
    seen: seenIn(reports[index] ?? ''),
  }));
}

/** How many of the newest sets in a row a trusted domain has sealed. */
export function trustedSets(chain: readonly ChainSet[], trustedSealers: readonly string[]): number {
  const untrusted = chain.findLastIndex(({ sealer }) => !trustedSealers.includes(sealer));
  return chain.length - 1 - untrusted;
}

/**
 * What the earliest host saw of those in an unbroken row of trusted sealers up to the newest. What stands below
 * that row was only passed on: anybody can write a first set that says `dmarc=pass`.
 */
export function firstSeen(
  chain: readonly ChainSet[],
  trustedSealers: readonly string[],
): AuthenticationResults | undefined {
  const trusted = trustedSets(chain, trustedSealers);
  return trusted === 0 ? undefined : chain[chain.length - trusted]?.seen;
}

/** The bodies of a field in the order of their instances; undefined unless these are 1, 2, 3 … once each. */
function numbered(
  header: readonly HeaderField[],
  key: string,
  instanceOf: (body: string) => number,
): string[] | undefined {
  const fields = header.filter((field) => field.key === key).map(({ raw }) => unfold(raw));
  const byInstance = new Map(fields.map((body) => [instanceOf(body), body]));
  const bodies = fields.flatMap((_, index) => byInstance.get(index + 1) ?? []);
  return bodies.length === fields.length ? bodies : undefined;
}

function sealInstance(body: string): number {
  return hasDuplicateTags(body) ? Number.NaN : Number(fieldTags(body).get('i'));
}

const REPORT = /^\s*i\s*=\s*(?<instance>\d{1,2})\s*;/i;

function reportInstance(body: string): number {
  return Number(REPORT.exec(body)?.groups?.['instance']);
}

function seenIn(report: string): AuthenticationResults {
  return parseAuthenticationResults(report.replace(REPORT, ''));
}
