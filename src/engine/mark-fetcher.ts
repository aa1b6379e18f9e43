import { lookup } from 'node:dns';
import { request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { MarkFetcher } from '../authentication/verified-mark.ts';
import { type Outcome, remembered } from './remembered.ts';

/** Limits on what a sender's address may make us do; the address is in the sender's own DNS. */
const LIMITS = {
  /** A certificate with its logo is 5 to 60 kB; an endless answer fills the memory. */
  bytes: 262_144,
  /** Certificates that are remembered. */
  entries: 200,
  /** Milliseconds that one is remembered; certificates are in force for a year. */
  found: 3_600_000,
  absent: 300_000,
} as const;

/**
 * Fetches mark certificates over HTTPS from public addresses only: a sender could otherwise have us knock on the
 * doors of our own network. No redirects, no cookies, no other port than 443.
 */
export function markFetcher(milliseconds: number): MarkFetcher {
  return remembered((url) => fetched(url, milliseconds).catch(() => undefined), {
    entries: LIMITS.entries,
    now: () => performance.now(),
    lifetimeOf,
  });
}

function lifetimeOf(outcome: Outcome<Uint8Array | undefined>): number {
  return outcome.ok && outcome.answer ? LIMITS.found : LIMITS.absent;
}

/** Rejects for anything but a complete answer with status 200. */
async function fetched(address: string, milliseconds: number): Promise<Uint8Array> {
  const url = new URL(address);
  if (!isFetchable(url)) throw new Error('not an address to fetch a certificate from');
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const signal = AbortSignal.timeout(milliseconds);
  const call = request(url, { lookup: publicLookup, signal, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    if (response.statusCode !== 200) call.destroy(new Error(`status ${response.statusCode}`));
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > LIMITS.bytes) call.destroy(new Error('too large for a certificate'));
    });
    response.on('end', () => resolve(Buffer.concat(chunks)));
    response.on('error', reject);
  });
  call.on('error', reject);
  call.end();
  return promise;
}

/** Whether an address names a public host by its name: what is given as an IP address passes by any look-up. */
export function isFetchable({ protocol, port, hostname, username }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && port === '' && username === '' && isIP(host) === 0 && host.includes('.');
}

/** Networks that are not the Internet (RFC 6890). */
const OUR_OWN = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  OUR_OWN.addSubnet(network, prefix, 'ipv4');
}

/** Whether an address lies in the Internet. Of IPv6 only 2000::/3 does, without the ways around to IPv4 (6to4, NAT64). */
export function isInternetAddress(address: string): boolean {
  if (isIP(address) === 4) return !OUR_OWN.check(address, 'ipv4');
  return /^[23][\da-f]{3}:/i.test(address) && !/^2002:|^2001:0{0,4}:/i.test(address);
}

/** Looks a host up and lets only addresses of the Internet pass, so that the name cannot change in between. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const outside = addresses.filter(({ address }) => isInternetAddress(address));
    const [first] = outside;
    if (!first) return callback(Object.assign(new Error('not a public host'), { code: 'ENOTFOUND' }), []);
    return options.all ? callback(null, outside) : callback(null, first.address, first.family);
  });
};
