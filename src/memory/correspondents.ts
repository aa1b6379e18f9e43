import { organizationalDomain } from '../brands/domain.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';
import { normaliseDomain } from '../message/domain.ts';
import { type AddrSpec, formatAddrSpec } from '../message/mailbox.ts';
import type { Originator } from '../message/message.ts';

/** What somebody outside is remembered as: a domain, or an address where one domain serves many. */
export type Party = `domain:${string}` | `address:${string}`;

/** Who writes to whom, in the form that is looked up. */
export interface Correspondents {
  readonly sender: Party;
  /** The people here: lower-case addresses without subaddress, each once. */
  readonly users: readonly string[];
  /** Days since 1970-01-01. */
  readonly day: number;
}

/** A message to a thousand recipients would cost a thousand hashes; the first so many stand for all. */
const PATHS_LIMIT = 50;

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO date. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(date) / MS_PER_DAY);
}

/** The addresses of an envelope's paths; what is no address is left out. */
export function addressesOf(paths: readonly string[]): AddrSpec[] {
  return paths.slice(0, PATHS_LIMIT).flatMap((path) => {
    const at = path.lastIndexOf('@');
    const domain = normaliseDomain(path.slice(at + 1));
    return at < 1 || domain === '' ? [] : [{ localPart: path.slice(0, at), domain }];
  });
}

/** People here, each once. `jan+shop@…` is Jan (RFC 5233 subaddress). */
export function usersOf(addresses: readonly AddrSpec[]): string[] {
  const users = addresses.map(({ localPart, domain }) => `${localPart.split('+', 1)[0]}@${domain}`);
  return [...new Set(users.map((user) => user.toLowerCase()))];
}

/** Somebody outside as an address. No subaddress is cut off: relays tell their users apart by it. */
export function addressParty(address: AddrSpec): Party {
  return `address:${formatAddrSpec(address).toLowerCase()}`;
}

/** Somebody outside as an organisation. */
export function domainParty(domain: string): Party {
  return `domain:${organizationalDomain(domain)}`;
}

/**
 * The author as a party. Behind one domain of a mailbox provider or a relay are strangers to one another, so
 * there it is the whole address: who knows somebody at gmail.com does not know gmail.com.
 */
export function senderParty({ kind }: SenderIdentity, { author }: Originator): Party | undefined {
  const { addrSpec } = author;
  if (!addrSpec) return undefined;
  const shared = kind === 'mailbox-provider' || kind === 'relay';
  return shared ? addressParty(addrSpec) : domainParty(addrSpec.domain);
}
