import { unfold } from '../message/header.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { type Authentication, UNAUTHENTICATED, UNNAMED_AUTHORITY } from './authentication.ts';
import { type AuthenticationResults, parseAuthenticationResults } from './authentication-results.ts';
import { passed, reportedResults, topmost } from './reported-results.ts';

/** Which Authentication-Results fields are believed. */
export type TrustedAuthorities =
  /** Nobody: authentication is unknown. */
  | { readonly kind: 'none' }
  /** Fields with one of these authserv-ids, lower case. The mail server must remove forged ones (RFC 8601 §5). */
  | {
      readonly kind: 'listed';
      readonly authservIds: readonly string[];
      /** Believe a field without any authserv-id too, as Exchange Online writes it, when it is the topmost of all. */
      readonly unnamed?: boolean;
      /** Domains, lower case, whose seals count where such a field says that the chain (RFC 8617) is whole. */
      readonly arcSealers?: readonly string[];
    }
  /** Whoever wrote the topmost field: for stored mail whose origin the administrator knows. */
  | { readonly kind: 'topmost' };

/** Trust in a configured list of authserv-ids; an empty list trusts nobody. */
export function trustIn(
  authservIds: readonly string[],
  { unnamed = false, arcSealers = [] }: { unnamed?: boolean; arcSealers?: readonly string[] } = {},
): TrustedAuthorities {
  if (authservIds.length === 0 && !unnamed) return { kind: 'none' };
  return { kind: 'listed', authservIds, unnamed, arcSealers };
}

const FIELD = 'authentication-results';

/** What filters of the mail server write between two fields with results (OpenDKIM, OpenDMARC, SPF, ARC). */
const WRITTEN_BETWEEN: ReadonlySet<string> = new Set([
  'arc-authentication-results',
  'arc-message-signature',
  'arc-seal',
  'dkim-filter',
  'dmarc-filter',
  'received-spf',
]);

/**
 * What the trusted mail server found out about the sender.
 *
 * Only the topmost block counts: the first field that is trusted and those that are trusted below it, up to
 * the next field of another kind, and of these each method only where it is reported first. Mail servers write
 * on top, so a field further down may have come with the message.
 */
export function readAuthentication(
  message: Pick<Message, 'header'>,
  trusted: TrustedAuthorities,
): Authentication {
  const block = trustedBlock(message, trusted);
  const [first] = block;
  if (!first) return UNAUTHENTICATED;
  return Object.freeze({
    authority: first.authservId || UNNAMED_AUTHORITY,
    ...reportedResults(block.map(({ results }) => results)),
  });
}

/** Whether the trusted mail server has verified a chain of seals (RFC 8617) and found it whole. */
export function reportsChain(message: Pick<Message, 'header'>, trusted: TrustedAuthorities): boolean {
  const reports = trustedBlock(message, trusted).map(({ results }) => results);
  return topmost(reports, 'arc').some(passed);
}

/** The fields that are believed, from the top of the header down. */
function trustedBlock(
  { header }: Pick<Message, 'header'>,
  trusted: TrustedAuthorities,
): readonly AuthenticationResults[] {
  if (trusted.kind === 'none') return [];
  const topmost = header.findIndex(({ key }) => key === FIELD);
  const start = header.findIndex(
    (field, index) => field.key === FIELD && isTrusted(parsed(field), trusted, index === topmost),
  );
  if (start < 0) return [];
  const end = header.findIndex(
    ({ key }, index) => index > start && key !== FIELD && !WRITTEN_BETWEEN.has(key),
  );
  const block = header
    .slice(start, end < 0 ? undefined : end)
    .filter(({ key }) => key === FIELD)
    .map(parsed);
  return block.filter((field) => belongs(field, block[0], trusted));
}

/** From the raw body: an encoded-word in a reverse-path may hold anything once it is decoded. */
function parsed({ raw }: HeaderField): AuthenticationResults {
  return parseAuthenticationResults(unfold(raw));
}

function isTrusted(
  { authservId }: AuthenticationResults,
  trusted: TrustedAuthorities,
  topmost: boolean,
): boolean {
  if (trusted.kind !== 'listed') return trusted.kind === 'topmost';
  if (authservId === '') return topmost && trusted.unnamed === true;
  return trusted.authservIds.includes(authservId);
}

/** iCloud reports each method under an id of its own: whoever lists several ids believes them together. */
function belongs(
  { authservId }: AuthenticationResults,
  first: AuthenticationResults | undefined,
  trusted: TrustedAuthorities,
): boolean {
  if (authservId === first?.authservId) return true;
  return trusted.kind === 'listed' && authservId !== '' && trusted.authservIds.includes(authservId);
}
