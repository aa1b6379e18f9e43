import type { HeaderField, Message } from '../message/message.ts';
import { type Authentication, type AuthenticationResult, UNAUTHENTICATED } from './authentication.ts';
import {
  type AuthenticationResults,
  type MethodResult,
  parseAuthenticationResults,
} from './authentication-results.ts';

/** Which Authentication-Results fields are believed. */
export type TrustedAuthorities =
  /** Nobody: authentication is unknown. */
  | { readonly kind: 'none' }
  /** Fields with one of these authserv-ids, lower case. The mail server must remove forged ones (RFC 8601 §5). */
  | { readonly kind: 'listed'; readonly authservIds: readonly string[] }
  /** Whoever wrote the topmost field: for stored mail whose origin the administrator knows. */
  | { readonly kind: 'topmost' };

/** Trust in a configured list of authserv-ids; an empty list trusts nobody. */
export function trustIn(authservIds: readonly string[]): TrustedAuthorities {
  return authservIds.length > 0 ? { kind: 'listed', authservIds } : { kind: 'none' };
}

const FIELD = 'authentication-results';

/**
 * What the trusted mail server found out about the sender.
 *
 * Only the topmost block counts: the first field that is trusted and those of the same authserv-id directly
 * below it, and of these each method only where it is reported first. Mail servers write on top, so a field
 * further down may have come with the message.
 */
export function readAuthentication(message: Message, trusted: TrustedAuthorities): Authentication {
  const block = topmostBlock(message.header, trusted);
  const authority = block[0]?.authservId;
  if (authority === undefined) return UNAUTHENTICATED;
  const spf = topmostResults(block, 'spf');
  const dkim = topmostResults(block, 'dkim');
  const spfDomain = spf.filter(passed).map(spfIdentity).find(Boolean);
  return Object.freeze({
    authority,
    spf: strongest(spf),
    ...(spfDomain !== undefined && { spfDomain }),
    dkim: strongest(dkim),
    dkimDomains: Object.freeze([...new Set(dkim.filter(passed).flatMap(dkimIdentity))]),
    dmarc: strongest(topmostResults(block, 'dmarc')),
  });
}

function topmostBlock(header: readonly HeaderField[], trusted: TrustedAuthorities): AuthenticationResults[] {
  if (trusted.kind === 'none') return [];
  const start = header.findIndex((field) => field.key === FIELD && isTrusted(field, trusted));
  if (start < 0) return [];
  const end = header.findIndex((field, index) => index > start && field.key !== FIELD);
  const block = header
    .slice(start, end < 0 ? undefined : end)
    .map(({ value }) => parseAuthenticationResults(value));
  return block.filter(({ authservId }) => authservId === block[0]?.authservId);
}

/**
 * The results of a method from the topmost field that reports it. Mail servers hide their own Received field
 * from a milter, so a field that a sender forged can stand directly below the real ones; what the mail server
 * reports itself cannot be overridden from there.
 */
function topmostResults(block: readonly AuthenticationResults[], method: string): readonly MethodResult[] {
  const reports = block.map(({ results }) => results.filter((result) => result.method === method));
  return reports.find((results) => results.length > 0) ?? [];
}

function isTrusted({ value }: HeaderField, trusted: TrustedAuthorities): boolean {
  if (trusted.kind !== 'listed') return trusted.kind === 'topmost';
  return trusted.authservIds.includes(parseAuthenticationResults(value).authservId);
}

function passed({ result }: MethodResult): boolean {
  return result === 'pass';
}

/** From best to worst: one passing signature is enough, and any failure says more than silence. */
const PREFERENCE = ['pass', 'fail', 'temporary-error', 'neutral', 'none'] as const;

function strongest(results: readonly MethodResult[]): AuthenticationResult {
  const outcomes = new Set(results.map(({ result }) => outcome(result)));
  return PREFERENCE.find((candidate) => outcomes.has(candidate)) ?? 'none';
}

/** The result names of RFC 8601 §2.7 and of servers in the field, reduced to ours. */
function outcome(result: string): AuthenticationResult {
  if (result === 'pass' || result === 'fail' || result === 'neutral') return result;
  if (result === 'softfail' || result === 'hardfail') return 'fail';
  return result === 'temperror' ? 'temporary-error' : 'none';
}

function spfIdentity({ properties }: MethodResult): string {
  return domainOf(properties.get('smtp.mailfrom') ?? properties.get('smtp.helo') ?? '');
}

function dkimIdentity({ properties }: MethodResult): string[] {
  const domain = domainOf(properties.get('header.d') ?? properties.get('header.i') ?? '');
  return domain ? [domain] : [];
}

/** `user@Example.com`, `@example.com` or `example.com` → `example.com`. */
function domainOf(identity: string): string {
  return identity.slice(identity.lastIndexOf('@') + 1).toLowerCase();
}
