import { addressesOf, addressParty, domainParty, usersOf } from './correspondents.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { Hash } from './memory-store.ts';

/**
 * Everything under which an address may be remembered: as somebody outside and as somebody here. A bare domain stands
 * for the organisation. Empty for what is neither.
 */
export function forgottenHashes(text: string, hash: KeyedHash): Hash[] {
  if (!text.includes('@')) return /^\S+\.\S+$/.test(text) ? [hash.party(domainParty(text))] : [];
  const addresses = addressesOf([text]);
  return [
    ...addresses.map((address) => hash.party(addressParty(address))),
    ...usersOf(addresses).map(hash.user),
  ];
}
